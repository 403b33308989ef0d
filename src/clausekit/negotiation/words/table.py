"""What the papers of a negotiation say in any language."""

from __future__ import annotations

from collections.abc import Mapping

from clausekit.lean import dataclass


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Fixed words; those in braces are filled in.

    Attributes:
        strengths, statuses, parties, positions, standing, verified: Words by id.
        step: A rung of a choice, one and several.
    """

    confidential: str
    strengths: Mapping[str, str]
    positions: Mapping[str, str]
    statuses: Mapping[str, str]
    parties: Mapping[str, str]
    standing: Mapping[str, str]
    verified: Mapping[str, str]
    step: tuple[str, str]
    yes: str
    no: str
    without: str
    undecided: str
    none: str
    round: str
    clause: str
    strength: str
    # brief
    brief: str
    brief_for: str
    mandate_by: str
    no_mandate: str
    matters_most: str
    matters_how: str
    weight: str
    demands: str
    ours: str
    reach: str
    ask: str
    asks_at: str
    ladder: str
    point: str
    model_wordings: str
    same_everywhere: str
    own_words: str
    steps_down: str
    step_down: str
    position_loses: str
    no_demand_lost: str
    objections: str
    they_say: str
    we_answer: str
    exchange: str
    exchange_none: str
    evidence: str
    questions: str
    bases: str
    source: str
    state: str
    watch: str
    old: str
    not_in_force: str
    not_verified: str
    unknown_source: str
    notes: str
    history: str
    other_language: str
    # proposal
    proposal: str
    proposal_intro: str
    existing: str
    company: str
    union: str
    new: str
    amend: str
    reason: str
    status: str
    moved_by: str
    not_tabled: str
    nothing_there: str
    no_answer: str
    offers: str
    # rounds
    status_sheet: str
    private_sheet: str
    report: str
    so_far: str
    reached_round: str
    counted: str
    movement: str
    gap: str
    packages: str
    package: str
    package_broken: str
    package_settled: str
    package_open: str
    went_back: str
    distance: str
    to_floor: str
    to_target: str
    room: str
    at_target: str
    at_floor: str
    below_floor: str
    no_floor: str
    not_comparable: str
    agreed: str
    on_the_table: str
    open_points: str
    parked: str
    differs: str
    note: str
    report_intro: str
    nothing_yet: str
    # request for information
    letter: str
    letter_to: str
    letter_from: str
    letter_date: str
    letter_opening: str
    letter_scope: str
    letter_deadline: str
    letter_drafted: str
    letter_proposed: str
    letter_how: str
    letter_closing: str
    letter_questions: str
    letter_number: str
    letter_question: str
    letter_answer: str
    letter_signature: str
    letter_working_days: str
