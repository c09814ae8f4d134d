"""The shape of a problem's wording, and how a problem is put into words."""

from msgspec import Struct

from laur.problems import Problem


class Message(Struct, frozen=True):
    """A problem in words."""

    what: str
    fix: str


class _Values(dict[str, str]):
    """Values for a template; one that is missing shows as an ellipsis rather than failing the report."""

    def __missing__(self, key: str) -> str:
        return "…"


def message_for(problem: Problem, lang: str) -> Message:
    """The problem in Polish (``pl``) or, for any other language, in English."""
    if lang == "pl":
        from laur.i18n.messages.pl.problems import TERMS, WORDING
    else:
        from laur.i18n.messages.en.problems import TERMS, WORDING
    wording = WORDING[problem.code]
    values = _Values({name: TERMS.get(f"{name} {value}", value) for name, value in problem.values.items()})
    fix = wording.near if wording.near and "nearest" in problem.values else wording.fix
    return Message(wording.what.format_map(values), fix.format_map(values))
