"""What a list leaves open, and the answers: kept in a mapping file, so that the next import asks nothing."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import yaml
from msgspec import Struct

from laur.i18n import slug


class QuestionGroup(StrEnum):
    """What a question is about; the value is its key in a mapping file."""

    SHEET = "sheet"
    HIDDEN = "hidden"
    COLUMNS = "columns"
    DATES = "dates"
    ORGANISATIONS = "organisations"
    COUNTRIES = "countries"
    SCHEME = "scheme"
    SCHEMES = "schemes"
    LEVELS = "levels"
    STATUSES = "statuses"
    OVERLAPS = "overlaps"


SINGLE = frozenset({QuestionGroup.SHEET, QuestionGroup.HIDDEN, QuestionGroup.SCHEME, QuestionGroup.OVERLAPS})
"""Groups with one answer for the whole list."""


class ListChoice(Struct, frozen=True):
    """A possible answer."""

    value: str
    label: str = ""


class OpenQuestion(Struct, frozen=True):
    """A question that only somebody who knows the list can answer."""

    group: QuestionGroup
    about: str = ""
    """The words of the list; empty for a question about the whole list."""
    choices: tuple[ListChoice, ...] = ()
    proposal: str = ""
    example: str = ""
    """A value of the list that shows what is meant."""

    def takes(self, answer: str) -> bool:
        """Whether an answer is one of the choices."""
        return any(choice.value == answer for choice in self.choices)


class ListAnswers:
    """The answers so far. A word of the list is found in any case, and with or without accents."""

    def __init__(self, values: Mapping[str, str | Mapping[str, str]]) -> None:
        self._single = {key: value for key, value in values.items() if isinstance(value, str)}
        self._by_group = {
            key: {_key(about): answer for about, answer in value.items()}
            for key, value in values.items()
            if isinstance(value, Mapping)
        }

    def of(self, group: QuestionGroup, about: str = "") -> str:
        """The answer; empty if there is none."""
        if group in SINGLE:
            return self._single.get(group.value, "")
        return self._by_group.get(group.value, {}).get(_key(about), "")


def _key(about: str) -> str:
    return slug(about) if any(letter.isalnum() for letter in about) else " ".join(about.split())


class MappingFileError(ValueError):
    """A mapping file cannot be read; the arguments are the reason's message and its value."""


def read_answers_file(file: Path) -> dict[str, str | dict[str, str]]:
    """The answers in a mapping file; none if there is no such file. Raises `MappingFileError`."""
    try:
        found = yaml.load(file.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)  # noqa: S506 - only texts # nosec B506
    except FileNotFoundError:
        return {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MappingFileError("mapping-unreadable", " ".join(str(error).split())[:200]) from error
    if found in (None, ""):
        return {}
    if not isinstance(found, dict):
        raise MappingFileError("mapping-unreadable", str(found)[:60])
    answers: dict[str, str | dict[str, str]] = {}
    for key, value in found.items():
        if key not in set(QuestionGroup):
            raise MappingFileError("mapping-key", key)
        if isinstance(value, dict) is (key in SINGLE) or isinstance(value, list):
            raise MappingFileError("mapping-key", key)
        answers[key] = {str(about): str(each) for about, each in value.items()} if isinstance(value, dict) else value
    return answers


def with_answers(
    values: Mapping[str, str | Mapping[str, str]], answered: Sequence[tuple[OpenQuestion, str]]
) -> dict[str, str | dict[str, str]]:
    """The answers of a mapping file with new ones; an empty answer only leaves a place for one."""
    found = {key: value if isinstance(value, str) else dict(value) for key, value in values.items()}
    for question, answer in answered:
        if question.group in SINGLE:
            found[question.group.value] = answer
        else:
            group = found.setdefault(question.group.value, {})
            assert isinstance(group, dict)
            group[question.about] = answer
    return found


def answers_text(values: Mapping[str, str | Mapping[str, str]], head: str) -> str:
    """The text of a mapping file; `head` says in a comment what it is for."""
    body = yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=120) if values else ""
    return f"# {head}\n{body}"
