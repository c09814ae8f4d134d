"""What was found in each document, kept for the next plan of a preview: a memory, never an input."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from laur.model import AnyDocument
from laur.problems import Problem


class Look(Struct, frozen=True):
    """A document with what is wrong in it."""

    document: AnyDocument
    problems: tuple[Problem, ...]
    is_lasting: bool
    """Whether it depends on nothing but the document and the grounds."""


class Seen(Struct, frozen=True):
    """Looks at documents, and all besides a document that they depend on."""

    grounds: tuple[object, ...]
    looks: Mapping[str, Look]
    """By path."""

    def problems(self) -> Iterator[Problem]:
        """Everything that was found, in the order of documents."""
        return (problem for look in self.looks.values() for problem in look.problems)


def see(
    documents: Iterable[AnyDocument],
    grounds: tuple[object, ...],
    look: Callable[[AnyDocument], Iterable[Problem]],
    last: Seen | None,
    is_lasting: Callable[[AnyDocument], bool] = lambda _: True,
) -> Seen:
    """Look at each document; on equal `grounds`, only at those that are not the very ones that `last` saw.

    A document that is not `is_lasting` depends on more than the grounds, and is looked at each time.
    """
    known = last.looks if last is not None and last.grounds == grounds else {}
    looks: dict[str, Look] = {}
    for document in documents:
        before = known.get(document.path)
        if before is None or before.document is not document or not before.is_lasting:
            before = Look(document, tuple(look(document)), is_lasting(document))
        looks[document.path] = before
    return Seen(grounds, looks)
