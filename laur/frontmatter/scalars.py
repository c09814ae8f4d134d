"""Rules for single values: how a text, number, date or choice is read, and what is suggested if it is invalid.

A `Rule` reads the text in the file, never a value that YAML made of it. It does not depend on places.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from urllib.parse import urlsplit

from msgspec import Meta, Struct

from laur.frontmatter import suggest
from laur.i18n import slug
from laur.model.dates import (
    DATE_FORM,
    MOMENT_FORM,
    Moment,
    PartialDate,
    Term,
    parse_moment,
    parse_partial,
    parse_term,
)
from laur.problems import nearest
from laur.urls.paths import decoded

_LINE_BREAKS = re.compile(r"(?<![^\S\n])[^\S\n]*+\n\s*+")
_DECIMAL = re.compile(r"-?\d{1,12}(?:\.\d{1,9})?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,12}", re.ASCII)
_HTTP = re.compile(r"https?://[^\s<>\"\\{}|^`]+", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![^\s@<>:])[^\s@<>:]++@[^\s@<>:][^\s@<>:.]*+\.[^\s@<>:]++")
_PATH = re.compile(r"(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)[^\\<>|*\"]+")
_SITE_PATH = re.compile(r"/(?!/)[^\s\\?#<>\"]*")


class Rule(Struct, frozen=True):
    """How one kind of single value is read."""

    code: str
    """The problem of a text that is not of this kind."""
    read: Callable[[str], object | None]
    """Returns the value of a text, or None if it is invalid."""
    suggest: Callable[[str], str | None] = lambda _: None
    """Returns what was most likely meant by an invalid text."""
    known: tuple[str, ...] = ()
    """All possible values, if they can be listed."""
    example: str | None = None
    check: Callable[[object], tuple[str, str] | None] = lambda _: None
    """Checks a value that was read: returns a problem code and the limit that the value breaks, or None."""
    allows_empty: bool = False
    date_form: re.Pattern[str] | None = None
    """The form of a date. A text in this form that is invalid is a day, month or time that does not exist."""

    def code_for(self, text: str) -> str:
        """The problem of an invalid text."""
        is_date = self.date_form is not None and self.date_form.fullmatch(text.strip())
        return "date-impossible" if is_date else self.code


def one_line(text: str) -> str:
    """The text on one line, with a space for each line break."""
    return _LINE_BREAKS.sub(" ", text.strip()) if "\n" in text else text.strip()


def _text(text: str) -> str | None:
    return one_line(text) or None


def _matching(pattern: re.Pattern[str], text: str) -> str | None:
    text = text.strip()
    return text if pattern.fullmatch(text) else None


def web_address(text: str) -> str | None:
    """A web address with a host, stripped; None for any other text."""
    text = text.strip()
    try:
        has_host = bool(urlsplit(text).hostname)
    except ValueError:
        return None
    return text if has_host and _HTTP.fullmatch(text) else None


def _site_path(text: str) -> str | None:
    text = text.strip()
    try:
        path = decoded(text, errors="strict")
    except UnicodeDecodeError:
        return None
    is_inside = ".." not in path.split("/") and "\\" not in path and path.isprintable()
    return text if _SITE_PATH.fullmatch(text) and is_inside else None


def _yes_no(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text.strip())


def _near_email(text: str) -> str | None:
    return _matching(_EMAIL, text.strip().removeprefix("mailto:").strip("<>"))


TEXT = Rule("value-empty", _text)
_BY_MEANING = {
    "text": TEXT,
    "text-or-empty": Rule("value-empty", one_line, allows_empty=True),
    "organisation": TEXT,
    "scheme": TEXT,
    "lang": Rule("value-not-lang", lambda _: None, suggest.lang_for),
    "slug": Rule("value-not-slug", lambda _: None, slug),
    "url": Rule("value-not-url", web_address, suggest.url_for),
    "path": Rule("value-not-path", lambda text: _matching(_PATH, text), suggest.path_for),
    "site-path": Rule("value-not-site-path", _site_path, suggest.site_path_for),
    "email": Rule("value-not-email", lambda text: _matching(_EMAIL, text), _near_email),
}
_SUGGESTIONS: dict[str, Callable[[str], str]] = {
    "name": lambda text: slug(text).replace("-", "_"),
    "host_key": lambda text: re.sub("^(sha256:)?", "SHA256:", text.strip(), flags=re.IGNORECASE),
    "indexnow": lambda text: text.strip(),
    "action": lambda text: re.sub("^http://", "https://", text.strip()) if "/" in text else text.lower(),
}
"""By ``extra={"near": …}``: what may be meant by a text that does not match its pattern. By default: capitals."""
BOOLEAN = Rule("value-not-yes-no", _yes_no, suggest.yes_no_for)
DATES: dict[type[object], Rule] = {
    PartialDate: Rule("value-not-date", parse_partial, suggest.date_for, date_form=DATE_FORM),
    Moment: Rule("value-not-moment", parse_moment, suggest.moment_for, date_form=MOMENT_FORM),
    Term: Rule("value-not-term", parse_term, suggest.term_for),
}


def text_rule(meta: Meta | None) -> Rule:
    """The rule of an annotated text: by its meaning (``extra={"is": …}``), its pattern, or both."""
    meaning = (meta.extra or {}).get("is") if meta else None
    rule = _BY_MEANING[meaning] if isinstance(meaning, str) else TEXT
    if meta is None or meta.pattern is None:
        return rule
    pattern = re.compile(meta.pattern)
    if rule is TEXT:
        example = str(meta.examples[0]) if meta.examples else None
        near = _SUGGESTIONS.get((meta.extra or {}).get("near", ""), str.upper)
        rule = Rule("value-pattern", TEXT.read, lambda text: _matching(pattern, near(text)), example=example)
    return Rule(rule.code, lambda text: _matching(pattern, text), rule.suggest, example=rule.example)


def number_rule(kind: type[int] | type[float], meta: Meta | None) -> Rule:
    """A decimal number within the bounds of its annotation."""
    pattern = _WHOLE if kind is int else _DECIMAL

    def read(text: str) -> int | float | None:
        found = _matching(pattern, text)
        return None if found is None else kind(found)

    def check(value: object) -> tuple[str, str] | None:
        assert isinstance(value, int | float)
        if meta is None:
            return None
        if meta.ge is not None and value < meta.ge:
            return "value-too-small", f"{meta.ge:g}"
        if meta.gt is not None and value <= meta.gt:
            return "value-not-above", f"{meta.gt:g}"
        if meta.le is not None and value > meta.le:
            return "value-too-large", f"{meta.le:g}"
        return None

    return Rule("value-not-number", read, suggest.number_for, check=check)


def choice_rule(kind: type[StrEnum]) -> Rule:
    """One of the values of an enumeration."""
    members: dict[str, object] = {str(member): member for member in kind}
    return Rule(
        "value-not-choice",
        lambda text: members.get(text.strip()),
        lambda text: nearest(text.strip(), members),
        tuple(members),
    )


def literal_rule(values: Iterable[str]) -> Rule:
    """One of some fixed texts."""
    known = tuple(values)
    return Rule("value-not-choice", lambda text: text.strip() if text.strip() in known else None, known=known)


def date_or_literal(date: Rule, literal: Rule) -> Rule:
    """A date, or a word in its place: ``valid_until: open``."""
    return Rule(
        "value-not-date-or-open",
        lambda text: literal.read(text) or date.read(text),
        suggest.date_or_open_for,
        date_form=date.date_form,
    )
