"""How the register will read a date that somebody is typing: a sentence below the field."""

from datetime import date

from laur.desk.forms import value_of
from laur.frontmatter.fields import DateKind, Field, FieldKind
from laur.i18n.dates import long_date, moment, term
from laur.i18n.languages import GrammaticalCase
from laur.i18n.messages import texts
from laur.model.dates import Moment, PartialDate, Term

_OPEN = "open"


def reading(kind: DateKind, key: str, text: str, today: date, lang: str) -> str:
    """The sentence for a text; empty for an empty one. `key` is the key of the field."""
    words = texts("desk", lang)
    words_of_field = (_OPEN,) if key == "valid_until" else ()
    value = value_of(Field(kind=FieldKind.TEXT, date=kind, words=words_of_field), text)
    if value is None:
        return ""
    if value == _OPEN:
        return words["reads-open"]
    if isinstance(value, Term):
        return words["reads"].format(date=term(value, lang))
    if isinstance(value, Moment):
        return words["reads"].format(date=moment(value, lang))
    if isinstance(value, PartialDate):
        if key == "expires":
            shown = long_date(value.last, lang, GrammaticalCase.GENITIVE)
            return words["reads-was-shown-until" if value.last < today else "reads-shown-until"].format(date=shown)
        if key == "valid_until":
            shown = long_date(value, lang, GrammaticalCase.GENITIVE)
            return words["reads-until"].format(date=shown, state=words[_state(value, today)])
        return words["reads"].format(date=long_date(value, lang))
    return words["reads-not-term" if kind is DateKind.TERM else "reads-not"]


def _state(end: PartialDate, today: date) -> str:
    if end.last < today:
        return "is-over"
    return "is-on" if today <= end.first else "is-unclear"
