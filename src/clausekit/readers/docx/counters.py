"""How Word writes the number of a list level: figures, letters of many alphabets, words, signs."""

from __future__ import annotations

from clausekit.model.scheme import NumberFormat, counter

_PLAIN: dict[str, NumberFormat] = {
    "decimal": "decimal",
    "decimalZero": "decimal-zero",
    "upperRoman": "upper-roman",
    "lowerRoman": "lower-roman",
    "upperLetter": "upper-letter",
    "lowerLetter": "lower-letter",
}
_CARDINALS = {
    "en": "one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "fr": "un deux trois quatre cinq six sept huit neuf dix "
    "onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez "
    "once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième "
    "onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième "
    "dix-neuvième vingtième",
    "es": "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ROWS = {
    "chicago": "*†‡§",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
}
_FIGURES = {
    "decimalFullWidth": "０１２３４５６７８９",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "hindiNumbers": "०१२३४५६७८९",
}
_BLOCKS = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
}
_COUNTING = frozenset(
    str.split(
        "chineseCounting chineseCountingThousand japaneseCounting ideographDigital "
        "taiwaneseCounting taiwaneseCountingThousand koreanCounting"
    )
)
_HAN = "〇一二三四五六七八九"


def written(value: int, form: str, language: str) -> str | None:
    """Return a number as a list level prints it; None for a format that is not known here."""
    if form in ("none", "bullet"):
        return ""
    if form in _PLAIN:
        return counter(value, _PLAIN[form]) if value > 0 else str(value)
    if form == "ordinal":
        return _ordinal(value, language)
    if form in ("cardinalText", "ordinalText"):
        return _in_words(value, language, ordinal=form == "ordinalText")
    if form == "numberInDash":
        return f"- {value} -"
    if form == "hex":
        return f"{value:X}"
    return _in_signs(value, form)


def _in_signs(value: int, form: str) -> str | None:
    if form in _ROWS and value > 0:
        row = _ROWS[form]
        times = 1 if form.startswith("ideograph") else (value - 1) // len(row) + 1
        return row[(value - 1) % len(row)] * times
    if form in _FIGURES:
        return "".join(_FIGURES[form][int(d)] if d.isdigit() else d for d in str(value))
    if form in _BLOCKS and 0 < value <= 20:
        return chr(_BLOCKS[form] + value - 1)
    if form in _COUNTING and 0 < value < 100:
        return _counted(value, tens=form != "ideographDigital")
    return None


def _counted(value: int, *, tens: bool) -> str:
    if not tens or value < 10:
        return "".join(_HAN[int(d)] for d in str(value))
    ten, one = divmod(value, 10)
    return (_HAN[ten] if ten > 1 else "") + "十" + (_HAN[one] if one else "")


def _ordinal(value: int, language: str) -> str:
    if language == "fr":
        return "1er" if value == 1 else f"{value}e"
    if language == "es":
        return f"{value}º"
    tail = (
        "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value}{tail}"


def _in_words(value: int, language: str, *, ordinal: bool) -> str:
    words = (_ORDINALS if ordinal else _CARDINALS).get(language, "").split()
    if words and 0 < value <= len(words):
        return words[value - 1].capitalize()
    if language == "en" and 20 < value < 100:
        ten, one = divmod(value, 10)
        if one:
            last = (_ORDINALS if ordinal else _CARDINALS)["en"].split()[one - 1]
            return f"{_TENS[ten - 2]}-{last}".capitalize()
        return (_TENS[ten - 2][:-1] + "ieth" if ordinal else _TENS[ten - 2]).capitalize()
    return str(value)


def padded(value: int, example: str) -> str | None:
    """Return a number like Word's own example of a format, `001, 002, 003, ...`; None if it is odd."""
    first = example.split(",", 1)[0].strip()
    return str(value).zfill(len(first)) if first.isdigit() else None
