"""Reads the interface wording of one language from its YAML file."""

from string import Formatter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from laur.i18n.wording import UnknownPlaceholderError, WordingError
from laur.model import Place
from laur.problems import Origin, Problem, problem

if TYPE_CHECKING:
    from laur.frontmatter.nodes import Node

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})

Entries = dict[str, str | dict[str, str]]


def parse_wording(path: str, data: bytes) -> tuple[Entries, tuple[Problem, ...]]:
    """The wording by key; keys and texts stay as they are written (no YAML guesses), problems by line.

    It is read as `site.yaml` is, so its mistakes are told in the same words; a file with any yields what is sound.
    """
    from laur.frontmatter.nodes import Mapping, compose
    from laur.frontmatter.text import decode

    text, undecoded = decode(path, data)
    composed = compose(path, text, 1)
    reported = [found for found in (*undecoded, *composed.problems) if found.code != "file-empty"]
    problems = [replace(found, origin=Origin.LAYOUTS) for found in reported]
    entries: Entries = {}
    if not isinstance(composed.root, Mapping):
        return entries, tuple(problems) or (_broken(path, Place(1, 1), "it is not a list of “key: text” lines"),)
    for key, node in composed.root.entries:
        said = _said(node)
        if said is None:
            reason = f"“{key.text}” is neither a text nor a group of plural forms"
        elif not all(map(_is_fillable, [said] if isinstance(said, str) else said.values())):
            said, reason = key.text, f"braces in “{key.text}” hold one plain name each: “{{n}}”"
        else:
            reason = ""
        if said is not None:
            entries[key.text] = said
        if reason:
            problems.append(_broken(path, key.place, reason))
    return entries, tuple(problems)


def _said(node: "Node") -> str | dict[str, str] | None:
    """A text, or its plural forms; None for anything else."""
    from laur.frontmatter.nodes import Mapping, Scalar

    if isinstance(node, Scalar):
        return node.text
    if not isinstance(node, Mapping):
        return None
    forms = {key.text: form.text for key, form in node.entries if isinstance(form, Scalar)}
    return forms if len(forms) == len(node.entries) and forms.keys() <= CATEGORIES else None


def wording_problem(error: WordingError, path: str, place: Place, language: str) -> Problem:
    """What is wrong with a wording that could not be said; the place is where it is asked for."""
    key = error.args[0]
    if not isinstance(error, UnknownPlaceholderError):
        return problem("words-missing", path, place, origin=Origin.LAYOUTS, value=key, language=language)
    _, name, known = error.args
    given = ", ".join(f"{{{one}}}" for one in known)
    return problem(
        "words-placeholder",
        path,
        place,
        origin=Origin.LAYOUTS,
        value=key,
        name=f"{{{name}}}",
        known=given,
        language=language,
    )


def _is_fillable(text: str) -> bool:
    """Whether what stands in braces are plain names, as `str.format` could do far more with them."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(name is None or (name.isidentifier() and not spec and not turn) for _, name, spec, turn in parts)


def _broken(path: str, place: Place, reason: str) -> Problem:
    return problem("words-syntax", path, place, origin=Origin.LAYOUTS, reason=reason)
