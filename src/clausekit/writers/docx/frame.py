"""Headers, footers, sections, settings and properties: what stands around the text."""

from __future__ import annotations

import re

from clausekit.writers.docx.fields import field
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.xml import DECLARATION, NAMESPACES, OFFICE, VML, attribute, text
from clausekit.writers.phrasing import language_tag, shown

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"


def header_part(setting: Setting, *, title_page: bool) -> str:
    """Return a header: the title, and the watermark where one is wanted."""
    agreement, inliner = setting.agreement, setting.inliner
    word = setting.marks.watermark or (agreement.words.draft if setting.options.watermark else "")
    mark = watermark(word) if word else ""
    words = "" if title_page else inliner.words(shown(agreement.title))
    borderless = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>' if title_page else ""
    paragraph = setting.paragraph("Header", mark + words, middle=borderless)
    return (
        f'{DECLARATION}<w:hdr {NAMESPACES} xmlns:v="{VML}" xmlns:o="{OFFICE}">{paragraph}</w:hdr>'
    )


def footer_part(setting: Setting) -> str:
    """Return the footer: the proposal, and page X of Y in the words of the language."""
    inliner = setting.inliner
    runs = [inliner.words(setting.agreement.proposal), "<w:r><w:tab/></w:r>"]
    for piece in _FIELD_PLACE.split(setting.agreement.words.page):
        name = _FIELDS.get(piece)
        runs.append(field(name, "1") if name else inliner.words(piece))
    paragraph = setting.paragraph(
        "Footer", "".join(runs), middle=setting.sheet.tabs.get("Footer", "")
    )
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph}</w:ftr>"


_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_FIELD_PLACE = re.compile(r"(\{pages?\})")


def watermark(words: str) -> str:
    """Return the run that prints a word behind the page, as Word's own command writes it."""
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/>'
        '</v:shapetype><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" '
        f'type="#_x0000_t136" alt="{attribute(words)}" '
        f'style="position:absolute;margin-left:0;margin-top:0;width:{_mark_width(words)}pt;'
        "height:110pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" '
        'stroked="f"><v:fill opacity=".4"/><v:textpath style="font-family:&quot;Cambria&quot;;'
        f'font-size:1pt" string="{attribute(words)}"/></v:shape></w:pict></w:r>'
    )


def _mark_width(words: str) -> int:
    return max(220, min(520, 74 * len(words)))


def section_xml(setting: Setting, references: str, *, title_page: bool) -> str:
    """Return the properties of a section; the body's carries the line numbers."""
    kind = "" if title_page else '<w:type w:val="nextPage"/>'
    lines = ""
    if setting.options.table_copy and not title_page:
        lines = '<w:lnNumType w:countBy="5" w:distance="284" w:restart="newPage"/>'
    rtl = "<w:bidi/>" if setting.inliner.tongue.paragraph else ""
    columns = f'{lines}<w:cols w:space="708"/>{rtl}'
    return f"<w:sectPr>{references}{kind}{setting.page.xml}{columns}</w:sectPr>"


def settings_part(setting: Setting) -> str:
    """Return the settings: of today's Word, no update prompt, changes tracked where asked for."""
    track = ""
    if setting.options.track:
        track = (
            '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'
        )
    notes = ""
    if setting.footnotes:
        notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    uri = "http://schemas.microsoft.com/office/word"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    language = attribute(language_tag(setting.agreement.language))
    beyond = ' w:val="en-GB" w:bidi=' if setting.inliner.tongue.paragraph else " w:val="
    themed = f'<w:themeFontLang{beyond}"{language}"/>'
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{track}'
        f'<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>{notes}'
        f'<w:compat>{compat}</w:compat>{themed}<w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def core_part(setting: Setting) -> str:
    """Return the properties: title and language, and nobody's name or day."""
    agreement = setting.agreement
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}">'
        f"<dc:title>{text(shown(agreement.title))}</dc:title>"
        f"<dc:language>{text(language_tag(agreement.language))}</dc:language></cp:coreProperties>"
    )
