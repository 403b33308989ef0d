"""Replacements as a plan, and made in a text."""

from __future__ import annotations

import pytest

from clausekit.diagnostics import Fix
from clausekit.lint import lint
from clausekit.lint.fixes import fixed, plan
from clausekit.readers import read_text
from clausekit.source.span import Span


def mended(text: str) -> str:
    diagnostics = lint(read_text(text, "x.md", kind="library")).diagnostics()
    made, left = fixed(text, plan(diagnostics).by_file.get("x.md", ()))
    assert left == ()
    return made


def test_a_replacement_keeps_the_plural() -> None:
    assert mended("The foremen and a chairman met.") == "The supervisors and a chair met."


def test_the_article_before_the_word_is_mended() -> None:
    text = "An ombudsman may help."
    plain = (Fix(Span("x.md", 1, 4), "ombudsman", "mediator"),)
    assert fixed(text, plain)[0] == "A mediator may help."


def test_a_wrapped_line_is_mended_in_its_place() -> None:
    assert mended("Each night\nthe foreman decides.") == "Each night\nthe supervisor decides."


def test_what_may_change_the_meaning_is_left_to_a_person() -> None:
    assert (
        mended("Chaque travailleur vote dans le comité de la société.")
        == "Chaque travailleur vote dans le comité de la société."
    )
    assert mended("The employee shall show his badge.") == "The employee shall show his badge."


def test_a_text_that_was_edited_in_between_is_not_damaged() -> None:
    fix = Fix(Span("x.md", 1, 5), "foreman", "supervisor")
    assert fixed("The supervisor decides.", (fix,)) == ("The supervisor decides.", (fix,))


def test_a_plan_orders_by_place_and_skips_what_overlaps() -> None:
    first = Fix(Span("x.md", 1, 1), "master craftsman", "skilled artisan")
    second = Fix(Span("x.md", 1, 8), "craftsman", "artisan")
    from clausekit.diagnostics import Diagnostic

    made = plan([Diagnostic("a/b", "x.", fix=second), Diagnostic("a/b", "x.", fix=first)])
    assert made.by_file == {"x.md": (first,)}
    assert made.skipped == (second,)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Elle informe l’homme de loi.", "Elle informe le juriste."),
        ("fr", "L’homme de loi décide.", "Le juriste décide."),
        ("fr", "Le rôle de membre, d'hommes de loi.", "Le rôle de membre, de juristes."),
        ("fr", "Elle écoute cet homme de loi.", "Elle écoute ce juriste."),
        ("fr", "Elle voit la dame de compagnie.", "Elle voit l’aide à domicile."),
        ("fr", "Elle informe un homme de confiance.", "Elle informe un homme de confiance."),
        ("fr", "Elle paie les femmes de ménage.", "Elle paie les femmes de ménage."),
        ("fr", "Elle informe les cheminots.", "Elle informe les cheminotes et les cheminots."),
        ("fr", "Elle informe les travailleurs concernés.", "Elle informe les travailleuses et les travailleurs concernés."),
        ("fr", "Le plan va aux salariés.", "Le plan va aux salariées et aux salariés."),
        ("fr", "Elle forme ses employés.", "Elle forme ses employées et employés."),
        ("fr", "Elle forme tous les employés.", "Elle forme tous les employés."),
        ("fr", "Elle forme les nouveaux employés.", "Elle forme les nouveaux employés."),
        ("fr", "Elle informe les travailleurs et les délégués.", "Elle informe les travailleurs et les délégués."),
        ("fr", "Tout travailleur est informé.", "Tout travailleur est informé."),
        ("fr", "Les experts-comptables votent.", "Les experts-comptables votent."),
        ("fr", "Les contractuels votent.", "Les contractuelles et les contractuels votent."),
        ("fr", "Les électriciens votent.", "Les électriciennes et les électriciens votent."),
        ("fr", "Les agents d’intelligence artificielle votent.", "Les agents d’intelligence artificielle votent."),
        ("fr", "Les correcteurs automatiques votent.", "Les correcteurs automatiques votent."),
        ("es", "Los traductores automáticos votan.", "Los traductores automáticos votan."),
        ("es", "Se informa a los trabajadores.", "Se informa a las trabajadoras y los trabajadores."),
        ("es", "Los aprendices votan.", "Las aprendizas y los aprendices votan."),
        ("es", "Se informa al trabajador.", "Se informa al trabajador."),
        ("es", "Se informa a la mujer conductora.", "Se informa a la conductora."),
        ("es", "Se informa al hombre de confianza.", "Se informa al hombre de confianza."),
    ],
)  # fmt: skip
def test_a_sentence_in_french_or_spanish_stays_right(language: str, text: str, wanted: str) -> None:
    """A replacement of another gender or number would need more changes than one: it is left."""
    prose = read_text(text, "x.md", language=language, kind="library")
    made, _ = fixed(text, plan(lint(prose).diagnostics()).by_file.get("x.md", ()))
    assert made == wanted
    again = plan(lint(read_text(made, "x.md", language=language, kind="library")).diagnostics())
    assert not again.by_file


def test_a_defined_term_is_left_since_its_definition_would_no_longer_fit() -> None:
    text = "“Foreman” means the worker who leads a shift.\n\nThe foreman and the salesmen meet."
    prose = read_text(text, "x.md", kind="foreign")
    diagnostics = lint(prose).diagnostics()
    made, _ = fixed(text, plan(diagnostics).by_file["x.md"])
    assert made.endswith("The foreman and the sales representatives meet.")
    assert any("change it in its definition too" in d.hint for d in diagnostics)


def test_apostrophes_are_those_of_the_text() -> None:
    for sign in ("’", "'"):
        text = f"L{sign}accord vise les contremaîtres."
        prose = read_text(text, "x.md", language="fr", kind="library")
        made, _ = fixed(text, plan(lint(prose).diagnostics()).by_file["x.md"])
        assert made == f"L{sign}accord vise les responsables d{sign}équipe."
