"""Changes of several documents from the desk: shown as a diff first, then made, listed and undone."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath
from typing import assert_never

from msgspec import Struct

from laur.catalog import Catalog
from laur.catalog.names import award_name, holder_name
from laur.changes import ChangePlan, ImpossibleChangeError, Refusal
from laur.changes.certificates import record_event
from laur.changes.copies import duplicate, translate
from laur.changes.moving import move
from laur.changes.publication import schedule
from laur.changes.tags import rename_tag
from laur.desk.calls import Calls, NoRequest
from laur.desk.change_sets import ChangeSet, ChangeSets
from laur.desk.documents import Documents
from laur.desk.errors import ImpossibleError
from laur.desk.forms import field_at, value_of
from laur.frontmatter.documents import SUFFIX
from laur.i18n import slug
from laur.i18n.keys import choice_label
from laur.i18n.messages import texts
from laur.model import Announcement, AnnouncementDocument, Certificate, EventType, PageDocument
from laur.model.dates import Moment, PartialDate
from laur.model.digest import digest
from laur.pages.plan import SitePlan
from laur.source.library import Library

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}-")
"""How the file name of an announcement begins."""
MOST_SHOWN = 60_000
"""Characters of a diff."""


class RenameTag(Struct, frozen=True, tag_field="change", tag="tag"):
    old: str
    new: str


class MoveDocument(Struct, frozen=True, tag_field="change", tag="move"):
    path: str
    new: str


class RecordEvent(Struct, frozen=True, tag_field="change", tag="event"):
    id: str
    type: EventType
    date: str
    reason: str = ""
    changes: dict[str, str] = {}


class Schedule(Struct, frozen=True, tag_field="change", tag="publication"):
    path: str
    starts: str = ""
    ends: str = ""
    draft: bool = False


class Translate(Struct, frozen=True, tag_field="change", tag="translate"):
    path: str
    lang: str


class Duplicate(Struct, frozen=True, tag_field="change", tag="duplicate"):
    path: str
    title: str


RequestedChange = RenameTag | MoveDocument | RecordEvent | Schedule | Translate | Duplicate


class ChangeRequest(Struct, frozen=True):
    change: RequestedChange
    digest: str = ""
    """Of the plan that was shown; the change is made only if it is still the same."""


class PlannedChange(Struct, frozen=True):
    """What a change would do."""

    label: str
    files: tuple[str, ...]
    diff: str
    digest: str


class ChangeRow(Struct, frozen=True):
    """A change that was made, as JSON."""

    id: str
    label: str
    at: str
    """In ISO 8601, UTC."""
    files: tuple[str, ...]
    is_undoable: bool
    open: str = ""
    """The document that is worth opening after it."""


class UndoRequest(Struct, frozen=True):
    id: str


class Changing:
    """Answers requests for changes. Safe to use from several threads."""

    def __init__(
        self, plan: Callable[[], SitePlan | None], documents: Documents, changes: ChangeSets,
        changed: Callable[[ChangeSet], None], now: Callable[[], datetime], lang: str,
    ) -> None:  # fmt: skip
        """`plan` returns the last plan of the site; `changed` is called after each change."""
        self._plan, self._documents, self._changes = plan, documents, changes
        self._changed, self._now, self._lang = changed, now, lang
        self._words = texts("changes", lang)

    def calls(self) -> Calls:
        """The requests that are answered here."""
        return {
            "plan-change": (ChangeRequest, self.planned),
            "make-change": (ChangeRequest, self.make),
            "changes": (NoRequest, lambda _: self.made()),
            "undo-change": (UndoRequest, self.undo),
        }

    def planned(self, request: ChangeRequest) -> PlannedChange:
        """What a change would do. Raises `ImpossibleError`."""
        plan, label = self._planned(request.change)
        shown = plan.diff()
        shown = shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}…\n"
        return PlannedChange(label, _paths(plan), shown, _digest(plan))

    def make(self, request: ChangeRequest) -> ChangeRow:
        """Makes a change. Raises `ImpossibleError`, `ChangedMeanwhileError`."""
        plan, label = self._planned(request.change)
        if request.digest and request.digest != _digest(plan):
            raise ImpossibleError(texts("desk", self._lang)["change-differs"])
        if not plan.files:
            raise ImpossibleError(texts("desk", self._lang)["change-nothing"])
        made = self._changes.make(plan, label)
        self._changed(made)
        return self._row(made, [made])

    def made(self) -> list[ChangeRow]:
        """The changes that were made, the last one first."""
        made = self._changes.made()
        return [self._row(each, made) for each in made]

    def undo(self, request: UndoRequest) -> ChangeRow:
        """Undoes a change. Raises `ImpossibleError`, `ChangedMeanwhileError`."""
        made = self._changes.made()
        change = next((each for each in made if each.id == request.id), None)
        if change is None:
            raise ImpossibleError(texts("desk", self._lang)["no-version"])
        undone = self._changes.undo(change, self._words["done.undo"].format(label=change.label))
        self._changed(undone)
        return self._row(undone, [undone])

    def _row(self, change: ChangeSet, made: list[ChangeSet]) -> ChangeRow:
        is_undone = change.id in {each.undoes for each in made}
        shown = [new for _, new in change.moved] or [path for path in change.paths if path.endswith(".md")]
        existing = [path for path in shown if self._documents.bytes_of(path) is not None]
        return ChangeRow(
            id=change.id,
            label=change.label,
            at=change.at.isoformat(),
            files=change.paths,
            is_undoable=not is_undone and not change.undoes,
            open=existing[0] if existing else "",
        )

    # ---------------------------------------------------------------------------------------------- plans

    def _planned(self, change: RequestedChange) -> tuple[ChangePlan, str]:
        site_plan = self._plan()
        library, catalog = (site_plan.inputs.library, site_plan.catalog) if site_plan else (None, None)
        if site_plan is None or library is None or catalog is None:
            raise ImpossibleError(texts("desk", self._lang)["site-unreadable"])
        try:
            return self._plan_of(change, site_plan, library, catalog)
        except ImpossibleChangeError as error:
            raise ImpossibleError(refusal_text(error, self._lang)) from error

    def _plan_of(
        self, change: RequestedChange, site_plan: SitePlan, library: Library, catalog: Catalog
    ) -> tuple[ChangePlan, str]:
        read, say = self._documents.bytes_of, self._words
        match change:
            case RenameTag(old, new):
                return rename_tag(site_plan, catalog, read, old, new), say["done.tag"].format(old=old, new=new)
            case MoveDocument(path, typed):
                new = new_path(path, typed)
                return move(site_plan, catalog, read, path, new), say["done.move"].format(old=path, new=new)
            case RecordEvent(certificate, event, _, reason):
                changes = {key: value_of(field_at(Certificate, (key,)), text) for key, text in change.changes.items()}
                plan = record_event(library, read, certificate, event, self._day(change.date), reason, changes)
                named = choice_label(event.value, self._lang) or event.value
                return plan, say["done.event"].format(
                    id=_certificate_name(certificate, catalog, self._lang), type=named
                )
            case Schedule(path, starts, ends, is_draft):
                begins, until = self._dated(starts, "publish_at"), self._dated(ends, "expires")
                assert not isinstance(begins, PartialDate)
                assert not isinstance(until, Moment)
                plan = schedule(library, read, path, begins, until, is_draft=is_draft)
                return plan, say["done.publication"].format(path=_named(library, path, self._lang))
            case Translate(path, lang):
                plan = translate(library, read, path, lang)
                return plan, say["done.copy"].format(path=_named(library, path, self._lang), new=plan.files[0].path)
            case Duplicate(path, title):
                plan = duplicate(library, read, path, title, self._now().astimezone().date())
                return plan, say["done.copy"].format(path=_named(library, path, self._lang), new=plan.files[0].path)
        assert_never(change)

    def _day(self, text: str) -> PartialDate:
        if not text.strip():
            raise ImpossibleError(texts("desk", self._lang)["date-missing"])
        found = value_of(field_at(Announcement, ("date",)), text)
        if not isinstance(found, PartialDate):
            raise ImpossibleError(texts("desk", self._lang)["reads-not"])
        return found

    def _dated(self, text: str, key: str) -> Moment | PartialDate | None:
        found = value_of(field_at(Announcement, (key,)), text)
        if found is not None and not isinstance(found, Moment | PartialDate):
            raise ImpossibleError(texts("desk", self._lang)["reads-not"])
        return found


def new_path(path: str, typed: str) -> str:
    """The path that is meant by a new name of a document: a plain name stays in its folder, with the day before it."""
    name = typed.strip()
    if not name or "/" in name or name.endswith(SUFFIX):
        return name
    old = PurePosixPath(path)
    day = _DAY.match(old.name)
    stem = slug(name)
    return f"{old.parent}/{'' if day is None or _DAY.match(stem) else day[0]}{stem}{SUFFIX}"


def _certificate_name(certificate: str, catalog: Catalog, lang: str) -> str:
    """The award and its holder; the id if the register does not have it."""
    record = catalog.awards.records.get(certificate)
    if record is None:
        return certificate
    stated = record.claim.certificate
    names = {"award": award_name(stated, catalog), "holder": holder_name(stated, catalog)}
    return texts("desk", lang)["award"].format_map(names)


def _named(library: Library, path: str, lang: str) -> str:
    """The title of an announcement or a page in quotation marks; the path of any other document."""
    titled = (each for each in library.documents if isinstance(each, AnnouncementDocument | PageDocument))
    title = next((each.meta.title for each in titled if each.path == path), "")
    return texts("status", lang)["title"].format(title=title) if title else path


def refusal_text(error: ImpossibleChangeError, lang: str) -> str:
    """Why a change cannot be made, as a sentence."""
    words, values = texts("changes", lang), dict(error.values)
    if error.refusal is Refusal.NOT_EDITABLE:
        values["why"] = texts("desk", lang)[f"refused.{values['why']}"]
    key = f"{error.refusal}.near" if values.get("nearest") else str(error.refusal)
    return words[key].format_map(values)


def _paths(plan: ChangePlan) -> tuple[str, ...]:
    return tuple(each.path for each in plan.files)


def _digest(plan: ChangePlan) -> str:
    parts = [(each.path.encode(), each.before or b"", each.after or b"") for each in plan.files]
    return digest(*(part for three in parts for part in three))
