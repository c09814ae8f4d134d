"""What a run sends, replaces and deletes, and in which order: a pure function of what is here and what is there."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from msgspec import Struct

from laur.output.order import Stage, stage_of
from laur.publish.files import LocalFile
from laur.publish.manifest import OWN_FILES, Manifest
from laur.views.kinds import PageKind


class ChangeKind(StrEnum):
    SEND = "send"
    REPLACE = "replace"
    DELETE = "delete"


class Step(Struct, frozen=True):
    """One change at the target."""

    action: ChangeKind
    stage: Stage
    path: str
    size: int = 0
    """The number of bytes to send."""


class Known(Struct, frozen=True, kw_only=True):
    """What is known of the target."""

    manifest: Manifest = Manifest()
    present: Mapping[str, int] | None = None
    """The size of every file there, by path; None if they were not listed."""
    verified: Mapping[str, str] | None = None
    """The digests of files as they were read back; None if the list of published files is trusted."""


class Wishes(Struct, frozen=True, kw_only=True):
    """What was asked for besides publishing."""

    overwrite_foreign: bool = False
    """Whether files that somebody else put there may be replaced."""
    delete_foreign: bool = False
    """Whether files that somebody else put there are deleted."""


class PublishPlan(Struct, frozen=True, kw_only=True):
    steps: tuple[Step, ...] = ()
    """In the order in which they are made."""
    unchanged: int = 0
    """How many files are at the target as they are here."""
    foreign: tuple[str, ...] = ()
    """Files that somebody else put there, and that stay."""
    in_the_way: tuple[str, ...] = ()
    """Files that somebody else put there, and that the site would replace."""
    owned: int = 0
    """How many files the site has at the target before the run."""
    owned_deleted: int = 0
    """How many of those are deleted."""

    def paths(self, *actions: ChangeKind) -> tuple[str, ...]:
        return tuple(step.path for step in self.steps if step.action in actions)

    @property
    def bytes(self) -> int:
        """How many bytes are sent."""
        return sum(step.size for step in self.steps)

    @property
    def deleted_share(self) -> float:
        """The share of the site's own files that are deleted, in percent."""
        return 100 * self.owned_deleted / self.owned if self.owned else 0.0


def make_plan(
    local: Mapping[str, LocalFile], kinds: Mapping[str, PageKind], known: Known, wishes: Wishes
) -> PublishPlan:
    """The changes that make the target equal to `local`, whose files are of `kinds`, by path.

    Files that are at the target and not in the list of published files stay as they are, unless asked for.
    """
    owned, present = known.manifest.owned, _present(known)
    actions = {path: action for path, file in local.items() if (action := _action(file, present, known)) is not None}
    steps = [
        Step(action, _stage(local[path], actions, kinds), path, local[path].size) for path, action in actions.items()
    ]
    foreign = sorted(path for path in (known.present or {}) if path not in owned and path not in OWN_FILES)
    surplus = {path for path in owned if path not in local and (known.present is None or path in known.present)}
    strangers = [path for path in foreign if path not in local]
    if wishes.delete_foreign:
        surplus.update(strangers)
    obstacles = _obstacles(surplus, local)
    steps += [
        Step(ChangeKind.DELETE, Stage.OBSTACLES if path in obstacles else Stage.DELETIONS, path) for path in surplus
    ]
    return PublishPlan(
        steps=tuple(sorted(steps, key=lambda step: (step.stage, step.path))),
        unchanged=len(local) - sum(step.action is not ChangeKind.DELETE for step in steps),
        foreign=() if wishes.delete_foreign else tuple(strangers),
        in_the_way=() if wishes.overwrite_foreign else tuple(path for path in foreign if path in local),
        owned=len(owned),
        owned_deleted=len(surplus & owned),
    )


def _present(known: Known) -> Collection[str]:
    """The paths at which there is, or may be, a file."""
    return known.manifest.owned if known.present is None else known.present.keys()


def _action(file: LocalFile, present: Collection[str], known: Known) -> ChangeKind | None:
    """What has to be done so that the target has this file; None if it has it."""
    if file.path not in present:
        return ChangeKind.SEND
    if known.verified is not None:
        return None if known.verified.get(file.path) == file.digest else ChangeKind.REPLACE
    published = known.manifest.files.get(file.path)
    is_sure = published is not None and file.path not in known.manifest.pending
    has_size = known.present is None or (published is not None and known.present[file.path] == published.size)
    is_same = published is not None and published.digest == file.digest
    return None if is_sure and is_same and has_size else ChangeKind.REPLACE


def _stage(file: LocalFile, actions: Mapping[str, ChangeKind], kinds: Mapping[str, PageKind]) -> Stage:
    """When a file is sent; a compressed version together with the file itself."""
    path = file.source or file.path
    action = actions.get(path, actions[file.path])
    return stage_of(path, kinds.get(path), is_new=action is ChangeKind.SEND)


def _obstacles(surplus: Collection[str], local: Mapping[str, LocalFile]) -> frozenset[str]:
    """Files to delete where a folder is needed, and files below a name that a file needs."""
    folders = {path[:at] for path in local for at, char in enumerate(path) if char == "/"}
    below = {path for path in surplus if any(path[:at] in local for at, char in enumerate(path) if char == "/")}
    return frozenset((set(surplus) & folders) | below)
