"""Two versions of a text, line by line."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from laur.desk.calls import Calls


class CompareRequest(Struct, frozen=True):
    before: str
    after: str


class Comparing:
    """Answers which lines of two texts differ."""

    def calls(self) -> Calls:
        return {"compare": (CompareRequest, lambda request: list(compared(request.before, request.after)))}


def compared(before: str, after: str) -> Iterator[str]:
    """The lines of both: after a minus those that only the first has, after a plus those that only the second has."""
    old, new = before.split("\n"), after.split("\n")
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _marked("  ", old[start:end])
        else:
            yield from _marked("− ", old[start:end])
            yield from _marked("+ ", new[new_start:new_end])


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    return (mark + line for line in lines)
