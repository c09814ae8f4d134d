"""Reads the interface wording of one language from its YAML file."""

from string import Formatter

from laur.interface import UnknownPlaceholderError, WordingError
from laur.model import Place
from laur.problems import Origin, Problem, problem

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})

Entries = dict[str, str | dict[str, str]]


def parse_wording(path: str, text: str) -> tuple[Entries, tuple[Problem, ...]]:
    """The wording by key; keys and texts stay as they are written (no YAML guesses), problems by line."""
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place()
        return {}, (_broken(path, place, error.problem or "syntax error"),)
    except yaml.YAMLError:
        return {}, (_broken(path, Place(1, 1), "it holds an invisible character that no text may hold"),)
    except RecursionError:
        return {}, (_broken(path, Place(1, 1), "it is nested too deep"),)
    if not isinstance(root, yaml.MappingNode):
        return {}, (_broken(path, Place(1, 1), "it is not a list of “key: text” lines"),)
    entries: Entries = {}
    problems: list[Problem] = []
    for key, value in root.value:
        place = Place(key.start_mark.line + 1, key.start_mark.column + 1)
        if isinstance(value, yaml.ScalarNode):
            entries[key.value] = value.value
            texts = [value.value]
        elif isinstance(value, yaml.MappingNode) and all(k.value in CATEGORIES for k, _ in value.value):
            forms = {k.value: v.value for k, v in value.value}
            entries[key.value] = forms
            texts = list(forms.values())
        else:
            problems.append(_broken(path, place, f"“{key.value}” is neither a text nor a group of plural forms"))
            continue
        if not all(isinstance(text, str) and _is_fillable(text) for text in texts):
            problems.append(_broken(path, place, f"braces in “{key.value}” hold one plain name each: “{{n}}”"))
            entries[key.value] = key.value
    return entries, tuple(problems)


def unsaid(error: WordingError, path: str, place: Place, language: str) -> Problem:
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
