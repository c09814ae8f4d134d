"""A site on the disk with everything around it, built again and again, and compared with clean builds.

`World.build` builds as it stands, and reports where the build breaks a rule:

- only pages whose view, layout or frame changed, or whose file is not as it was written, are rendered, and all of them;
- a build that is refused leaves the output as it was;
- `World.compare`: the output equals that of a clean build byte for byte, and the problems are the same.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from stat import S_IMODE, S_ISLNK, S_ISREG

from msgspec import Struct
from msgspec.structs import replace

from laur.build import build
from laur.model import SITE_FILE
from laur.model.digest import digest
from laur.output.decide import Cause
from laur.output.report import BuildReport
from laur.output.staging import UNFINISHED
from laur.problems import Origin, Problem
from laur.source.cache import Cache
from laur.source.database import FILE
from laur.source.options import Options, Visibility
from laur.source.records import WrittenFile
from laur.urls.permalinks import is_hashed_asset, output_path
from tests.histories.documents import START
from tests.histories.shared import CleanBuild, FileState, Fingerprint, Shared, tool
from tests.histories.small_layouts import small_layouts
from tests.photographs import photograph
from tests.sites import DAY, ROOT

OURS = (Origin.CONTENT, Origin.LAYOUTS)
"""Problems of these are the same in a clean build; others are about a folder or the network."""


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


class Size(Enum):
    """How much a site has at first, and how much its builds cost: most rules can be broken on a small one."""

    SMALL = "one language and layouts that show each view whole"
    MEDIUM = "two languages"
    LARGE = "and the layouts of this repository"


class World:
    """A site with its layouts, its caches and its output folders, all in one folder."""

    def __init__(self, folder: Path, shared: Shared, size: Size = Size.SMALL) -> None:
        self.folder, self.shared, self.state = folder, shared, State()
        self.content, self.layouts = folder / "site/content", folder / "site/layouts"
        self.cache = folder / "site/.laur"
        self.builds = self.comparisons = self.renderings = self.refusals = self.kills = 0
        self._known_records: tuple[tuple[str, str, str], dict[str, WrittenFile] | None] | None = None
        for path, data in _start(size).items():
            self.put(path, data)

    @property
    def output(self) -> Path:
        return self.folder / "site" / self.state.output

    def put(self, path: str, data: bytes) -> Path:
        """Writes a file of the site."""
        return _write(self.folder / "site" / path, data)

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
            "user": self.shared.user,
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
        files = {suffix: _data(self.cache / f"{FILE}{suffix}") for suffix in ("", "-wal")}
        key = (digest(files[""], b"/", files["-wal"]), str(self.output.absolute()), tool())
        if self._known_records is None or self._known_records[0] != key:
            self._known_records = (key, self._read_records(files))
        return self._known_records[1]

    def _read_records(self, files: Mapping[str, bytes]) -> dict[str, WrittenFile] | None:
        if not files[""]:
            return {}
        copy = self.folder / "records"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for suffix, data in files.items():
            if data:
                (copy / f"{FILE}{suffix}").write_bytes(data)
        try:
            return _records_of(copy / FILE, str(self.output.absolute()))
        except (sqlite3.DatabaseError, UnicodeError):
            return None

    # ------------------------------------------------------------------------------ comparing

    def compare(self, report: BuildReport) -> None:
        """Holds the last build against a clean one of the same content in another folder."""
        self.comparisons += 1
        wanted = self.clean_build()
        if wanted.is_written != report.is_written:
            raise BrokenRuleError(
                f"published: {report.is_written}, by a clean build {wanted.is_written}: {wanted.problems}"
            )
        if _of(report) != wanted.problems:
            raise BrokenRuleError(f"problems {_of(report)}, in a clean build {wanted.problems}")
        if report.is_written:
            self._compare_trees(wanted)
            self._compare_records(wanted, report)

    def clean_build(self) -> CleanBuild:
        """What a clean build makes of the site as it is."""
        sources = self.sources()
        asked = replace(self.state, output="", jobs=1, atomic=False)  # in which way it is written changes nothing
        key = digest(*(part for path in sorted(sources) for part in (path.encode(), digest(sources[path]).encode())))
        return self.shared.clean_build((key, asked, tool()), lambda: self._built_clean(sources))

    def _built_clean(self, sources: Mapping[str, bytes]) -> CleanBuild:
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        for path, data in sources.items():
            if path.startswith("content/"):
                _write(clean / path, data)
        output = clean / "site"
        report = build(
            self.options(content=clean / "content", output=output, jobs=1, atomic=False), lambda _zone: self.state.day
        )
        if not report.is_written:
            return CleanBuild(is_written=False, problems=_of(report))
        records = _records_of(clean / ".laur" / FILE, str(output.absolute()))
        return CleanBuild(True, _of(report), looks_of(output), _fingerprints(records))

    def _compare_trees(self, clean: CleanBuild) -> None:
        made = {path: look for path, (look, _) in looks_of(self.output).items()}
        wanted = {path: look for path, (look, _) in clean.looks.items()}
        kept = {path for path in made.keys() - wanted.keys() if is_hashed_asset(path)}
        found = {path: look for path, look in made.items() if path not in kept}
        if found != wanted:
            raise BrokenRuleError(f"not as a clean build: {_differing(found, wanted)}")
        left = [path.name for path in self.output.parent.iterdir() if path.name.endswith((".staging", ".next"))]
        if left or (self.output / UNFINISHED).exists():
            raise BrokenRuleError(f"left behind: {left}")

    def _compare_records(self, clean: CleanBuild, report: BuildReport) -> None:
        """Fingerprints are of content alone, not of what was before.

        A build with nothing to do reads no record, so the next one must notice those that are damaged or lost.
        """
        records = self.records()
        if not (report.rendered or report.removed) and (records is None or _differing_records(clean, records)):
            (self.output / max(looks_of(self.output))).unlink()
            if not self.build().cache_was_damaged and records is None:
                raise BrokenRuleError("a build has not noticed that its records are damaged")
            self._compare_trees(clean)
            records = self.records()
        if records is None:
            raise BrokenRuleError("the cache cannot be read after a build")
        if differing := _differing_records(clean, records):
            raise BrokenRuleError(f"other fingerprints than in a clean build: {differing[:9]}")


def _differing_records(clean: CleanBuild, records: Mapping[str, WrittenFile]) -> list[str]:
    """The URLs whose fingerprints are not those of a clean build."""
    found = _fingerprints(records)
    urls = clean.fingerprints.keys() | found.keys()
    return sorted(url for url in urls if clean.fingerprints.get(url) != found.get(url))


@cache
def _start(size: Size) -> Mapping[str, bytes]:
    """All files of a site of that size at first."""
    files = {path: text.encode() for path, text in START.items()}
    files["content/media/zdjecie.jpg"] = photograph(60, 40)
    if size is Size.SMALL:
        files[f"content/{SITE_FILE}"] = files[f"content/{SITE_FILE}"].replace(b"[pl, en]", b"[pl]")
    layouts = ROOT / "layouts"
    real = {file.relative_to(layouts).as_posix(): file.read_bytes() for file in layouts.rglob("*.*") if file.is_file()}
    chosen = real if size is Size.LARGE else small_layouts()
    return {**files, **{f"layouts/{path}": data for path, data in chosen.items()}}


def _records_of(store: Path, output: str) -> dict[str, WrittenFile]:
    """The records of an output folder in a cache, if it is of this version. Raises `sqlite3.DatabaseError`."""
    with closing(sqlite3.connect(store)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            return {}
        if connection.execute("SELECT tool FROM meta").fetchone() != (tool(),):
            return {}
        return Cache(connection, tool()).written_files(output)


def _fingerprints(records: Mapping[str, WrittenFile]) -> dict[str, Fingerprint]:
    return {url: (record.layout, record.frame, record.view, record.content) for url, record in records.items()}


def _write(file: Path, data: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def _data(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _is_due(record: WrittenFile, before: WrittenFile | None, looks: Mapping[str, FileState]) -> bool:
    if before is None or (record.layout, record.frame, record.view) != (before.layout, before.frame, before.view):
        return True
    look = looks.get(output_path(record.url))
    return look is None or look[0] != before.content


def looks_of(folder: Path) -> dict[str, FileState]:
    """Everything in an output folder that is no folder, without the hidden files of others at its top."""
    if not folder.is_dir():
        return {}
    return {path: look for path, look in _looks(str(folder), "") if not path.startswith(".git")}


def _looks(folder: str, prefix: str) -> Iterator[tuple[str, FileState]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if not path.startswith(".git"):
                    yield from _looks(entry.path, f"{path}/")
            else:
                yield path, _look(entry)


def _look(entry: "os.DirEntry[str]") -> FileState:
    stat = entry.stat(follow_symlinks=False)
    if not S_ISREG(stat.st_mode):
        return "link" if S_ISLNK(stat.st_mode) else "odd", 0
    descriptor = os.open(entry.path, os.O_RDONLY)
    try:
        return digest(os.read(descriptor, stat.st_size + 1)), S_IMODE(stat.st_mode)
    finally:
        os.close(descriptor)


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
