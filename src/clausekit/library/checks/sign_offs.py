"""Sign-offs of what is there; those of a text that has changed since are named."""

from __future__ import annotations

from clausekit.library.checks.context import Context
from clausekit.library.sign_offs import approval
from clausekit.source.nearest import suggestion


def check_sign_offs(context: Context) -> None:
    """Report sign-offs of nothing, and warn of those that a change of the text withdrew."""
    recorded = context.library.sign_offs(context.report)
    for one in recorded:
        view = context.views.get(one.clause)
        if view is None:
            if one.clause not in context.known:
                message = f"There is no clause “{one.clause}”."
                hint = suggestion(one.clause, context.known)
                context.report.error("sign-off/unknown-clause", message, one.span, hint=hint)
        elif one.provision and one.provision not in view.clause.provisions:
            message = f"“{one.clause}” has no provision “{one.provision}”."
            hint = suggestion(one.provision, view.clause.provisions)
            context.report.error("sign-off/unknown-provision", message, one.span, hint=hint)
        elif one in approval(view.clause, one.language, recorded).withdrawn:
            what = f"{one.clause}.{one.provision}" if one.provision else one.clause
            message = f"The text of “{what}” has changed since it was signed off ({one.who})."
            hint = "Have it read again, then run `clausekit sign-off`."
            context.report.warning("sign-off/withdrawn", message, one.span, hint=hint)
