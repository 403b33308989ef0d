"""The theme and the font table of the base document: the least that Word expects to find."""

from __future__ import annotations

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLOURS = (
    ("dk1", '<a:sysClr val="windowText" lastClr="000000"/>'), ("lt1", '<a:sysClr val="window" lastClr="FFFFFF"/>'),
    *((name, f'<a:srgbClr val="{value}"/>') for name, value in (
        ("dk2", "1F2A44"), ("lt2", "EEF0F4"), ("accent1", "1F2A44"), ("accent2", "5A6275"), ("accent3", "B8BECB"),
        ("accent4", "7A5C2E"), ("accent5", "2E6B57"), ("accent6", "8A2E3B"), ("hlink", "1F2A44"), ("folHlink", "5A6275"),
    )),
)  # fmt: skip
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
FONT = '<a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface="Times New Roman"/>'
THEME = (
    f'<a:theme xmlns:a="{A}" name="Agreement"><a:themeElements><a:clrScheme name="Agreement">'
    + "".join(f"<a:{name}>{value}</a:{name}>" for name, value in COLOURS)
    + f'</a:clrScheme><a:fontScheme name="Agreement"><a:majorFont>{FONT}</a:majorFont><a:minorFont>{FONT}</a:minorFont>'
    f'</a:fontScheme><a:fmtScheme name="Agreement"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{LINE * 3}</a:lnStyleLst><a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def font(name: str, panose: str, family: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )


FONTS = font("Cambria", "02040503050406030204", "roman") + font(
    "Times New Roman", "02020603050405020304", "roman"
)
