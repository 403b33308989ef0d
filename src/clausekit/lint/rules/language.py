"""Language versions that say different things."""

# ruff: noqa: ARG002, D102
# The base class documents `check`, which not every rule needs all of.

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from clausekit.lint.facts import LintContext, ProvisionFact, VersionFact
from clausekit.lint.passages.passage import Document
from clausekit.lint.rule import Finding, Rule


def pairs(context: LintContext) -> Iterator[tuple[VersionFact, VersionFact]]:
    """Yield each version of a clause with the first of its versions, the one that it is compared to."""
    first: dict[str, VersionFact] = {}
    for version in context.versions or ():
        base = first.setdefault(version.clause, version)
        if base is not version:
            yield base, version


class _Versions(Rule):
    needs = ("versions",)
    what: ClassVar[str] = ""

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for base, version in pairs(context):
            theirs = {p.id: p for p in version.provisions}
            for ours in base.provisions:
                other = theirs.get(ours.id)
                if other is not None:
                    yield from self._compare(base, version, ours, other)

    def _compare(
        self, base: VersionFact, version: VersionFact, ours: ProvisionFact, other: ProvisionFact
    ) -> Iterator[Finding]:
        left, right = self._sets(ours), self._sets(other)
        for missing, where in ((left - right, version), (right - left, base)):
            if missing:
                names = ", ".join(sorted(missing))
                span = other.span if where is version else ours.span
                yield self.on(
                    f"“{ours.id}” of {base.clause} has {self.what} {names} in one language "
                    f"and not in {where.language}.",
                    span=span,
                    clause=base.clause,
                    actual=names,
                )

    def _sets(self, provision: ProvisionFact) -> frozenset[str]:
        return frozenset()


class VersionProvisions(Rule):
    """A provision stands in one language and not in another.

    Whoever signs the other version did not agree to it.

    Bad: English has the provision “sanction”; French does not.
    Good: Every version has every provision.
    """

    name = "language/provisions"
    needs = ("versions",)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for base, version in pairs(context):
            ours, theirs = {p.id for p in base.provisions}, {p.id for p in version.provisions}
            for missing in sorted(ours - theirs):
                yield self.on(
                    f"“{missing}” of {base.clause} does not stand in {version.language}.",
                    span=version.span,
                    clause=base.clause,
                    actual=missing,
                )
            for missing in sorted(theirs - ours):
                yield self.on(
                    f"“{missing}” of {base.clause} does not stand in {base.language}.",
                    span=base.span,
                    clause=base.clause,
                    actual=missing,
                )


class VersionItems(_Versions):
    """A list has more items in one language than in another.

    The item that is missing is the right that workers of that language do not have.

    Bad: Five items in English, four in Spanish.
    Good: The same items in every version.
    """

    name = "language/items"

    def _compare(
        self, base: VersionFact, version: VersionFact, ours: ProvisionFact, other: ProvisionFact
    ) -> Iterator[Finding]:
        if ours.items != other.items:
            yield self.on(
                f"“{ours.id}” of {base.clause} has {ours.items} items in {base.language} "
                f"and {other.items} in {version.language}.",
                span=other.span,
                clause=base.clause,
            )


class VersionParameters(_Versions):
    """A value is printed in one language and not in another.

    Then a number that was bargained for is missing from the version that the site reads.

    Bad: English prints {{ days }}; French prints none.
    Good: The same parameters in every version.
    """

    name = "language/parameters"
    what = "the parameter"

    def _sets(self, provision: ProvisionFact) -> frozenset[str]:
        return provision.parameters


class VersionTerms(_Versions):
    """A defined term is used in one language and not in another.

    Without the term the definition does not govern, and the version means something else.

    Bad: English uses [[worker]]; Spanish writes a plain word.
    Good: The same terms in every version.
    """

    name = "language/terms"
    what = "the term"

    def _sets(self, provision: ProvisionFact) -> frozenset[str]:
        return provision.terms


class VersionReferences(_Versions):
    """A reference stands in one language and not in another.

    Then one version leads to the remedy and the other does not.

    Bad: English points at the dispute clause; French does not.
    Good: The same references in every version.
    """

    name = "language/references"
    what = "the reference"

    def _sets(self, provision: ProvisionFact) -> frozenset[str]:
        return provision.references


class OlderBase(Rule):
    """A version was made from an older text.

    What changed since is in one language only.

    Bad: French made from English 1.0.0; English is 1.1.0.
    Good: Every version names the text that it was made from, and that text still stands.
    """

    name = "language/older-base"
    needs = ("versions",)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for version in context.versions or ():
            for key, made_from in sorted(version.based_on.items()):
                now = version.current.get(key)
                if now is not None and now != made_from:
                    yield self.on(
                        f"{version.clause} in {version.language} was made from {key} {made_from}; "
                        f"it is {now} today.",
                        span=version.span,
                        clause=version.clause,
                        actual=made_from,
                        expected=now,
                    )
