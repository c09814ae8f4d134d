"""What stands in content and could not be read: whoever names it makes no mistake."""

from collections.abc import Iterable

from msgspec import Struct


class Unreadable(Struct, frozen=True, array_like=True):
    """What one mistake, which is told, keeps from the rest of the site; so that nothing else is told because of it."""

    paths: frozenset[str] = frozenset()
    """The files of which nothing could be made, also as they would be called if that is all that is wrong."""
    names: frozenset[str] = frozenset()
    """The ids and slugs of what stands in them, which are parts of their pages' URLs."""
    certificates: frozenset[str] = frozenset()
    """The ids of certificates that are stated and could not be read."""
    faulty: frozenset[str] = frozenset()
    """All files in which something could not be read, whether or not the rest of them could."""

    @classmethod
    def of(cls, many: Iterable["Unreadable"]) -> "Unreadable":
        """All of these together."""
        some = [unreadable for unreadable in many if unreadable != ALL_READABLE]
        return cls(
            frozenset().union(*(unreadable.paths for unreadable in some)),
            frozenset().union(*(unreadable.names for unreadable in some)),
            frozenset().union(*(unreadable.certificates for unreadable in some)),
            frozenset().union(*(unreadable.faulty for unreadable in some)),
        )

    def ids(self, folder: str) -> frozenset[str]:
        """The ids of what stands in a folder (``organisations/``)."""
        inside = (path for path in self.paths if path.startswith(folder))
        return frozenset(path.rpartition("/")[2].removesuffix(".md") for path in inside)

    def has_part_of(self, url: str) -> bool:
        """Whether a URL of the site can be that of something that was lost."""
        return not (self.names | self.certificates).isdisjoint(url.split("/"))


ALL_READABLE = Unreadable()
