"""Content that exists but could not be read, so that nobody who names it is reported for a missing file or id."""

from collections.abc import Iterable

from msgspec import Struct


class Unreadable(Struct, frozen=True, array_like=True):
    """What the rest of the site does not have because of a mistake that is reported already.

    A mistake is reported once: missing files, ids and URLs that follow from it are not reported as well.
    """

    paths: frozenset[str] = frozenset()
    """The files that could not be read, also under the name that they should have if only their name is wrong."""
    names: frozenset[str] = frozenset()
    """The ids and slugs of these files, which are parts of their pages' URLs."""
    certificates: frozenset[str] = frozenset()
    """The ids of certificates that could not be read."""
    faulty: frozenset[str] = frozenset()
    """All files in which something could not be read, even if the rest of them could."""

    @classmethod
    def of(cls, many: Iterable["Unreadable"]) -> "Unreadable":
        """The union of several."""
        some = [unreadable for unreadable in many if unreadable != ALL_READABLE]
        return cls(
            frozenset().union(*(unreadable.paths for unreadable in some)),
            frozenset().union(*(unreadable.names for unreadable in some)),
            frozenset().union(*(unreadable.certificates for unreadable in some)),
            frozenset().union(*(unreadable.faulty for unreadable in some)),
        )

    def ids(self, folder: str) -> frozenset[str]:
        """The ids of the files in a folder (``organisations/``)."""
        inside = (path for path in self.paths if path.startswith(folder))
        return frozenset(path.rpartition("/")[2].removesuffix(".md") for path in inside)

    def has_part_of(self, url: str) -> bool:
        """Whether a URL of the site can belong to something that could not be read."""
        return not (self.names | self.certificates).isdisjoint(url.split("/"))


ALL_READABLE = Unreadable()
