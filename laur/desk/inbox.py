"""The inbox at the desk: messages that readers sent with the site's forms, and comments that wait to be accepted.

An accepted comment becomes the file beside its announcement that it already is (docs/comments.md). What was dealt with
is moved to ``.laur/inbox/.done/``, and is deleted by nobody.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from laur.changes import ChangePlan, FileChange
from laur.desk.calls import Calls, NoRequest
from laur.desk.change_sets import ChangeSet, ChangeSets
from laur.desk.documents import Documents
from laur.desk.errors import ImpossibleError
from laur.editing.file_text import FileText, file_text
from laur.editing.spans import Plain, compose_spans, plain
from laur.frontmatter.split import Parts, split
from laur.i18n.messages import texts
from laur.model import Certificate, announcement_of, certificates_of
from laur.pages.plan import SitePlan
from laur.system.locked_files import replace

DONE = ".done"
MOST_LISTED = 200
_SENDERS = ("name", "organisation", "email")


class InboxRow(Struct, frozen=True):
    """A message or a comment, as JSON."""

    id: str
    """Its path in the inbox."""
    is_comment: bool
    sender: str
    at: str
    answers: tuple[tuple[str, str], ...]
    text: str
    about: str = ""
    """The document that it is about; empty if that is not known."""


class InboxRequest(Struct, frozen=True):
    id: str


class DeskInbox:
    """Answers requests about messages. Safe to use from several threads."""

    def __init__(
        self, folder: Path, plan: Callable[[], SitePlan | None], documents: Documents, changes: ChangeSets,
        changed: Callable[[ChangeSet], None], lang: str,
    ) -> None:  # fmt: skip
        """`folder` is the inbox; `plan` returns the last plan of the site; `changed` is called after each change."""
        self._folder, self._plan, self._documents = folder, plan, documents
        self._changes, self._changed, self._lang = changes, changed, lang

    def calls(self) -> Calls:
        """The requests that are answered here."""
        return {
            "inbox": (NoRequest, lambda _: self.rows()),
            "inbox-accept": (InboxRequest, self.accept),
            "inbox-done": (InboxRequest, self.done),
        }

    def rows(self) -> list[InboxRow]:
        """What waits, the newest first."""
        files = sorted(self._files(), key=lambda file: file.name, reverse=True)
        return [self._row(file) for file in files[:MOST_LISTED]]

    def accept(self, request: InboxRequest) -> list[InboxRow]:
        """Puts a comment beside its announcement. Raises `ImpossibleError`."""
        file = self._file(request.id)
        path = _destination(request.id)
        words = texts("desk", self._lang)
        if not path or self._documents.bytes_of(announcement_of(path) or "") is None:
            raise ImpossibleError(words["no-document"])
        data, there = file.read_bytes(), self._documents.bytes_of(path)
        if there is None:
            label = texts("changes", self._lang)["done.comment"].format(path=path)
            self._changed(self._changes.make(ChangePlan((FileChange(path, None, data),)), label))
        elif there != data:
            raise ImpossibleError(words["exists"])
        return self.done(request)

    def done(self, request: InboxRequest) -> list[InboxRow]:
        """Moves a message to those that were dealt with. Raises `ImpossibleError`."""
        file = self._file(request.id)
        kept = self._folder / DONE / request.id
        kept.parent.mkdir(parents=True, exist_ok=True)
        replace(file, kept)
        return self.rows()

    # ---------------------------------------------------------------------------------------------- helpers

    def _files(self) -> list[Path]:
        found = self._folder.rglob("*.md") if self._folder.is_dir() else iter(())
        return [file for file in found if DONE not in file.relative_to(self._folder).parts]

    def _file(self, id_: str) -> Path:
        file = next((each for each in self._files() if each.relative_to(self._folder).as_posix() == id_), None)
        if file is None:
            raise ImpossibleError(texts("desk", self._lang)["no-document"])
        return file

    def _row(self, file: Path) -> InboxRow:
        id_ = file.relative_to(self._folder).as_posix()
        data = file.read_bytes()
        found = file_text(data)
        root = compose_spans(found.front) if isinstance(found, FileText) else None
        values: dict[str, Plain] = {entry.key.text: plain(entry.value) for entry in root.entries} if root else {}
        parts = split(id_, data.decode("utf-8", errors="replace"))
        answers = values.get("answers")
        given = tuple((k, str(v)) for k, v in answers.items()) if isinstance(answers, dict) else ()
        named = dict(given)
        return InboxRow(
            id=id_,
            is_comment=bool(_destination(id_)),
            sender=str(values.get("author") or next((named[key] for key in _SENDERS if named.get(key)), "")),
            at=str(values.get("date") or values.get("received") or ""),
            answers=given,
            text=parts.body.strip() if isinstance(parts, Parts) else "",
            about=self._about(id_, str(values.get("page", "")), named.get("certificate", "")),
        )

    def _about(self, id_: str, page: str, certificate: str) -> str:
        path = _destination(id_)
        if path:
            return announcement_of(path) or ""
        site_plan = self._plan()
        library = site_plan.inputs.library if site_plan else None
        for document in library.documents if library else ():
            stated = (each for each in certificates_of(document) if isinstance(each, Certificate))
            if certificate and certificate in {each.id for each in stated}:
                return document.path
        pages = site_plan.pages if site_plan and page else ()
        return next((each.source or "" for each in pages if each.url == page), "")


def _destination(id_: str) -> str:
    """Where a comment goes when it is accepted; empty for any other message."""
    path = id_.partition("/")[2]
    return path if announcement_of(path) is not None else ""
