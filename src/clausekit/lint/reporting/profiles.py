"""The obligation profile as a page of text."""

from __future__ import annotations

from collections.abc import Sequence

from clausekit.lint.obligation.profile import ClauseProfile


def profile_text(profiles: Sequence[ClauseProfile]) -> str:
    """Return each clause with its ladder, its completeness and its weakest duty."""
    lines: list[str] = []
    for profile in profiles:
        duties = [s for s in profile.sentences if s.score is not None]
        if not duties:
            continue
        lines.append(profile.heading or profile.clause or "(no heading)")
        ladder = (
            "no duty of the employer's side"
            if profile.ladder is None
            else f"{profile.ladder:.1f} of 5"
        )
        answered = [a for a, yes in profile.completeness.items() if yes]
        silent = [a for a, yes in profile.completeness.items() if not yes]
        lines += [
            f"  obligation   {ladder}",
            f"  answered     {', '.join(answered) or 'nothing'}",
            f"  silent on    {', '.join(silent) or 'nothing'}",
        ]
        if profile.weakeners:
            lines.append(f"  weakened by  {', '.join(f'“{w}”' for w in profile.weakeners)}")
        if profile.weakest:
            lines.append(f"  weakest      {profile.weakest}")
        if profile.verdict is not None:
            lines.append(
                f"  together     {profile.verdict:.1f} (obligation × completeness, less the weakeners)"
            )
        lines.append("")
    return "\n".join(lines) + ("\n" if lines else "No duties found.\n")
