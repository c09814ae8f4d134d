"""Typography: hard spaces, quotation marks, apostrophes, dashes, ellipses.

Input is plain text, never HTML, code or an address. Letters and digits are never changed, and text that is typeset
already stays as it is (the rules treat a finished character like the raw one that it replaces). Quotation marks that an
author chose stay. In doubt (a postcode or a range?) the text stays as it is.

The rules for Polish are those of `docs/domain.md`, “Polish”; a language without rules here only gets ellipses, dashes
and ranges.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from laur.i18n.languages import ENGLISH, HARD_SPACE, POLISH, GrammaticalCase, Language

NOT_TEXT = "\ufffc"
"""U+FFFC, object replacement character: in a run, takes the place of code, an image or anything else but text."""

_S = "[ \t\r\n\f\u00a0]"
_DASHES = r"\-–—"  # for a character class
_DOUBLE, _SINGLE, _ANGLE = '"„“”', "'‘’", "«»"
_ALWAYS_OPENING, _ALWAYS_CLOSING = "„«‘", "»"
_STRAIGHT = "\"'"
_MARK = re.compile(f"[{_DOUBLE}{_SINGLE}{_ANGLE}]")
_DIGIT = re.compile(r"\d")
_ONE_LETTER = "[aiouwzAIOUWZ]"
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
"""Standards bodies, whose numbers may follow after further words (ISO/IEC 17021-1, PN-EN 15593-2)."""
_LOOK_BACK = 20
"""How many characters before a number are searched for such words."""


@lru_cache(maxsize=4096)
def typeset(text: str, lang: str) -> str:
    """One run of plain text, typeset. Cached, because names and labels are repeated on a page and from page to page."""
    return typeset_runs([text], lang)[0]


def typeset_runs(runs: Sequence[str], lang: str) -> list[str]:
    """The text runs of one paragraph in their order, typeset as one text; the result has as many runs.

    A quotation may open in one run and close in another, and a one-letter word may end a run. A line break (``<br>``)
    ends the paragraph; in place of anything that is not text pass `NOT_TEXT`, which counts as a word and is kept.
    """
    text = "".join(runs)
    characters = _typeset(text, lang.partition("-")[0])
    if characters is None:
        return list(runs)
    bounds = accumulate((len(run) for run in runs), initial=0)
    return ["".join(characters[start:end]) for start, end in pairwise(bounds)]


def _typeset(text: str, lang: str) -> list[str] | None:
    """The replacement of each character: itself, another character, or nothing; None if nothing changes."""
    rules = _rules(lang)
    has_digit = _DIGIT.search(text) is not None
    searched = text
    if rules.fixed.can_match(text, has_digit=has_digit):
        searched = rules.fixed.pattern.sub(lambda found: NOT_TEXT * len(found[0]), text)
    spans = [
        (*found.span(1), rule.replacement)
        for rule in rules.replaced
        if rule.can_match(searched, has_digit=has_digit)
        for found in rule.pattern.finditer(searched)
    ]
    if has_digit and "-" in searched:
        spans += [(hyphen, hyphen + 1, "–") for hyphen in _ranges(rules, searched)]
    has_marks = lang in _MARKS and _MARK.search(searched) is not None
    if not spans and not has_marks:
        return None
    characters = list(text)
    for start, end, replacement in spans:
        characters[start:end] = [replacement, *[""] * (end - start - 1)]
    if has_marks:
        _set_quotation_marks(characters, searched, _MARKS[lang])
    return characters


# ---------------------------------------------------------------------------------------------- rules as patterns


class _ReplacedPattern(NamedTuple):
    """A pattern whose first group is replaced, and what a text must contain for the pattern to match anything.

    Most texts contain none of it, and to look for a character is a hundred times as fast as to search a pattern.
    """

    pattern: re.Pattern[str]
    replacement: str
    signs: tuple[str, ...] = ()
    """One of them must be in the text; empty if any text may match."""
    needs_digit: bool = False

    def can_match(self, text: str, *, has_digit: bool) -> bool:
        """Whether the pattern may match in the text; `has_digit` says whether that contains a digit."""
        if self.needs_digit and not has_digit:
            return False
        for sign in self.signs:  # a generator would take longer than the search
            if sign in text:
                return True
        return not self.signs


class _Rules(NamedTuple):
    """The rules of a language."""

    fixed: _ReplacedPattern
    """Text that is never changed: web addresses, e-mail addresses, degrees and minutes."""
    replaced: tuple[_ReplacedPattern, ...]
    ranges: re.Pattern[str]
    times: re.Pattern[str]
    number_before: re.Pattern[str]


@lru_cache(maxsize=8)
def _rules(lang: str) -> _Rules:
    fixed = re.compile(
        r"""(?<!\w)(?:[a-z][a-z+]{0,30}://|www\.)[^\s<>"'„“”«»‘’…]+"""
        r"|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+"
        r"""|(?<!\d)\d++°\s?\d+['’](?:\s?\d+(?:[.,]\d+)?["”]?)?"""
    )
    return _Rules(
        fixed=_ReplacedPattern(fixed, NOT_TEXT, signs=("://", "www.", "@", "°")),
        replaced=(
            *_hard_gaps(lang),
            _ReplacedPattern(re.compile(rf"(?:(?<={_S})|^)(-{{1,2}})(?={_S})"), "–", signs=("-",)),
            _ReplacedPattern(re.compile(r"(?<![.…])(\.{3})(?![.…])"), "…", signs=("...",)),
        ),
        ranges=re.compile(
            rf"(?<![\w.,…/:+{_DASHES}{NOT_TEXT}])(\d{{1,9}})-(\d{{1,9}})(?![\w/{_DASHES}{NOT_TEXT}]|[.,:]\d|{_S}\d)"
        ),
        times=re.compile(r"(?<![\w.,:-])\d{1,2}:\d\d(-)(?=\d{1,2}:\d\d(?![\w:-]))"),
        number_before=re.compile(
            rf"(?:\d|(?<!\w)(?:{_NO_RANGE_AFTER})[.:]*){_S}*$|(?<!\w)(?:{_STANDARDS})[\s-][\w\s–-]*$", re.IGNORECASE
        ),
    )


def _hard_gaps(lang: str) -> tuple[_ReplacedPattern, ...]:
    """White space that must not break, by language."""
    before_dash = _gap(rf"(?<=[^ \t\r\n\f\u00a0])({_S}+)(?=(?:[–—]|-{{1,2}})(?:{_S}|$))", ("–", "—", "-"))
    if lang == "pl":
        return (
            _gap(
                rf"{_ONE_LETTER}(?={_S})"  # first, because what comes before a letter is searched slowly
                rf"(?<![^\s(\[{{{_DOUBLE}{_SINGLE}{_ANGLE}–—]{_ONE_LETTER})(?<!\w['‘’]{_ONE_LETTER})({_S}+)(?=\S)"
            ),
            _gap(_day_and_month(POLISH), needs_digit=True),
            _gap(rf"\d({_S}+)(?=(?:rr?\.|rok(?:u|iem)?(?!\w)))", needs_digit=True),
            _gap(rf"(?<!\w)[IVXL]+({_S}+)(?=w\.)", signs=("w.",)),
            _gap(rf"\d({_S}+)(?=(?:{_POLISH_UNITS})(?!\w|\.\w))", needs_digit=True),
            _gap(rf"(?<!\w)(?<!\w\.)(?:{_POLISH_SHORT})({_S}+)(?=\d)", _signs(_POLISH_SHORT), needs_digit=True),
            _gap(rf"(?<![\d.,…{_DASHES}])\d{{1,3}}({_S}+)(?=\d{{3}}(?!\d))", needs_digit=True),
            before_dash,
        )
    if lang == "en":
        return (
            _gap(_day_and_month(ENGLISH), needs_digit=True),
            _gap(rf"\d({_S}+)(?=(?:{_UNITS})(?!\w|\.\w))", needs_digit=True),
            _gap(rf"(?<!\w)(?<!\w\.)(?:{_ENGLISH_SHORT})({_S}+)(?=\d)", _signs(_ENGLISH_SHORT), needs_digit=True),
            before_dash,
        )
    return ()


def _gap(pattern: str, signs: tuple[str, ...] = (), *, needs_digit: bool = False) -> _ReplacedPattern:
    return _ReplacedPattern(re.compile(pattern), HARD_SPACE, signs, needs_digit)


def _signs(alternatives: str) -> tuple[str, ...]:
    """The alternatives of a pattern as they stand in a text."""
    return tuple(alternatives.replace("\\", "").split("|"))


def _day_and_month(forms: Language) -> str:
    """The space between the number of a day and the name of its month."""
    return rf"\d(?<!\d\d\d)({_S}+)(?=(?:{'|'.join(forms.months[GrammaticalCase.GENITIVE])})(?!\w))"


def _ranges(rules: _Rules, text: str) -> Iterator[int]:
    """The hyphens between two numbers or two times that mean “to”."""
    for found in rules.ranges.finditer(text):
        window = max(found.start() - _LOOK_BACK, 0)
        if _is_range(found[1], found[2]) and not rules.number_before.search(text, window, found.start()):
            yield found.end(1)
    for found in rules.times.finditer(text):
        yield found.start(1)


def _is_range(first: str, last: str) -> bool:
    """Whether the numbers rise, and are not a month of a year (2019-12), a postcode (00-950) or a code (007-123)."""
    if first.startswith("0") or last.startswith("0") or int(first) >= int(last):
        return False
    return (len(first), len(last)) != (2, 3)


# ---------------------------------------------------------------------------------------------- quotation marks


def _set_quotation_marks(characters: list[str], text: str, marks: _Marks) -> None:
    """Replaces straight marks: pairs by the language's own marks, by depth; single ones without a pair by ``’``."""
    pairs = _pairs(text)
    around: list[tuple[int, int]] = []
    for opening, closing in pairs:
        while around and around[-1][1] < opening:
            around.pop()
        within_outer = bool(around) and characters[around[-1][0]] == marks.outer[0]
        left, right = marks.inner if within_outer else marks.outer
        if text[opening] == "'" or text[closing] == "'":
            left, right = "‘", "’"
        elif text[opening] != '"':
            right = "”"
        elif text[closing] != '"':
            left = marks.outer[0]
        characters[opening] = left if text[opening] in _STRAIGHT else characters[opening]
        characters[closing] = right if text[closing] in _STRAIGHT else characters[closing]
        around.append((opening, closing))
    paired = {at for pair in pairs for at in pair}
    for found in re.finditer("'", text):
        if found.start() not in paired:
            characters[found.start()] = "’"


def _pairs(text: str) -> list[tuple[int, int]]:
    """The offsets of opening and closing marks that belong together, in the order of the opening ones."""
    pairs: list[tuple[int, int]] = []
    open_marks: list[int] = []
    for found in _MARK.finditer(text):
        at = found.start()
        if _opens(text, at, open_marks):
            open_marks.append(at)
        elif (depth := _partner(text, at, open_marks)) is not None:
            pairs.append((open_marks[depth], at))
            del open_marks[depth:]
    return sorted(pairs)


def _opens(text: str, at: int, open_marks: list[int]) -> bool:
    """Whether a mark opens a quotation: by its form, or because it is before a word and not after one."""
    if text[at] in _ALWAYS_OPENING:
        return True
    if text[at] in _ALWAYS_CLOSING or at + 1 == len(text) or text[at + 1] in _OPENING_NEVER_BEFORE:
        return False
    return at == 0 or text[at - 1] in _OPENING_COMES_AFTER or (bool(open_marks) and open_marks[-1] == at - 1)


def _partner(text: str, at: int, open_marks: list[int]) -> int | None:
    """The index of the open mark that this one closes; None if it closes nothing.

    A single mark closes only the mark that was opened last, and nothing between two letters: there it is most likely an
    apostrophe.
    """
    if at == 0 or text[at - 1] in " \t\r\n\f\u00a0":
        return None
    family = next(family for family in (_DOUBLE, _SINGLE, _ANGLE) if text[at] in family)
    if family is _SINGLE:
        within_word = text[at - 1].isalpha() and at + 1 < len(text) and text[at + 1].isalpha()
        top = len(open_marks) - 1
        return top if open_marks and not within_word and text[open_marks[top]] in _SINGLE else None
    return next((depth for depth in reversed(range(len(open_marks))) if text[open_marks[depth]] in family), None)
