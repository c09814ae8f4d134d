"""The histories write every key of the model: for a key that is added, nothing needs to be added here."""

from functools import cache
from random import Random

import pytest
from jsonschema import Draft202012Validator

from laur.frontmatter.fields import Field
from laur.frontmatter.json_schema import KINDS, Schema, json_schema
from tests.histories.documents import fields
from tests.histories.values import Known, value_of

KEYS = [(kind, field) for kind in KINDS for field in fields(kind)]
KNOWN = Known(
    paths=["alfa.md", "/media/znak.svg"],
    organisations=["alfa"],
    schemes=["znak"],
    certificates=["alfa-znak"],
)
TRIES = 30


@cache
def schema_of(kind: str) -> Schema:
    return json_schema(kind, "en")


@pytest.mark.parametrize(("kind", "field"), KEYS, ids=[f"{kind}-{field.key}" for kind, field in KEYS])
def test_each_key_gets_values_that_the_schema_allows_and_different_ones(kind: str, field: Field):
    schema = schema_of(kind)["properties"][field.key]  # type: ignore[index]
    validator = Draft202012Validator(schema)
    values = [value_of(field, Random(seed), KNOWN) for seed in range(TRIES)]
    allowed = [value for value in values if value is not None and validator.is_valid(value)]
    assert len(allowed) >= TRIES // 10
    assert len({str(value) for value in allowed}) > 1
