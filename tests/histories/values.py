"""Values of front matter by chance, for every key that the model has: a new key is written without anything more.

A value is of the right kind more often than not. What is wrong with it, alone or beside others, is a problem that a
clean build reports as well.
"""

import re
from collections.abc import Mapping, Sequence
from random import Random

import yaml
from msgspec import Struct

from laur.frontmatter.fields import DateKind, Field, FieldKind

DAYS = ("2023", "2023-12", "2024-01-10", "2024-05-31", "2024-06-02", "2024-06-30", "2025-02-28")
MOMENTS = (*DAYS[2:], "2024-06-01 10:00", "2024-06-02 08:30")
TERMS = ("1 year", "2 lata", "18 months", "3 years")
WORDS = (
    "Alfa",
    "Żółw i klaster",
    "„Znak” 2024",
    "A & B <i>",
    "Złoto",
    "jakość",
    "Ż" * 30,
    "Straße",
    "e\u0301tude",
    "—",
)
LANGS = ("pl", "en")
SAMPLES = (
    "https://example.org/a",
    "https://example.com/b?c=1",
    "biuro@example.org",
    "/stary/",
    "/a/b/",
    "alfa-2",
    "PL",
    "DE",
)
"""Texts for keys that have a pattern."""
OFTEN = 0.85
"""How often a value is one that the model allows."""


class Known(Struct, frozen=True):
    """What is there to be referred to."""

    paths: Sequence[str]
    """Files of the content folder."""
    organisations: Sequence[str]
    schemes: Sequence[str]
    certificates: Sequence[str]
    levels: Sequence[str] = ("silver", "gold")


def value_of(field: Field, chance: Random, known: Known) -> object:
    """A value for a key, as YAML has it."""
    example = _example(field)
    if example is not None and chance.random() < 0.3:
        return example
    if field.kind is FieldKind.GROUP:
        return group_of(chance.choice((field, *field.others)).fields, chance, known)
    if field.kind is FieldKind.LIST:
        item = field.item
        return [value_of(item, chance, known) for _ in range(chance.choice((0, 1, 1, 2, 3)))] if item else []
    if field.kind in (FieldKind.MAPPING, FieldKind.IDENTIFIERS, FieldKind.LOCALISED):
        return _mapping(field, example, chance, known)
    return _single(field, example, chance, known)


def group_of(fields: Sequence[Field], chance: Random, known: Known) -> dict[str, object]:
    """A group with its required keys and some others."""
    wanted = [field for field in fields if field.is_required or chance.random() < 0.35]
    return {field.key: value_of(field, chance, known) for field in wanted}


def _mapping(field: Field, example: object, chance: Random, known: Known) -> object:
    if field.kind is FieldKind.LOCALISED:
        return chance.choice((chance.choice(WORDS), {lang: chance.choice(WORDS) for lang in LANGS}))
    names = list(example) if isinstance(example, Mapping) else [each.key for each in field.fields]
    names += list(LANGS)
    item = field.item
    if item is None:
        return {}
    return {
        name: value_of(item, chance, known) for name in chance.sample(names, min(len(names), chance.choice((1, 2))))
    }


def _single(field: Field, example: object, chance: Random, known: Known) -> object:
    if chance.random() > OFTEN:
        return chance.choice((None, "", "x", 7, True, [], {}, "2024-13-01", "../../x", "\u202eabc"))
    if field.kind is FieldKind.BOOLEAN:
        return chance.random() < 0.5
    if field.kind is FieldKind.CHOICE:
        return chance.choice(field.choices)
    if field.kind in (FieldKind.INTEGER, FieldKind.NUMBER):
        least, most = field.least if field.least is not None else 0, field.most if field.most is not None else 200
        number = chance.uniform(least, min(most, least + 200))
        return int(number) if field.kind is FieldKind.INTEGER else round(number, 1)
    references: Mapping[FieldKind, Sequence[str]] = {
        FieldKind.LANG: LANGS,
        FieldKind.PATH: known.paths,
        FieldKind.ORGANISATION: known.organisations,
        FieldKind.SCHEME: known.schemes,
    }
    if field.kind in references:
        return chance.choice(references[field.kind] or ("alfa",))
    return _text(field, example, chance, known)


_DATES = {DateKind.PARTIAL: DAYS, DateKind.MOMENT: MOMENTS, DateKind.TERM: TERMS}
_BY_KEY = {"level": "levels", "ref": "certificates", "supersedes": "certificates"}
"""Texts that refer to something else, by key."""


def _text(field: Field, example: object, chance: Random, known: Known) -> object:
    if field.date is not None:
        return chance.choice((*_DATES[field.date], *field.words))
    if field.key in _BY_KEY:
        return chance.choice(getattr(known, _BY_KEY[field.key]) or ("brak",))
    if field.pattern:
        fitting = [sample for sample in SAMPLES if re.search(field.pattern, sample)]
        return chance.choice(fitting) if fitting else example
    return chance.choice(WORDS)


def _example(field: Field) -> object:
    """The example of the documentation, read as YAML; None without one."""
    if not field.example:
        return None
    try:
        read = yaml.safe_load(f"x: {field.example}" if not field.example.startswith("\n") else f"x:{field.example}")
    except yaml.YAMLError:
        return None
    return read["x"] if isinstance(read["x"], dict | list | bool | int | float) else field.example.strip('"')
