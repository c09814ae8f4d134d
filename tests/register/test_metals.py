"""The metal of a level: as the scheme declares it, else by its name, else by its rank."""

import pytest

from laur.model import Level, Metal
from laur.register import metals


def level(key: str, rank: int, name: str = "", metal: Metal | None = None) -> Level:
    return Level(id=key, rank=rank, name={"pl": name or key}, metal=metal)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([level("bronze", 1), level("silver", 2), level("gold", 3)], ["bronze", "silver", "gold"]),
        ([level("srebro", 1, "Srebro"), level("zloto", 2, "Złoto")], ["silver", "gold"]),
        ([level("bronze", 1), level("silver", 2)], ["bronze", "silver"]),
        ([level("x", 1, "Poziom Złoty")], ["gold"]),
        ([level("a", 1), level("b", 2), level("c", 3)], ["bronze", "silver", "gold"]),
        ([level("a", 4), level("b", 9)], ["silver", "gold"]),
        ([level("a", 1), level("b", 2), level("c", 3), level("d", 4)], ["none", "bronze", "silver", "gold"]),
        ([level("a", 1), level("b", 1), level("c", 2)], ["silver", "silver", "gold"]),
        ([level("certified", 1)], ["none"]),
        ([level("gold", 1), level("diamond", 2)], ["gold", "none"]),
    ],
)
def test_the_metal_of_a_level_follows_from_its_name_or_else_from_its_rank(levels: list[Level], expected: list[str]):
    assert [metals(levels)[each.id] for each in levels] == expected


def test_a_declared_metal_wins():
    levels = [level("a", 1, metal=Metal.SILVER), level("gold", 2, metal=Metal.NONE), level("c", 3)]
    assert metals(levels) == {"a": "silver", "gold": "none", "c": "none"}
