"""Reads the interface wording of one language from its YAML file."""

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
    if not isinstance(root, yaml.MappingNode):
        return {}, (_broken(path, Place(1, 1), "it is not a list of “key: text” lines"),)
    entries: Entries = {}
    problems: list[Problem] = []
    for key, value in root.value:
        if isinstance(value, yaml.ScalarNode):
            entries[key.value] = value.value
        elif isinstance(value, yaml.MappingNode) and all(k.value in CATEGORIES for k, _ in value.value):
            entries[key.value] = {k.value: v.value for k, v in value.value}
        else:
            place = Place(key.start_mark.line + 1, key.start_mark.column + 1)
            problems.append(_broken(path, place, f"“{key.value}” is neither a text nor a group of plural forms"))
    return entries, tuple(problems)


def _broken(path: str, place: Place, reason: str) -> Problem:
    return problem("words-syntax", path, place, origin=Origin.LAYOUTS, reason=reason)
