"""Checks documents one by one, and reuses earlier results that are still valid."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from msgspec import Struct

from laur.memo import Kept, Memo
from laur.model import AnyDocument
from laur.problems import Problem

Check = Callable[[AnyDocument], Iterable[Problem]]


class CheckContext(Struct, frozen=True):
    """Everything that a check of a document depends on, except the document."""

    known: tuple[AbstractSet[object], ...]
    """Names that documents may refer to; a reference to any other name is the only problem that the check reports."""
    others: tuple[object, ...] = ()

    def only_grew_from(self, before: "CheckContext") -> bool:
        """Whether nothing changed except that there are more names that documents may refer to."""
        return before.others == self.others and all(
            some <= more for some, more in zip(before.known, self.known, strict=True)
        )


def check_each(
    name: str,
    documents: Iterable[AnyDocument],
    context: CheckContext,
    check: Check,
    memo: Memo,
    is_lasting: Callable[[AnyDocument], bool] = lambda _: True,
) -> tuple[Problem, ...]:
    """The problems of all documents, in their order.

    A document is checked again if it or the context changed; if the context only grew, only if it had a problem. A
    document that is not `is_lasting` depends on more than the context and is checked each time.
    """
    last = memo.kept((name, "context"))
    before = last.result if last else None
    is_same = before == context
    has_grown = isinstance(before, CheckContext) and context.only_grew_from(before)
    memo.keep((name, "context"), (), context)
    found: list[Problem] = []
    for document in documents:
        kept = memo.kept((name, document.path))
        if kept is None or not _holds(kept, document, is_same=is_same, has_grown=has_grown) or not is_lasting(document):
            kept = memo.keep((name, document.path), (document,), tuple(check(document)))
        problems: tuple[Problem, ...] = kept.result  # type: ignore[assignment]  # what this very function keeps
        found += problems
    return tuple(found)


def _holds(kept: Kept, document: AnyDocument, *, is_same: bool, has_grown: bool) -> bool:
    return kept.made_from[0] is document and (is_same or (has_grown and not kept.result))
