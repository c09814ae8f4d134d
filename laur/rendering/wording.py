"""Reads the interface wording of one language from its YAML file (``layouts/language/pl.yaml``)."""

from string import Formatter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from laur.i18n.wording import UnknownPlaceholderError, WordingError
from laur.model import Place
from laur.problems import Origin, Problem, problem

if TYPE_CHECKING:
    from laur.frontmatter.nodes import YamlNode

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})

Entries = dict[str, str | dict[str, str]]


def parse_wording(path: str, data: bytes) -> tuple[Entries, tuple[Problem, ...]]:
    """The wording by key, and the file's problems. Keys and texts stay strings: YAML's other types are not used.

    The file is read like `site.yaml`, so mistakes have the same messages. Entries without mistakes are always returned.
    """
    from laur.frontmatter.decode import decode
    from laur.frontmatter.nodes import Mapping, compose

    text, undecoded = decode(path, data)
    composed = compose(path, text, 1)
    reported = [found for found in (*undecoded, *composed.problems) if found.code != "file-empty"]
    problems = [replace(found, origin=Origin.LAYOUTS) for found in reported]
    entries: Entries = {}
    if not isinstance(composed.root, Mapping):
        return entries, tuple(problems) or (_broken(path, Place(1, 1), "it is not a list of “key: text” lines"),)
    for key, node in composed.root.entries:
        value = _texts(node)
        if value is None:
            reason = f"“{key.text}” is neither a text nor a group of plural forms"
        elif not all(map(_has_plain_placeholders, [value] if isinstance(value, str) else value.values())):
            value, reason = key.text, f"braces in “{key.text}” hold one plain name each: “{{n}}”"
        else:
            reason = ""
        if value is not None:
            entries[key.text] = value
        if reason:
            problems.append(_broken(path, key.place, reason))
    return entries, tuple(problems)


def _texts(node: "YamlNode") -> str | dict[str, str] | None:
    """A text or its plural forms; None for anything else."""
    from laur.frontmatter.nodes import Mapping, Scalar

    if isinstance(node, Scalar):
        return node.text
    if not isinstance(node, Mapping):
        return None
    forms = {key.text: form.text for key, form in node.entries if isinstance(form, Scalar)}
    return forms if len(forms) == len(node.entries) and forms.keys() <= CATEGORIES else None


def wording_problem(error: WordingError, path: str, place: Place, language: str) -> Problem:
    """The problem of a wording that is missing or has an unknown placeholder; the place is where a layout uses it."""
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


def _has_plain_placeholders(text: str) -> bool:
    """Whether braces contain only names; `str.format` would also allow attributes, indexes and formats."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(name is None or (name.isidentifier() and not spec and not turn) for _, name, spec, turn in parts)


def _broken(path: str, place: Place, reason: str) -> Problem:
    return problem("words-syntax", path, place, origin=Origin.LAYOUTS, reason=reason)
