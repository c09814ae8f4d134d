"""The memo: a result is taken again only where it was made from the very same values."""

from laur.memo import Memo
from laur.model import Place


def counted(memo: Memo, made_from: tuple[object, ...], results: list[int]) -> int:
    def make() -> int:
        results.append(len(results))
        return results[-1]

    return memo.get("key", made_from, make)


def test_a_result_is_made_once_from_the_same_values():
    memo, place = Memo(), Place(1, 2)
    made: list[int] = []
    assert [counted(memo, (place, "text"), made) for _ in range(3)] == [0, 0, 0]


def test_values_of_the_model_are_the_same_only_where_they_are_the_very_same():
    memo = Memo()
    made: list[int] = []
    assert [counted(memo, (Place(1, 2),), made) for _ in range(2)] == [0, 1]


def test_plain_values_are_the_same_where_they_are_equal():
    memo = Memo()
    made: list[int] = []
    assert [counted(memo, (tuple(part),), made) for part in ("ab", "ab", "ac")] == [0, 0, 1]


def test_a_result_made_from_more_or_less_is_another():
    memo = Memo()
    made: list[int] = []
    assert [counted(memo, values, made) for values in ((), ("a",), ("a", "b"), ("a",))] == [0, 1, 2, 3]


def test_what_was_not_used_since_the_last_time_is_dropped():
    memo = Memo()
    memo.keep("used", (), 1)
    memo.keep("unused", (), 2)
    memo.forget_unused()
    assert memo.kept("used") is not None
    memo.forget_unused()
    assert memo.kept("used") is not None
    assert memo.kept("unused") is None
