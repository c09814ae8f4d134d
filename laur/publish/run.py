"""One run: reads what is at the target, plans, makes the changes, and keeps the list of published files true.

Wherever a run ends, every file at the target is complete, old or new; the next run makes the rest of the changes.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from laur.publish import lock
from laur.publish.failures import PublishError, Reason
from laur.publish.files import LocalFile, content, stored_digest
from laur.publish.local import LocalRecord, read_record, write_record
from laur.publish.lock import LockHolder
from laur.publish.manifest import (
    MANIFEST,
    OWN_FILES,
    DamagedManifestError,
    Manifest,
    PublishedFile,
    decode,
    encode,
    has_concealed,
    revealed,
    without_concealed,
)
from laur.publish.plan import ChangeKind, Known, PublishPlan, Step, Wishes, make_plan
from laur.publish.serving import REVALIDATED
from laur.publish.targets.interface import Host, ServedAs
from laur.system.interrupts import interrupts_deferred
from laur.views.kinds import PageKind

CHECKPOINT_FILES = 100
CHECKPOINT_TIME = timedelta(seconds=10)
"""The list of published files is written again after so many files, or after this time."""
LARGE = 1_000_000
"""Bytes: before a larger file the list is written again, and the lock prolonged."""
_MANIFEST_SERVED = ServedAs("application/json", REVALIDATED)


class Release(Struct, frozen=True, kw_only=True):
    """A built site that is to be published."""

    output: Path
    """The output folder."""
    files: Mapping[str, LocalFile]
    """By path at the target."""
    kinds: Mapping[str, PageKind]
    """By path in the output folder."""
    site: str
    """Its address."""
    day: str
    """The day for which it was built."""
    tool: str
    views: Mapping[str, str] = {}
    """The digest of the view of each page, by URL."""


class Orders(Struct, frozen=True, kw_only=True):
    """What was asked for, and what it takes to do it."""

    name: str
    """Of the target."""
    state: Path
    """The cache folder."""
    owner: str
    """A random text for this run."""
    publisher: str
    """The user and the computer, for people."""
    wishes: Wishes = Wishes()
    max_deletions: int = 20
    """In percent."""
    is_dry_run: bool = False
    is_verified: bool = False
    """Whether every file is read back and compared, instead of trusting the list of published files."""
    is_confirmed: bool = False
    """Whether large deletions, an older day and an emptied target are accepted."""
    breaks_lock: bool = False


class TransferProgress(Protocol):
    """Is called with what is being done, and how many files and bytes of how many are done."""

    def __call__(self, doing: str, count: int, done: int, size: int = 0, sent: int = 0) -> None: ...


class Services(Struct, frozen=True):
    """The clock, and what the user sees and answers."""

    now: Callable[[], datetime]
    """With a time zone."""
    watch: TransferProgress
    confirm: Callable[[PublishError], bool]
    """Asks the user whether to go on in spite of something unusual; False where nobody can answer."""


class PublishReport(Struct, frozen=True, kw_only=True):
    """What a run did, or in a dry run would do."""

    plan: PublishPlan
    before: Manifest
    """What was there before."""
    manifest: Manifest
    """What is at the target now."""
    was_damaged: bool = False
    """Whether the list of published files could not be read."""
    objections: tuple[PublishError, ...] = ()
    """In a dry run: what would keep the site from being published."""


Announce = Callable[[PublishReport], bool]
"""Announces what changed, once it is online; whether it was announced."""


def publish(
    release: Release, target: Host, orders: Orders, services: Services, announce: Announce | None = None
) -> PublishReport:
    """Makes the target equal to the release. Raises `PublishError`; then a later run continues.

    `announce` is called before anybody else can publish. What it did not announce, a later run does. The caller holds
    `laur.publish.local.alone`.
    """
    record = read_record(orders.state, orders.name)
    if orders.is_dry_run:
        found = _survey(release, target, orders, services, record)
        return _report(found, found.manifest, tuple(_objections(release, found, orders, record)))
    if target.traits.is_transaction:
        return _publish(release, target, orders, services, record, None, announce)
    holder = LockHolder(
        owner=orders.owner,
        name=orders.publisher,
        since=services.now(),
        earlier=record.owners,
        may_break=orders.breaks_lock,
    )
    record = replace(record, owners=(*record.owners[-1:], orders.owner))
    write_record(orders.state, orders.name, record)
    try:
        lock.acquire(target, holder, holder.since)
        return _publish(release, target, orders, services, record, holder, announce)
    finally:
        with interrupts_deferred(), suppress(PublishError):
            lock.release(target, holder)


# ---------------------------------------------------------------------------------------------- what is there


class _Found(Struct, frozen=True, kw_only=True):
    manifest: Manifest
    present: Mapping[str, int]
    """The size of every file there by path, if they were listed."""
    plan: PublishPlan
    is_first: bool
    """Whether the target has no list of published files."""
    was_damaged: bool


def _publish(
    release: Release,
    target: Host,
    orders: Orders,
    services: Services,
    record: LocalRecord,
    holder: LockHolder | None,
    announce: Announce | None,
) -> PublishReport:
    found = _survey(release, target, orders, services, record)
    for objection in _objections(release, found, orders, record):
        is_question = objection.reason in QUESTIONS
        if not is_question or not (orders.is_confirmed or services.confirm(objection)):
            raise objection
    run = _Changes(release, target, orders, services, record, holder)
    report = _report(found, run.make(found, with_views=announce is None))
    if announce is not None and announce(report):
        run.record_views(report.manifest)
    return report


def _report(found: _Found, manifest: Manifest, objections: tuple[PublishError, ...] = ()) -> PublishReport:
    return PublishReport(
        plan=found.plan,
        before=found.manifest,
        manifest=manifest,
        was_damaged=found.was_damaged,
        objections=objections,
    )


def _survey(release: Release, target: Host, orders: Orders, services: Services, record: LocalRecord) -> _Found:
    """What is at the target, and what has to be done."""
    data = target.get(MANIFEST)
    manifest, was_damaged = Manifest(), False
    if data is not None:
        try:
            manifest = _continued(revealed(decode(data), (*release.files, *record.done)), record)
        except DamagedManifestError:
            was_damaged = True
    is_listed = data is None or was_damaged or orders.is_verified or target.traits.lists_cheaply
    is_listed = is_listed or has_concealed(manifest) or orders.wishes.delete_foreign
    present = _without_own(target.files()) if is_listed else None
    if present is not None:
        manifest = without_concealed(revealed(manifest, present))
    if was_damaged and present is not None:
        manifest = replace(manifest, pending=tuple(sorted(present.keys() & release.files.keys())))
    verified = None
    if (orders.is_verified or was_damaged) and present is not None:
        verified = _read_back(release, target, present, services)
    known = Known(manifest=manifest, present=present, verified=verified)
    plan = make_plan(release.files, release.kinds, known, orders.wishes)
    if present is None and not orders.wishes.overwrite_foreign:
        plan = replace(plan, in_the_way=_in_the_way(target, plan))
    return _Found(manifest=manifest, present=present or {}, plan=plan, is_first=data is None, was_damaged=was_damaged)


def _in_the_way(target: Host, plan: PublishPlan) -> tuple[str, ...]:
    """The files that somebody else put where new files of the site go."""
    return tuple(path for path in plan.paths(ChangeKind.SEND) if target.size(path) is not None)


def _continued(manifest: Manifest, record: LocalRecord) -> Manifest:
    """The list, with what an earlier run of this computer did after it wrote that list."""
    if not manifest.pending or record.run != manifest.run:
        return manifest
    return _with_done(manifest, record.done)


def _with_done(manifest: Manifest, done: Mapping[str, PublishedFile | None]) -> Manifest:
    """The list after some changes: files that were sent, and None for those that were deleted."""
    files = {path: file for path, file in manifest.files.items() if path not in done}
    files |= {path: file for path, file in done.items() if file is not None}
    return replace(manifest, files=files, pending=tuple(path for path in manifest.pending if path not in done))


def _without_own(present: Mapping[str, int]) -> dict[str, int]:
    return {path: size for path, size in present.items() if path not in OWN_FILES}


def _read_back(release: Release, target: Host, present: Mapping[str, int], services: Services) -> dict[str, str]:
    """The digest of every file of the site as it is at the target."""
    paths = sorted(release.files.keys() & present.keys())
    found: dict[str, str] = {}
    for number, path in enumerate(paths, 1):
        data = target.get(path)
        digest = None if data is None else stored_digest(release.files[path], data)
        if digest is not None:
            found[path] = digest
        services.watch("verifying", len(paths), number)
    return found


QUESTIONS = frozenset({Reason.EMPTIED, Reason.DAY_BACK, Reason.DELETIONS})
"""What is unusual, and can be confirmed."""


def _objections(release: Release, found: _Found, orders: Orders, record: LocalRecord) -> Iterator[PublishError]:
    """What would do harm, or may not be meant."""
    plan, manifest = found.plan, found.manifest
    if plan.in_the_way:
        first, count = ", ".join(plan.in_the_way[:3]), len(plan.in_the_way) + len(plan.foreign)
        yield PublishError(Reason.FOREIGN_FILES, files=count, first=first)
    if manifest.site and _place(manifest.site) != _place(release.site) and not orders.wishes.overwrite_foreign:
        yield PublishError(Reason.OTHER_SITE, there=manifest.site, here=release.site)
    if found.is_first and record.was_published:
        yield PublishError(Reason.EMPTIED)
    if manifest.day > release.day:
        yield PublishError(Reason.DAY_BACK, there=manifest.day, here=release.day)
    if plan.deleted_share > orders.max_deletions:
        share = round(plan.deleted_share)
        yield PublishError(Reason.DELETIONS, files=plan.owned_deleted, share=share, limit=orders.max_deletions)


def _place(address: str) -> str:
    """An address without its protocol, so that a site can move to HTTPS."""
    return address.partition("://")[2].rstrip("/").lower()


# ---------------------------------------------------------------------------------------------- changes


class _Changes:
    """The changes of one run, and the list of published files while they are made."""

    def __init__(
        self,
        release: Release,
        target: Host,
        orders: Orders,
        services: Services,
        record: LocalRecord,
        holder: LockHolder | None,
    ) -> None:
        self._release, self._target, self._orders = release, target, orders
        self._services, self._record, self._holder = services, record, holder
        self._manifest = Manifest()
        """As it was last written."""
        self._done: dict[str, PublishedFile | None] = {}
        """What was done since."""
        self._writes, self._is_listed = 0, False
        """How often the list was to be written, and whether it ever was."""
        self._written_at = services.now()
        self._plan = PublishPlan()
        self._made, self._sent = 0, 0
        """Steps, and bytes."""

    def record_views(self, manifest: Manifest) -> None:
        """Records that the pages were announced as they are in the release."""
        announced = replace(manifest, views=self._release.views, tool=self._release.tool)
        if announced != manifest:
            self._save(announced)
            self._target.finish()

    def make(self, found: _Found, *, with_views: bool) -> Manifest:
        """Makes all changes and returns the list of what is published then; `with_views`, of what was announced too."""
        self._plan, todo = found.plan, {step.path for step in found.plan.steps}
        begun = self._begun(found, todo)
        if with_views:
            begun = replace(begun, views=self._release.views, tool=self._release.tool)
        if not todo and begun == found.manifest:
            return found.manifest
        self._manifest = found.manifest  # an interrupt before the first change leaves the list as it was
        try:
            if self._target.traits.is_transaction:
                self._make_steps()
                self._save(replace(_with_done(begun, self._done), pending=()))
                self._target.finish()
            else:
                self._save(begun)
                self._make_steps()
                self._target.finish()
                self._save(_with_done(self._manifest, self._done))
        except BaseException as error:
            if not self._target.traits.is_transaction:  # of which nothing is there
                with interrupts_deferred():
                    self._note(is_connected=isinstance(error, KeyboardInterrupt))
            raise
        self._note(is_connected=False)
        return self._manifest

    def _begun(self, found: _Found, todo: AbstractSet[str]) -> Manifest:
        """The list before the first change: what stays is known, and what is to be done is in doubt."""
        release, before = self._release, found.manifest
        files = {path: file for path, file in before.files.items() if path in release.files or path in todo}
        for path, file in release.files.items():
            if path not in todo and (path in before.pending or path not in files):
                files[path] = PublishedFile(file.digest, found.present.get(path, file.size))
        return replace(before, site=release.site, day=release.day, files=files, pending=tuple(sorted(todo)))

    def _make_steps(self) -> None:
        for step in self._plan.steps:
            if not self._target.traits.is_transaction and self._is_time_to_save(step.size):
                self._save(_with_done(self._manifest, self._done), step.size)
            if step.action is ChangeKind.DELETE:
                self._target.delete(step.path)
                self._done[step.path] = None
            else:
                self._send(step)
            self._made += 1
            self._show()

    def _send(self, step: Step) -> None:
        file, before = self._release.files[step.path], self._sent
        data = content(self._release.output, file)

        def sent(size: int) -> None:
            self._sent = min(self._sent + size, before + step.size)
            self._show()

        self._target.put(step.path, data, file.served, sent)
        self._sent = before + step.size
        self._done[step.path] = PublishedFile(file.digest, len(data))

    def _show(self) -> None:
        self._services.watch("publishing", len(self._plan.steps), self._made, self._plan.bytes, self._sent)

    def _is_time_to_save(self, next_size: int) -> bool:
        is_late = self._services.now() - self._written_at > CHECKPOINT_TIME
        return len(self._done) >= CHECKPOINT_FILES or next_size > LARGE or (is_late and bool(self._done))

    def _save(self, manifest: Manifest, next_size: int = 0) -> None:
        """Writes the list at the target, after making sure that nobody else publishes there."""
        now = self._services.now()
        if self._holder is not None:
            lock.renew(self._target, self._holder, now, next_size)
        self._writes += 1
        manifest = replace(manifest, run=f"{self._orders.owner}:{self._writes}")
        self._target.put(MANIFEST, encode(manifest), _MANIFEST_SERVED)
        self._manifest, self._done, self._written_at = manifest, {}, now
        self._is_listed = True

    def _note(self, *, is_connected: bool) -> None:
        """Records on this computer what was done; at the target too, if it can still be reached."""
        if is_connected:
            with suppress(PublishError):
                self._save(_with_done(self._manifest, self._done))
        was_published = self._record.was_published or self._is_listed
        record = replace(self._record, run=self._manifest.run, done=self._done, was_published=was_published)
        with suppress(OSError):
            write_record(self._orders.state, self._orders.name, record)
