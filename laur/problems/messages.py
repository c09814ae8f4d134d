"""The message of a problem in the user's language."""

from collections.abc import Mapping, Sequence
from string import Formatter

from msgspec import Struct

from laur.i18n import slug
from laur.i18n.count import Count
from laur.i18n.system_errors import error_text
from laur.problems import Problem, Severity
from laur.system.errors import is_system_error


class Message(Struct, frozen=True):
    """A problem in words."""

    what: str
    fix: str


class _MessageFormatter(Formatter):
    """Formats message templates; a missing value shows as an ellipsis instead of failing the report."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def get_value(self, key: int | str, args: Sequence[object], kwargs: Mapping[str, object]) -> object:  # noqa: ARG002
        return kwargs.get(str(key), "…")

    def format_field(self, value: object, format_spec: str) -> str:
        text = str(value)
        if format_spec == "slug":
            return slug(text)
        return format(Count(int(text), self._lang), format_spec) if format_spec and text.isdecimal() else text


def message_for(problem: Problem, lang: str) -> Message:
    """The problem in Polish (``pl``) or, for any other language, in English."""
    if lang == "pl":
        from laur.i18n.messages.pl.problems import TERMS, WORDING
    else:
        from laur.i18n.messages.en.problems import TERMS, WORDING
    wording, formatter = WORDING[problem.code], _MessageFormatter(lang)
    values = {name: TERMS.get(f"{name} {value}", value) for name, value in problem.values.items()}
    if is_system_error(values.get("reason", "")):
        values["reason"] = error_text(values["reason"], lang)
    fix = wording.fix
    if wording.near and "nearest" in problem.values:
        fix = wording.near
    elif wording.renamed and "id" in problem.values:
        fix = wording.renamed
    return Message(formatter.vformat(wording.what, (), values), formatter.vformat(fix, (), values))


def severity_forms(severity: Severity, lang: str) -> str:
    """The name of a severity, with one form for each plural category: ``error|errors``."""
    if lang == "pl":
        from laur.i18n.messages.pl.problems import SEVERITIES
    else:
        from laur.i18n.messages.en.problems import SEVERITIES
    return SEVERITIES[severity.value]
