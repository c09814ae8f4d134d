"""A plan of changes, and a draft in which one is made."""

from collections.abc import Callable
from difflib import unified_diff
from enum import StrEnum

from msgspec import Struct

from laur.editing import FieldEdit, NotEditable, edit_body, edit_front_matter
from laur.frontmatter.documents import kind_of
from laur.model import SITE_FILE, Entry, Site

Read = Callable[[str], bytes | None]
"""Returns the bytes of a file of the content folder; None if there is none."""


class Refusal(StrEnum):
    """Why a change cannot be made."""

    NO_DOCUMENT = "no-document"
    EXISTS = "exists"
    """There is a file of the new name."""
    NOT_EDITABLE = "not-editable"
    """A file cannot be edited without changing more than asked for; `why` is the reason of `laur.editing`."""
    NO_TAG = "no-tag"
    SAME_TAG = "same-tag"
    TAG_EMPTY = "tag-empty"
    NAME_INVALID = "name-invalid"
    """No document can have the new name."""
    OTHER_KIND = "other-kind"
    """The new name would make another kind of document of it."""
    LINK = "link"
    """A link in a text cannot be changed safely."""
    NO_CERTIFICATE = "no-certificate"
    NOT_STATED_HERE = "not-stated-here"
    """The document does not have this value."""
    NO_LANGUAGE = "no-language"
    """The site does not have the language, or the document is in it already."""
    IS_TRANSLATED = "is-translated"


class ImpossibleChangeError(Exception):
    """A change that cannot be made; nothing was changed."""

    def __init__(self, refusal: Refusal, **values: str) -> None:
        super().__init__(refusal, values)
        self.refusal, self.values = refusal, values


class FileChange(Struct, frozen=True):
    """One file of the content folder, as it is and as it would be."""

    path: str
    before: bytes | None
    """None for a new file."""
    after: bytes | None
    """None for a file that is deleted, or that has another name then."""


class ChangePlan(Struct, frozen=True):
    """Changes that belong together."""

    files: tuple[FileChange, ...] = ()
    """Sorted by path; each differs from what it was."""
    moved: tuple[tuple[str, str], ...] = ()
    """The old and the new path of each file that has another name then."""

    @property
    def reversed(self) -> "ChangePlan":
        """The plan that puts everything back."""
        files = tuple(FileChange(each.path, each.after, each.before) for each in self.files)
        return ChangePlan(files, tuple((new, old) for old, new in self.moved))

    def diff(self) -> str:
        """The lines that change, in the form of ``diff -u`` without context; a moved file is compared with itself."""
        by_path = {each.path: each for each in self.files}
        new_names = dict(self.moved)
        old_names = {new: old for old, new in self.moved}
        parts: list[str] = []
        for each in self.files:
            if each.path in new_names:
                continue
            old_name = old_names.get(each.path)
            before = by_path[old_name].before if old_name else each.before
            old, new = _lines(before), _lines(each.after)
            begins = old_name or (each.path if before is not None else "/dev/null")
            found = "".join(unified_diff(old, new, begins, each.path if each.after is not None else "/dev/null", n=0))
            parts.append(found or f"--- {begins}\n+++ {each.path}\n")
        return "".join(parts)


def _lines(data: bytes | None) -> list[str]:
    """The lines as a terminal can show them: without control characters."""
    if data is None:
        return []
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    lines = text.removesuffix("\n").split("\n")
    return ["".join(c if c.isprintable() or c == "\t" else "�" for c in line) + "\n" for line in lines]


class Draft:
    """Collects the changes of one plan; used only during one call. Every method may raise `ImpossibleChangeError`."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}
        self._moved: list[tuple[str, str]] = []

    def data(self, path: str) -> bytes:
        """What a file would hold."""
        data = self._now(path)
        if data is None:
            raise ImpossibleChangeError(Refusal.NO_DOCUMENT, path=path)
        return data

    def exists(self, path: str) -> bool:
        """Whether there would be such a file."""
        return self._now(path) is not None

    def edit(self, path: str, *edits: FieldEdit) -> None:
        """Changes values of front matter, or of ``site.yaml``."""
        self._set(path, edit_front_matter(self.data(path), kind(path), edits))

    def replace_body(self, path: str, body: str) -> None:
        """Changes the text below the front matter."""
        self._set(path, edit_body(self.data(path), body))

    def create(self, path: str, data: bytes) -> None:
        """Adds a file."""
        if self.exists(path):
            raise ImpossibleChangeError(Refusal.EXISTS, path=path)
        self._after[path] = data

    def move(self, path: str, new: str) -> None:
        """Gives a file another name."""
        self.create(new, self.data(path))
        self._after[path] = None
        self._moved.append((path, new))

    def plan(self) -> ChangePlan:
        """The plan with all changes."""
        changed = sorted(path for path, after in self._after.items() if after != self._before[path])
        files = tuple(FileChange(path, self._before[path], self._after[path]) for path in changed)
        return ChangePlan(files, tuple(self._moved))

    def _now(self, path: str) -> bytes | None:
        if path not in self._before:
            self._before[path] = self._after[path] = self._read(path)
        return self._after[path]

    def _set(self, path: str, edited: bytes | NotEditable) -> None:
        if isinstance(edited, NotEditable):
            raise ImpossibleChangeError(Refusal.NOT_EDITABLE, path=path, why=edited.reason)
        self._after[path] = edited


def kind(path: str) -> type[Entry]:
    """The type of the document at a path."""
    found = Site if path == SITE_FILE else kind_of(path)
    if found is None:
        raise ImpossibleChangeError(Refusal.NO_DOCUMENT, path=path)
    return found
