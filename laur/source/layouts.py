"""Reads the layouts folder: layouts and the layouts that they use, wording, assets; only what changed."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from laur.model.digest import digest_text
from laur.problems import Origin, Problem, problem
from laur.rendering.layout_references import LayoutIndex, is_layout
from laur.source.cache import Cache
from laur.source.compiled import CompiledLayouts
from laur.source.content import sort_out
from laur.source.files import FoundFile, SourceFile, WalkFolder, seen, walk
from laur.source.records import ReadFile
from laur.system.profile import NO_PROFILE, Profile, Reuse

Wordings = dict[str, str | dict[str, str]]

ASSETS = "assets/"
LANGUAGE = "language/"


class Layouts(Struct, frozen=True):
    """The layouts folder as it was read."""

    index: LayoutIndex
    texts: Mapping[str, str]
    """Every layout as it was read."""
    words: Mapping[str, Wordings]
    """Interface wording by language."""
    word_digests: Mapping[str, str]
    assets: Mapping[str, str]
    """Asset files: digest by path."""
    problems: tuple[Problem, ...] = ()
    changed: tuple[str, ...] = ()
    """The files that were read in this build, and those that were deleted, by path."""
    seen: str = ""
    """A digest of how the files look without reading them (`laur.source.files.seen`)."""
    codes: Mapping[str, bytes] = {}
    """Every layout, compiled; empty where no page is rendered."""

    @property
    def fingerprint(self) -> str:
        """A digest of the content of every file: equal where nothing changed."""
        files = {**self.index.digests, **self.word_digests, **self.assets}
        return digest_text(*(part for path in sorted(files) for part in (path, files[path])))

    def wording(self, lang: str) -> Wordings:
        return self.words.get(lang, {})

    def missing_wording(self, languages: Iterable[str]) -> tuple[Problem, ...]:
        """A problem for each language without wording, and for each wording that only another language has."""
        if not self.index.digests:
            return ()
        spoken = [lang for lang in languages if self.wording(lang)]
        wanted = dict.fromkeys(key for lang in spoken for key in self.wording(lang))
        broken = {found.path for found in self.problems}
        silent = [
            problem("words-file-missing", "", origin=Origin.LAYOUTS, language=lang)
            for lang in languages
            if lang not in spoken and f"{LANGUAGE}{lang}.yaml" not in broken
        ]
        lacking = [
            problem("words-missing", f"{LANGUAGE}{lang}.yaml", origin=Origin.LAYOUTS, value=key, language=lang)
            for lang in spoken
            if f"{LANGUAGE}{lang}.yaml" not in broken
            for key in wanted
            if key not in self.wording(lang)
        ]
        return (*silent, *lacking)


NO_LAYOUTS = Layouts(LayoutIndex({}, {}), {}, {}, {}, {})
"""Where none were read."""


def read_layouts(
    root: Path,
    cache: Cache,
    compiled: CompiledLayouts,
    walked: WalkFolder = walk,
    profile: Profile = NO_PROFILE,
) -> Layouts:
    """The layouts folder as `walked` finds it; its problems are among `problems`."""
    tree = walked(root, Origin.LAYOUTS)
    if not tree.files:
        none = problem("layouts-missing", "", origin=Origin.OUTSIDE, folder=str(root))
        return replace(NO_LAYOUTS, problems=(none,))
    collection = f"layouts {root.absolute()}"
    known = cache.sources(collection, ReadFile)
    kept, touched, changed, unreadable = sort_out(root, tree.files, known, Origin.LAYOUTS)
    settled = [replace(record, signature=source.signature) for source, record in touched]
    fresh = [_read(source, compiled) for source in changed]
    if fresh:
        compiled.prune()
    gone = known.keys() - {file.path for file in tree.files}
    cache.update_sources(collection, [*settled, *fresh], gone)
    profile.reused(Reuse.LAYOUTS, len(kept) + len(settled), len(tree.files))
    records = sorted((*kept, *settled, *fresh), key=lambda record: record.path)
    layouts = [record for record in records if is_layout(record.path)]
    index = LayoutIndex({r.path: r.digest for r in layouts}, {r.path: r.references for r in layouts})
    wordings = {_language(r.path): r for r in records if r.path.startswith(LANGUAGE)}
    hidden = (*tree.problems, *unreadable)
    missing = index.missing({found.path for found in hidden})
    problems = [*hidden, *(p for r in records for p in r.problems), *missing]
    return Layouts(
        index,
        {r.path: r.text for r in layouts},
        {lang: record.words for lang, record in wordings.items()},
        {lang: record.digest for lang, record in wordings.items()},
        {r.path: r.digest for r in records if r.path.startswith(ASSETS)},
        tuple(problems),
        tuple(sorted((*(source.path for source in changed), *gone))),
        seen([FoundFile(r.path, r.signature) for r in records], tree.problems),
    )


def compile_layouts(layouts: Layouts, compiled: CompiledLayouts) -> dict[str, bytes]:
    """The code of every layout, by path."""
    return {path: compiled.parse(path, text).code for path, text in layouts.texts.items()}


def _language(path: str) -> str:
    return path.removeprefix(LANGUAGE).rpartition(".")[0]


def _read(source: SourceFile, compiled: CompiledLayouts) -> ReadFile:
    """A file of the layouts folder with what the build needs of it."""
    record = ReadFile(path=source.path, signature=source.signature, digest=source.digest)
    if source.path.startswith(LANGUAGE):
        from laur.rendering.wording import parse_wording

        words, faults = parse_wording(source.path, source.data)
        return replace(record, words=words, problems=faults)
    if not is_layout(source.path):
        return record
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = problem("file-not-utf8", source.path, origin=Origin.LAYOUTS, byte=f"0x{error.object[error.start]:02x}")
        return replace(record, problems=(fault,))
    layout = compiled.parse(source.path, text)
    return replace(record, references=layout.references, text=text, problems=layout.problems)


def frame_digest(frame: bytes, words: str) -> str:
    """The digest of all that the pages of one language share."""
    return digest_text(frame.hex(), words)
