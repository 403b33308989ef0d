"""What Word calls its built-in styles in other languages, so that a house style is found by name.

A file of French Word holds the English name `heading 1` under the id `Titre1`; files that passed
through other programs hold the localised name itself. Both are found.
"""

from __future__ import annotations

import re

_FORMS = {
    "heading {}": ("titre {}", "título {}", "titulo {}", "encabezado {}", "überschrift {}", "titolo {}",
                   "cabeçalho {}", "kop {}", "rubrik {}", "overskrift {}", "otsikko {}", "nagłówek {}",
                   "nadpis {}", "заголовок {}", "başlık {}", "عنوان {}"),
    "toc {}": ("tm {}", "table des matières niveau {}", "tdc {}", "tabla de contenido {}", "verzeichnis {}",
               "sommario {}", "índice {}", "sumário {}", "inhopg {}", "innehåll {}", "contents {}"),
}  # fmt: skip

_FIXED = {
    "normal": ("standard", "normale", "normál", "standaard", "обычный", "default", "default paragraph style",
               "normalny", "عادي"),
    "title": ("titre", "título", "titel", "titolo", "tytuł", "название", "العنوان"),
    "subtitle": ("sous-titre", "subtítulo", "untertitel", "sottotitolo", "ondertitel", "underrubrik"),
    "header": ("en-tête", "encabezado", "kopfzeile", "intestazione", "cabeçalho", "koptekst", "sidhuvud"),
    "footer": ("pied de page", "pie de página", "fußzeile", "piè di pagina", "pie di pagina", "rodapé",
               "voettekst", "sidfot"),
    "caption": ("légende", "descripción", "epígrafe", "beschriftung", "didascalia", "legenda", "bijschrift"),
    "footnote text": ("note de bas de page", "texto nota pie", "fußnotentext", "testo nota a piè di pagina",
                      "texto de nota de rodapé", "voetnoottekst"),
    "footnote reference": ("appel note de bas de p.", "appel de note de bas de page", "ref. de nota al pie",
                           "fußnotenzeichen", "rimando nota a piè di pagina",
                           "referência de nota de rodapé", "voetnootmarkering"),
    "toc heading": ("en-tête de table des matières", "título de tdc", "inhaltsverzeichnisüberschrift",
                    "titolo sommario", "cabeçalho do sumário", "kopvaninhoudsopgave"),
    "hyperlink": ("lien hypertexte", "hipervínculo", "collegamento ipertestuale", "hiperlink"),
    "line number": ("numéro de ligne", "número de línea", "zeilennummer", "numero riga", "regelnummer"),
    "table grid": ("grille du tableau", "tabla con cuadrícula", "tabellenraster", "tabellengitternetz",
                   "griglia tabella", "tabela com grelha", "tabelraster"),
    "normal table": ("tableau normal", "tabla normal", "normale tabelle", "tabella normale",
                     "tabela normal", "standaardtabel"),
    "default paragraph font": ("police par défaut", "fuente de párrafo predeter.",
                               "absatz-standardschriftart", "car. predefinito paragrafo",
                               "tipo de letra predefinido do parágrafo", "standaardalinea-lettertype"),
    "no list": ("aucune liste", "sin lista", "keine liste", "nessun elenco", "sem lista", "geen lijst"),
}  # fmt: skip

_ENGLISH = {local: name for name, others in _FIXED.items() for local in others}
_NUMBERED = [
    (re.compile(re.escape(local).replace(r"\{\}", r"\s*(\d)")), name)
    for name, others in _FORMS.items()
    for local in (name, *others)
]


def canonical(name: str) -> str:
    """Return the English lower-case name of a style, however its Word calls it."""
    plain = " ".join(name.replace("\N{NO-BREAK SPACE}", " ").lower().split())
    for pattern, english in _NUMBERED:
        match = pattern.fullmatch(plain)
        if match:
            return english.format(match[1])
    return _ENGLISH.get(plain, plain)
