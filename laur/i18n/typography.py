"""The small signs of good typesetting: hard spaces, quotation marks, apostrophes, dashes, ellipses.

Input is plain text, never HTML, code or an address. Letters and digits are never changed, and typeset text comes out
as it went in (the rules look at a finished sign just as at the raw one that it replaces). Quotation marks that an
author chose stay. Where a rule cannot be sure (a postcode or a range?), the text stays as it is.

The rules for Polish are those of `docs/domain.md`, “Polish”; a language without rules here only gets ellipses, dashes
and ranges.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from laur.i18n.languages import ENGLISH, HARD_SPACE, POLISH, GrammaticalCase, Language

NOT_TEXT = "\ufffc"
"""U+FFFC, object replacement character: stands in a run for a piece of code, a picture or whatever is no text."""

_S = "[ \t\r\n\f\u00a0]"
_DASHES = r"\-–—"  # for a character class
_DOUBLE, _SINGLE, _ANGLE = '"„“”', "'‘’", "«»"
_ALWAYS_OPENING, _ALWAYS_CLOSING = "„«‘", "»"
_STRAIGHT = "\"'"
_OPENING_COMES_AFTER = " \t\r\n\f\u00a0([{</=-–—"
_OPENING_NEVER_BEFORE = " \t\r\n\f\u00a0)]},;:!?"


class _Marks(NamedTuple):
    """The quotation marks of a language: opening and closing, then those within these."""

    outer: tuple[str, str]
    inner: tuple[str, str]


_MARKS = {"pl": _Marks(("„", "”"), ("«", "»")), "en": _Marks(("“", "”"), ("‘", "’"))}

_UNITS = (
    "%|‰|°C|mm|cm|km|m|km²|m²|m³|ha|mg|g|dag|kg|t|ml|l|kB|MB|GB|TB|kW|MW|GW|kWh|MWh|GWh|s|min|h|EUR|USD|GBP|PLN|CHF|€|£"
)
_POLISH_UNITS = _UNITS + "|zł|gr|godz|pkt|proc|tys|mln|mld|szt|os"
_POLISH_SHORT = "nr|ok\\.|art\\.|ust\\.|str\\.|s\\.|poz\\.|godz\\.|§"
_ENGLISH_SHORT = "No\\.|no\\.|p\\.|pp\\.|ca\\.|§"
_NO_RANGE_AFTER = "tel|telefon|phone|kom|faks|fax|nr|no|kod|isbn|issn|nip|regon|krs|konto"
"""Words after which digits with a hyphen are one number, not a range."""
_STANDARDS = "iso|iec|en|pn|din|bs"
"""Makers of standards, whose numbers may follow after further words (ISO/IEC 17021-1, PN-EN 15593-2)."""
_LOOK_BACK = 20
"""How many characters before a number are searched for such words."""


@lru_cache(maxsize=4096)
def typeset(text: str, lang: str) -> str:
    """One run of plain text, typeset. Names and labels come again and again on a page and from page to page."""
    return typeset_runs([text], lang)[0]


def typeset_runs(runs: Sequence[str], lang: str) -> list[str]:
    """The text runs of one paragraph in their order, typeset as one text; as many come out as went in.

    A quotation may open in one run and close in another, and a one-letter word may end a run. What breaks the line
    (``<br>``) ends the paragraph; for what is not text pass `NOT_TEXT`, which stands like a word and comes out as is.
    """
    text = "".join(runs)
    signs = _typeset(text, lang.partition("-")[0])
    bounds = accumulate((len(run) for run in runs), initial=0)
    return ["".join(signs[start:end]) for start, end in pairwise(bounds)]


def _typeset(text: str, lang: str) -> list[str]:
    """For each character what is to stand in its stead: itself, another sign, or nothing."""
    rules = _rules(lang)
    signs = list(text)
    sight = rules.fixed.sub(lambda found: NOT_TEXT * len(found[0]), text)
    for gap in _spans(rules.hard_gaps, sight):
        _replace(signs, gap, HARD_SPACE)
    for dash in _spans(rules.dashes, sight):
        _replace(signs, dash, "–")
    for hyphen in _ranges(rules, sight):
        signs[hyphen] = "–"
    for dots in _spans(rules.ellipses, sight):
        _replace(signs, dots, "…")
    if lang in _MARKS:
        _set_quotation_marks(signs, sight, _MARKS[lang])
    return signs


def _replace(signs: list[str], span: tuple[int, int], sign: str) -> None:
    start, end = span
    signs[start:end] = [sign, *[""] * (end - start - 1)]


def _spans(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[tuple[int, int]]:
    """Where the first group of the patterns stands."""
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield found.span(1)


# ---------------------------------------------------------------------------------------------- rules as patterns


class _Rules(NamedTuple):
    """What is looked for; in all but `fixed` and `number_before`, group 1 is what changes."""

    fixed: re.Pattern[str]
    """What is left alone as a whole: addresses, e-mail addresses, degrees and minutes."""
    hard_gaps: tuple[re.Pattern[str], ...]
    dashes: tuple[re.Pattern[str], ...]
    ellipses: tuple[re.Pattern[str], ...]
    ranges: re.Pattern[str]
    times: re.Pattern[str]
    number_before: re.Pattern[str]


@lru_cache(maxsize=8)
def _rules(lang: str) -> _Rules:
    return _Rules(
        fixed=re.compile(
            r"""(?<!\w)(?:[a-z][a-z+]{0,30}://|www\.)[^\s<>"'„“”«»‘’…]+"""
            r"|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+"
            r"""|(?<!\d)\d++°\s?\d+['’](?:\s?\d+(?:[.,]\d+)?["”]?)?"""
        ),
        hard_gaps=tuple(re.compile(pattern) for pattern in _hard_gaps(lang)),
        dashes=(re.compile(rf"(?:(?<={_S})|^)(-{{1,2}})(?={_S})"),),
        ellipses=(re.compile(r"(?<![.…])(\.{3})(?![.…])"),),
        ranges=re.compile(
            rf"(?<![\w.,…/:+{_DASHES}{NOT_TEXT}])(\d{{1,9}})-(\d{{1,9}})(?![\w/{_DASHES}{NOT_TEXT}]|[.,:]\d|{_S}\d)"
        ),
        times=re.compile(r"(?<![\w.,:-])\d{1,2}:\d\d(-)(?=\d{1,2}:\d\d(?![\w:-]))"),
        number_before=re.compile(
            rf"(?:\d|(?<!\w)(?:{_NO_RANGE_AFTER})[.:]*){_S}*$|(?<!\w)(?:{_STANDARDS})[\s-][\w\s–-]*$", re.IGNORECASE
        ),
    )


def _hard_gaps(lang: str) -> tuple[str, ...]:
    """Patterns of white space that must not break, by language."""
    thousands = rf"(?<![\d.,…{_DASHES}])\d{{1,3}}({_S}+)(?=\d{{3}}(?!\d))"
    if lang == "pl":
        return (
            rf"(?<![^\s(\[{{{_DOUBLE}{_SINGLE}{_ANGLE}–—])(?<!\w['‘’])[aiouwzAIOUWZ]({_S}+)(?=\S)",
            _day_and_month(POLISH),
            rf"(?<=\d)({_S}+)(?=(?:rr?\.|rok(?:u|iem)?(?!\w)))",
            rf"(?<!\w)[IVXL]+({_S}+)(?=w\.)",
            rf"(?<=\d)({_S}+)(?=(?:{_POLISH_UNITS})(?!\w|\.\w))",
            rf"(?<!\w)(?<!\w\.)(?:{_POLISH_SHORT})({_S}+)(?=\d)",
            thousands,
        )
    if lang == "en":
        return (
            _day_and_month(ENGLISH),
            rf"(?<=\d)({_S}+)(?=(?:{_UNITS})(?!\w|\.\w))",
            rf"(?<!\w)(?<!\w\.)(?:{_ENGLISH_SHORT})({_S}+)(?=\d)",
        )
    return ()


def _day_and_month(spoken: Language) -> str:
    """The space between the number of a day and the name of its month."""
    return rf"(?<!\d)\d{{1,2}}({_S}+)(?=(?:{'|'.join(spoken.months[GrammaticalCase.GENITIVE])})(?!\w))"


def _ranges(rules: _Rules, text: str) -> Iterator[int]:
    """The hyphens between two numbers or two times that mean “to”."""
    for found in rules.ranges.finditer(text):
        window = max(found.start() - _LOOK_BACK, 0)
        if _is_range(found[1], found[2]) and not rules.number_before.search(text, window, found.start()):
            yield found.end(1)
    for found in rules.times.finditer(text):
        yield found.start(1)


def _is_range(first: str, last: str) -> bool:
    """Whether the numbers rise, and are no month of a year (2019-12), no postcode (00-950), no code (007-123)."""
    if first.startswith("0") or last.startswith("0") or int(first) >= int(last):
        return False
    return (len(first), len(last)) != (2, 3)


# ---------------------------------------------------------------------------------------------- quotation marks


def _set_quotation_marks(signs: list[str], text: str, marks: _Marks) -> None:
    """Straight marks become the language's by depth if they pair up, and apostrophes if they are single and do not."""
    pairs = _pairs(text)
    around: list[tuple[int, int]] = []
    for opening, closing in pairs:
        while around and around[-1][1] < opening:
            around.pop()
        within_outer = bool(around) and signs[around[-1][0]] == marks.outer[0]
        left, right = marks.inner if within_outer else marks.outer
        if text[opening] == "'" or text[closing] == "'":
            left, right = "‘", "’"
        elif text[opening] != '"':
            right = "”"
        elif text[closing] != '"':
            left = marks.outer[0]
        signs[opening] = left if text[opening] in _STRAIGHT else signs[opening]
        signs[closing] = right if text[closing] in _STRAIGHT else signs[closing]
        around.append((opening, closing))
    paired = {at for pair in pairs for at in pair}
    for at, character in enumerate(text):
        if character == "'" and at not in paired:
            signs[at] = "’"


def _pairs(text: str) -> list[tuple[int, int]]:
    """Opening and closing marks that belong together, in the order of the opening ones."""
    pairs: list[tuple[int, int]] = []
    open_marks: list[int] = []
    for found in re.finditer(f"[{_DOUBLE}{_SINGLE}{_ANGLE}]", text):
        at = found.start()
        if _opens(text, at, open_marks):
            open_marks.append(at)
        elif (depth := _partner(text, at, open_marks)) is not None:
            pairs.append((open_marks[depth], at))
            del open_marks[depth:]
    return sorted(pairs)


def _opens(text: str, at: int, open_marks: list[int]) -> bool:
    """Whether a mark opens: by its form, or by standing before a word and not behind one."""
    if text[at] in _ALWAYS_OPENING:
        return True
    if text[at] in _ALWAYS_CLOSING or at + 1 == len(text) or text[at + 1] in _OPENING_NEVER_BEFORE:
        return False
    return at == 0 or text[at - 1] in _OPENING_COMES_AFTER or (bool(open_marks) and open_marks[-1] == at - 1)


def _partner(text: str, at: int, open_marks: list[int]) -> int | None:
    """The open mark that this one closes, as its index among them; None if it closes nothing.

    A single mark closes only what was opened last, and none between two letters: most of them are apostrophes.
    """
    if at == 0 or text[at - 1] in " \t\r\n\f\u00a0":
        return None
    family = next(family for family in (_DOUBLE, _SINGLE, _ANGLE) if text[at] in family)
    if family is _SINGLE:
        within_word = text[at - 1].isalpha() and at + 1 < len(text) and text[at + 1].isalpha()
        top = len(open_marks) - 1
        return top if open_marks and not within_word and text[open_marks[top]] in _SINGLE else None
    return next((depth for depth in reversed(range(len(open_marks))) if text[open_marks[depth]] in family), None)
