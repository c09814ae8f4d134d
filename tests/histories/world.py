"""A site on the disk with everything around it, built again and again, and compared with clean builds.

`World.build` builds as it stands, and reports where the build breaks a rule:

- only pages whose view, layout or frame changed, or whose file is not as it was written, are rendered, and all of them;
- a build that is refused leaves the output as it was;
- `World.compare`: the output equals that of a clean build byte for byte, and the problems are the same.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISREG

from msgspec import Struct

from laur.build import build
from laur.model.digest import digest
from laur.output.decide import Cause
from laur.output.report import BuildReport
from laur.output.staging import UNFINISHED
from laur.problems import Origin, Problem
from laur.source.cache import FILE, Cache, WrittenFile
from laur.source.options import Options, UserFolders, Visibility
from laur.source.tool_version import tool_version
from laur.urls.permalinks import is_hashed_asset, output_path
from tests.histories.documents import START
from tests.photographs import photograph
from tests.sites import DAY, ROOT

OURS = (Origin.CONTENT, Origin.LAYOUTS)
"""Problems of these are the same in a clean build; others are about a folder or the network."""

FileState = tuple[str, int]
"""What a file of the output is: the digest of its bytes, or its kind if it is no regular file; and its permissions."""


class BrokenRuleError(Exception):
    """A build did not do as it should."""


class State(Struct, frozen=True):
    """How the site is built: what an operator chooses on the command line."""

    day: date = DAY
    drafts: bool = False
    future: bool = False
    base_url: str | None = None
    output: str = "site"
    jobs: int = 1
    atomic: bool = False


class World:
    """A site with its layouts, its caches and its output folders, all in one folder."""

    def __init__(self, folder: Path, user: UserFolders | None) -> None:
        self.folder, self.user, self.state = folder, user, State()
        self.content, self.layouts = folder / "site/content", folder / "site/layouts"
        self.cache = folder / "site/.laur"
        self.builds = self.comparisons = self.renderings = self.refusals = 0
        self.rests = self.kills = 0
        for path, text in START.items():
            self.put(path, text.encode())
        self.put("content/media/zdjecie.jpg", photograph(60, 40))
        shutil.copytree(ROOT / "layouts", self.layouts)

    @property
    def output(self) -> Path:
        return self.folder / "site" / self.state.output

    def put(self, path: str, data: bytes) -> Path:
        """Writes a file of the site."""
        file = self.folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return file

    def sources(self) -> dict[str, bytes]:
        """Every file of the content and of the layouts, by path."""
        return {
            file.relative_to(self.folder / "site").as_posix(): file.read_bytes()
            for root in (self.content, self.layouts)
            for file in root.rglob("*")
            if file.is_file()
        }

    def restore(self, sources: Mapping[str, bytes]) -> None:
        """Takes back every change to content and layouts since `sources`."""
        now = self.sources()
        for path in now.keys() - sources.keys():
            (self.folder / "site" / path).unlink()
        for path, data in sources.items():
            if now.get(path) != data:
                self.put(path, data)

    # ------------------------------------------------------------------------------ building

    def options(self, **more: object) -> Options:
        state = self.state
        chosen: dict[str, object] = {
            "content": self.content,
            "layouts": self.layouts,
            "output": self.output,
            "day": state.day,
            "visibility": Visibility(drafts=state.drafts, future=state.future),
            "base_url": state.base_url,
            "jobs": state.jobs,
            "atomic": state.atomic,
            "user": self.user,
            "preview_key": "klucz",
        }
        return Options(**{**chosen, **more})  # type: ignore[arg-type]

    def build(self, *, clean: bool = False, progress: Callable[..., None] | None = None) -> BuildReport:
        """Builds, and checks what was rendered, and what a refused build left."""
        looks, records = looks_of(self.output), self.records()
        report = build(self.options(clean=clean), lambda _zone: self.state.day, progress or _silent)
        self.builds += 1
        self.renderings += len(report.rendered)
        if not report.is_written:
            self.refusals += 1
            if looks_of(self.output) != looks:
                raise BrokenRuleError(f"a refused build changed the output: {_differing(looks, looks_of(self.output))}")
        elif records is not None and not report.cache_was_damaged:
            self._check_rendered(report, {} if clean else records, looks)
        return report

    def _check_rendered(
        self, report: BuildReport, before: Mapping[str, WrittenFile], looks: Mapping[str, FileState]
    ) -> None:
        after = self.records()
        if after is None:
            raise BrokenRuleError("the cache cannot be read after a build")
        due = {url for url, record in after.items() if _is_due(record, before.get(url), looks)}
        rendered = {page.url for page in report.rendered}
        if rendered != due:
            extra = [(page.url, page.reason) for page in report.rendered if page.url not in due]
            raise BrokenRuleError(f"rendered without need: {extra}; not rendered: {sorted(due - rendered)}")
        if any(page.reason.cause is Cause.VIEW and not page.reason.details for page in report.rendered):
            raise BrokenRuleError("a view changed, and no field of it")
        last = {output_path(url) for url in before} if rendered or report.removed else looks.keys()
        kept = {path for path in looks_of(self.output) if is_hashed_asset(path)} - {output_path(url) for url in after}
        if not kept <= last:
            raise BrokenRuleError(f"kept, and not of the build before: {sorted(kept - last)}")

    def records(self) -> dict[str, WrittenFile] | None:
        """What the cache knows of the output folder; None if it cannot be read."""
        copy = self.folder / "records"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for suffix in ("", "-wal"):
            if (self.cache / f"{FILE}{suffix}").is_file():
                shutil.copyfile(self.cache / f"{FILE}{suffix}", copy / f"{FILE}{suffix}")
        if not (copy / FILE).is_file():
            return {}
        try:
            with Cache.open(copy, tool_version()) as cache:
                return None if cache.replaces_damaged else cache.written_files(str(self.output.absolute()))
        except (sqlite3.DatabaseError, UnicodeError):
            return None

    # ------------------------------------------------------------------------------ comparing

    def compare(self, report: BuildReport) -> None:
        """Holds the last build against a clean one of the same content in another folder."""
        self.comparisons += 1
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(self.content, clean / "content")
        wanted = build(
            self.options(content=clean / "content", output=clean / self.state.output, jobs=1),
            lambda _zone: self.state.day,
        )
        if wanted.is_written != report.is_written:
            raise BrokenRuleError(
                f"published: {report.is_written}, by a clean build {wanted.is_written}: {_of(wanted)}"
            )
        if _of(report) != _of(wanted):
            raise BrokenRuleError(f"problems {_of(report)}, in a clean build {_of(wanted)}")
        if report.is_written:
            self._compare_trees(clean / self.state.output)
            self._compare_records(clean, report)

    def _compare_trees(self, clean: Path) -> None:
        made = {path: look for path, (look, _) in looks_of(self.output).items()}
        wanted = {path: look for path, (look, _) in looks_of(clean).items()}
        kept = {path for path in made.keys() - wanted.keys() if is_hashed_asset(path)}
        found = {path: look for path, look in made.items() if path not in kept}
        if found != wanted:
            raise BrokenRuleError(f"not as a clean build: {_differing(found, wanted)}")
        left = [path.name for path in self.output.parent.iterdir() if path.name.endswith((".staging", ".next"))]
        if left or (self.output / UNFINISHED).exists():
            raise BrokenRuleError(f"left behind: {left}")

    def _compare_records(self, clean: Path, report: BuildReport) -> None:
        """Fingerprints are of content alone, not of what was before."""
        with Cache.open(clean / ".laur", tool_version()) as cache:
            wanted = cache.written_files(str((clean / self.state.output).absolute()))
        records = self.records()
        if records is None:
            records = self._records_once_read(clean, report)
        differing = {
            url
            for url in wanted.keys() | records.keys()
            if fingerprint(wanted.get(url)) != fingerprint(records.get(url))
        }
        if differing:
            raise BrokenRuleError(f"other fingerprints than in a clean build: {sorted(differing)[:9]}")

    def _records_once_read(self, clean: Path, report: BuildReport) -> dict[str, WrittenFile]:
        """The records that replace damaged ones. A build with nothing to do does not read them; the next one must."""
        if report.rendered or report.removed:
            raise BrokenRuleError("the cache cannot be read after a build")
        (self.output / max(looks_of(self.output))).unlink()
        if not self.build().cache_was_damaged:
            raise BrokenRuleError("a build has not noticed that its records are damaged")
        self._compare_trees(clean / self.state.output)
        return self.records() or {}


def fingerprint(record: WrittenFile | None) -> tuple[str, ...] | None:
    return None if record is None else (record.layout, record.frame, record.view, record.content)


def _is_due(record: WrittenFile, before: WrittenFile | None, looks: Mapping[str, FileState]) -> bool:
    if before is None or (record.layout, record.frame, record.view) != (before.layout, before.frame, before.view):
        return True
    look = looks.get(output_path(record.url))
    return look is None or look[0] != before.content


def looks_of(folder: Path) -> dict[str, FileState]:
    """Everything in an output folder that is no folder, without the hidden files of others at its top."""
    found: dict[str, FileState] = {}
    for parent, folders, names in os.walk(folder):
        for name in [*names, *(each for each in folders if os.path.islink(os.path.join(parent, each)))]:  # noqa: PTH114, PTH118
            file = Path(parent, name)
            path = file.relative_to(folder).as_posix()
            if not path.startswith(".git"):
                found[path] = _look(file)
        folders[:] = [each for each in folders if not (each.startswith(".git") and Path(parent) == folder)]
    return found


def _look(file: Path) -> FileState:
    stat = file.lstat()
    if S_ISREG(stat.st_mode):
        return digest(file.read_bytes()), S_IMODE(stat.st_mode)
    return "folder" if S_ISDIR(stat.st_mode) else "odd", 0


def _of(report: BuildReport) -> list[tuple[str, ...]]:
    """The problems of a build, as they would be anywhere."""
    return sorted(_words(found) for found in report.problems if found.origin in OURS)


def _words(found: Problem) -> tuple[str, ...]:
    values = sorted(f"{key}={value}" for key, value in found.values.items())
    return found.code, found.path, f"{found.place.line}:{found.place.column}", *values


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> list[tuple[str, object, object]]:
    names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    return [(name, one.get(name), other.get(name)) for name in names[:9]]


def _silent(doing: str, count: int, done: int = 0) -> None:
    """Reports nothing."""
