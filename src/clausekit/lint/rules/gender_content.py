"""Whether an agreement is gender-responsive: yes or no by the elements that it carries.

These checks and the word rules never stand for each other: neutral words without these elements harm
equality just as well.
"""

# ruff: noqa: D102
# The base class documents `check`, which not every rule needs all of.

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document
from clausekit.lint.rule import Finding, Rule


class ContentRule(Rule):
    """Base of the content checks.

    Attributes:
        concerns: Clauses whose presence makes the check apply; empty for every agreement.
        carried_by: Elements of which one is enough, in each group.
        says: What is missing.
    """

    kinds: ClassVar[frozenset[str]] = frozenset({"agreement"})
    needs: ClassVar[tuple[str, ...]] = ("clauses", "elements")
    concerns: ClassVar[tuple[str, ...]] = ()
    carried_by: ClassVar[tuple[tuple[str, ...], ...]] = ()
    says: ClassVar[str] = ""

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        clauses, elements = context.clauses or frozenset(), context.elements or frozenset()
        if self.concerns and clauses.isdisjoint(self.concerns):
            return
        for group in self.carried_by:
            if elements.isdisjoint(group):
                clause = group[0].split("#", 1)[0]
                yield self.on(
                    self.says,
                    place=document.prose.name,
                    hint=f"Add {clause}, or the strength that carries “{group[0].split('#', 1)[1]}”.",
                    actual=group[0],
                )


class DataBySex(ContentRule):
    """Indicators and reports are not broken down by sex.

    What is not counted by sex cannot show who loses by a system.

    Bad: An agreement with indicators and no figures by sex.
    Good: Indicators split by sex, age and country.
    """

    name = "gender/data-by-sex"
    concerns = (
        "implementation/indicators",
        "impact-assessment/before-deployment",
        "framework/scope",
    )
    carried_by = (
        (
            "implementation/indicators#split-by-sex-age-country",
            "gender-equality/data-and-impact#disaggregated-figures",
        ),
    )
    says = "No provision breaks figures down by sex."


class ImpactBySex(ContentRule):
    """The impact assessment does not look at women and men separately.

    A neutral average hides that a system hits part-time and care workers, mostly women.

    Bad: An impact assessment without a gender chapter.
    Good: An assessment with a gender chapter and a budget to mitigate.
    """

    name = "gender/impact-by-sex"
    concerns = ("impact-assessment/before-deployment",)
    carried_by = (
        (
            "impact-assessment/before-deployment#gender-chapter",
            "gender-equality/data-and-impact#gender-chapter",
        ),
    )
    says = "The impact assessment has no gender chapter."


class BodyShares(ContentRule):
    """Bodies are set up without a minimum share for each sex.

    Committees fill themselves with those who sat on the last one.

    Bad: A monitoring committee without shares.
    Good: At least 40 % women and 40 % men, with a rule for substitutes.
    """

    name = "gender/body-shares"
    concerns = ("consultation/joint-committee", "implementation/monitoring-committee")
    carried_by = (
        ("gender-equality/participation#shares-in-bodies",),
        ("gender-equality/participation#substitution",),
    )
    says = "The bodies of this agreement have no minimum share for each sex, or no rule for substitutes."


class ViolenceAndHarassment(ContentRule):
    """Violence and harassment are not covered, or not those at home and through technology.

    Bad: No clause that carries ILO Convention 190.
    Good: C190 everywhere, with domestic and technology-facilitated violence.
    """

    name = "gender/violence-and-harassment"
    carried_by = (
        ("gender-equality/violence-and-harassment#c190-everywhere",),
        ("gender-equality/violence-and-harassment#domestic-violence",),
        ("gender-equality/violence-and-harassment#technology-facilitated",),
    )
    says = "Violence and harassment as Convention 190 means them are not covered in full."


class CareLeave(ContentRule):
    """Care leave is missing, or is for mothers alone.

    Bad: No leave for carers; nothing that makes fathers share it.
    Good: Leave for all families, with incentives to share care.
    """

    name = "gender/care-leave"
    carried_by = (
        ("gender-equality/care-and-parental-leave#leave-for-all-families",),
        ("gender-equality/care-and-parental-leave#shared-care",),
    )
    says = "No leave for every parent and carer, or nothing that leads to shared care."


class SafetyForEveryBody(ContentRule):
    """Safety and health are planned for the average man.

    Bad: Risk assessment without reproductive health, fit of equipment or violence.
    Good: A gender-responsive assessment and reports by sex.
    """

    name = "gender/safety-for-every-body"
    concerns = ("health-and-safety/fundamental-right", "health-and-safety/algorithmic-work")
    carried_by = (
        ("health-and-safety/fundamental-right#gender-responsive-assessment",),
        (
            "health-and-safety/fundamental-right#reporting-by-sex",
            "health-and-safety/algorithmic-work#effects-by-sex",
        ),
    )
    says = "Safety and health are not gender-responsive."


class TrainingAccess(ContentRule):
    """Training is not equally open, paid and possible with care duties.

    Bad: Training outside working hours, open to those who can stay.
    Good: Equal access, in paid hours.
    """

    name = "gender/training-access"
    concerns = ("training/lifelong-learning", "training/retraining", "training/ai-literacy")
    carried_by = (
        ("training/lifelong-learning#equal-access",),
        ("training/lifelong-learning#paid-hours", "training/retraining#paid-in-full"),
    )
    says = "Training has no equal, paid access for women and men."


class EqualPay(ContentRule):
    """Equal pay lacks data, a joint assessment or a deadline.

    Bad: “Equal pay is respected.”
    Good: Gap data, a joint assessment, a deadline and a budget.
    """

    name = "gender/equal-pay"
    carried_by = (
        ("gender-equality/equal-pay#gap-data",),
        ("gender-equality/equal-pay#joint-assessment",),
        ("gender-equality/equal-pay#deadline-and-budget",),
    )
    says = "Equal pay lacks data, a joint assessment or a deadline."


class BiasTest(ContentRule):
    """Systems are not tested for bias by sex, pregnancy, leave and part-time work.

    Bad: A system that decides on workers and no test.
    Good: Tests before and at intervals; a threshold stops use.
    """

    name = "gender/bias-test"
    concerns = (
        "ai-transparency/register",
        "algorithmic-management/human-in-command",
        "algorithmic-management/no-dismissal-by-algorithm",
        "algorithmic-management/bias-testing",
    )
    carried_by = (
        ("algorithmic-management/bias-testing#tests-before-and-at-intervals",),
        (
            "algorithmic-management/bias-testing#disability-and-care-tested",
            "ai-transparency/audit#bias-tests-by-group",
        ),
    )
    says = "Systems are not tested for bias by sex, care and part-time work."


class SupplyChainWomen(ContentRule):
    """Women at the bottom of the supply chain are not reached.

    Bad: Supplier duties that stop before home-based work.
    Good: Measures for women in the lower tiers, and gender-responsive due diligence.
    """

    name = "gender/supply-chain-women"
    concerns = ("due-diligence/supplier-obligations", "due-diligence/union-role")
    carried_by = (
        (
            "due-diligence/supplier-obligations#women-in-lower-tiers",
            "non-standard-work/home-based-work#home-work-registered",
        ),
        ("due-diligence/union-role#gender-responsive-diligence",),
    )
    says = "Women in the lower tiers of the supply chain are not reached."


class JobsBySex(ContentRule):
    """Jobs lost and created, and places in retraining, are not counted by sex.

    Bad: A transition plan with one total.
    Good: A transition plan with a chapter on women and on young workers.
    """

    name = "gender/jobs-by-sex"
    concerns = (
        "just-transition/transition-plan",
        "training/retraining",
        "just-transition/employment-security",
    )
    carried_by = (
        (
            "just-transition/transition-plan#gender-and-youth-chapters",
            "gender-equality/data-and-impact#exposed-jobs",
        ),
    )
    says = "Jobs and retraining places are not counted by sex."


class RemoteWorkUptake(ContentRule):
    """Remote work and the right to disconnect may deepen the double burden.

    Bad: Telework without a look at who takes it up.
    Good: Uptake by sex, with carers protected.
    """

    name = "gender/remote-work-uptake"
    concerns = ("working-time/telework", "working-time/right-to-disconnect")
    carried_by = (
        (
            "working-time/telework#no-double-burden-uptake-by-sex",
            "working-time/right-to-disconnect#carers-and-on-call",
        ),
    )
    says = "Remote work is not watched for a double burden."


class SafeComplaints(ContentRule):
    """Complaint channels are not safe for women.

    Bad: One channel, run by the line manager.
    Good: A gender-sensitive channel with trained persons; the survivor decides.
    """

    name = "gender/safe-complaints"
    concerns = ("due-diligence/grievance-channel", "implementation/disputes")
    carried_by = (
        (
            "due-diligence/grievance-channel#gender-sensitive",
            "gender-equality/violence-and-harassment#safe-channels",
        ),
        (
            "due-diligence/grievance-channel#survivor-decides",
            "implementation/disputes#survivor-chooses",
        ),
    )
    says = "Complaint channels are not safe for survivors."


class Leadership(ContentRule):
    """Nothing leads to mentoring, mixed jobs or women in leadership.

    Bad: “The Company values diversity.”
    Good: Mentoring, a desegregation plan and recruitment targets.
    """

    name = "gender/leadership"
    concerns = ("gender-equality/participation",)
    carried_by = (
        ("gender-equality/participation#mentorship",),
        ("gender-equality/participation#desegregation-plan",),
        ("gender-equality/participation#recruitment-targets",),
    )
    says = "Nothing leads to mentoring, mixed jobs or women in leadership."


class WomenNegotiated(ContentRule):
    """Women took no part in negotiating and reviewing the text.

    Bad: A text that no women's committee has read.
    Good: Women in the negotiating team, and a review before signing.
    """

    name = "gender/women-negotiated"
    carried_by = (("gender-equality/gender-responsive-language#women-negotiated-and-reviewed",),)
    says = "Nothing shows that women took part in negotiating and reviewing this text."
