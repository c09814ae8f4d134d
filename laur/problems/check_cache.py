"""What was found in each document, kept for the next plan of a preview: a memory, never an input."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from laur.model import AnyDocument
from laur.problems import Problem


class CheckedDocument(Struct, frozen=True):
    """A document with what is wrong in it."""

    document: AnyDocument
    problems: tuple[Problem, ...]
    is_lasting: bool
    """Whether it depends on nothing but the document and the grounds."""


class CheckContext(Struct, frozen=True):
    """All that a look at a document depends on besides the document."""

    known: tuple[AbstractSet[object], ...]
    """What a document may name. It is wrong to name anything else, and nothing else is looked for."""
    others: tuple[object, ...] = ()


class CheckCache(Struct, frozen=True):
    """Looks at documents, and the grounds that they stand on."""

    grounds: CheckContext
    looks: Mapping[str, CheckedDocument]
    """By path."""

    def problems(self) -> Iterator[Problem]:
        """Everything that was found, in the order of documents."""
        return (problem for look in self.looks.values() for problem in look.problems)

    def good_on(self, grounds: CheckContext) -> Mapping[str, CheckedDocument]:
        """The looks that need not be taken again: all on equal grounds; those without a find where more is known."""
        before, now = self.grounds, grounds
        if before.others != now.others:
            return {}
        if before.known == now.known:
            return self.looks
        if all(some <= more for some, more in zip(before.known, now.known, strict=True)):
            return {path: look for path, look in self.looks.items() if not look.problems}
        return {}


def check_documents(
    documents: Iterable[AnyDocument],
    grounds: CheckContext,
    look: Callable[[AnyDocument], Iterable[Problem]],
    last: CheckCache | None,
    is_lasting: Callable[[AnyDocument], bool] = lambda _: True,
) -> CheckCache:
    """Look at each document anew that is not the very one that `last` saw, on grounds on which that is still good.

    A document that is not `is_lasting` depends on more than the grounds, and is looked at each time.
    """
    good = last.good_on(grounds) if last is not None else {}
    looks: dict[str, CheckedDocument] = {}
    for document in documents:
        before = good.get(document.path)
        if before is None or before.document is not document or not before.is_lasting:
            before = CheckedDocument(document, tuple(look(document)), is_lasting(document))
        looks[document.path] = before
    return CheckCache(grounds, looks)
