"""The shape of a problem's wording, and how a problem is put into words."""

from msgspec import Struct

from laur.problems import Problem


class Wording(Struct, frozen=True):
    """Templates (`str.format`) over a problem's values."""

    what: str
    mend: str
    near: str | None = None
    """The mend where a nearest known value was found."""


class Spoken(Struct, frozen=True):
    """A problem in words."""

    what: str
    mend: str


class _Values(dict[str, str]):
    """Values for a template; one that is missing shows as an ellipsis rather than failing the report."""

    def __missing__(self, key: str) -> str:
        return "…"


def spoken(problem: Problem, lang: str) -> Spoken:
    """The problem in Polish (``pl``) or, for any other language, in English."""
    if lang == "pl":
        from laur.problems.polish import TERMS, WORDING
    else:
        from laur.problems.english import TERMS, WORDING
    wording = WORDING[problem.code]
    values = _Values({name: TERMS.get(f"{name} {value}", value) for name, value in problem.values.items()})
    mend = wording.near if wording.near and "nearest" in problem.values else wording.mend
    return Spoken(wording.what.format_map(values), mend.format_map(values))
