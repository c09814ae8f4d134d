"""Files that are made from other files: copies, and smaller versions of images (AVIF, WebP, JPEG, PNG).

Images are copied without metadata about their author, SVG drawings without anything that could run. Versions come from
the cache, or are made and kept there.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path, PurePosixPath

from msgspec import Struct

from laur.cms.program import FOLDER as PROGRAM
from laur.model import PICTURE_SUFFIXES
from laur.output.report import CHANGED
from laur.output.staging import OutputFolder, StagedFile
from laur.pages.files import CMS, CONTENT, LAYOUTS, SEARCH
from laur.problems import Origin, Problem, problem
from laur.search.index import FOLDER, forget_index
from laur.source.files import FoundFile, Signature, SourceFile, read
from laur.source.options import Options
from laur.system.profile import Profile, TimedItem, WorkKind, map_with_profile
from laur.urls.permalinks import output_path
from laur.views import CopyView, RenditionView

MIN_RENDITIONS = 2
"""Encoding takes so long that two images are worth another process."""


class PlannedRendition(Struct, frozen=True):
    """A version to be made, and its URL."""

    url: str
    view: RenditionView


def copied(view: CopyView, options: Options) -> bytes | Problem:
    """The bytes of the copy of a file as it is now, which may be another than was planned."""
    source = _read(view, options)
    return source if isinstance(source, Problem) else _copy(view, source)


def _read(view: CopyView, options: Options) -> SourceFile | Problem:
    """The file is read again: it may be too large to keep."""
    root, path = source_of(view, options)
    return read(root, FoundFile(path, Signature(0, 0, 0, 0)))


def source_of(view: CopyView, options: Options) -> tuple[Path, str]:
    """The folder of the file that is copied, and its path there."""
    folder, _, path = view.source.partition(":")
    roots: dict[str, Path] = {
        CONTENT: options.content,
        LAYOUTS: options.layouts,
        CMS: options.content.absolute().parent / PROGRAM,
        SEARCH: options.state / FOLDER,
    }
    return roots[folder], path


def _copy(view: CopyView, source: SourceFile) -> bytes:
    return _cleaned(_format_of_suffix(source.path), source.data) if is_cleaned(view) else source.data


def _has_changed(path: str, origin: Origin = Origin.CONTENT) -> Problem:
    """The problem of a file that is another than was planned: it changed since it was read."""
    return problem("file-unreadable", path, origin=origin, reason=CHANGED)


def is_cleaned(view: CopyView) -> bool:
    """Whether the copy is written without the image's metadata."""
    folder, _, path = view.source.partition(":")
    return folder == CONTENT and bool(_format_of_suffix(path))


def _format_of_suffix(path: str) -> str:
    return PICTURE_SUFFIXES.get(PurePosixPath(path).suffix.lower(), "")


def _cleaned(by_suffix: str, data: bytes) -> bytes:
    from laur.images.inspect import sniff
    from laur.images.metadata import BrokenImageError, without_metadata
    from laur.images.svg import UnsafeSvgError, sanitise

    found = sniff(data)
    try:
        return sanitise(data).data if "svg" in {by_suffix, found} else without_metadata(found, data)
    except (BrokenImageError, UnsafeSvgError, OSError):
        return b""  # it has a problem that stops the build


def copies(views: Iterable[tuple[str, CopyView]], options: Options, output: OutputFolder) -> list[StagedFile | Problem]:
    """Copies files, each to its URL; a problem for each that is not as it was planned."""
    return [_staged_copy(url, view, options, output) for url, view in views]


def _staged_copy(url: str, view: CopyView, options: Options, output: OutputFolder) -> StagedFile | Problem:
    folder, _, path = view.source.partition(":")
    source = _read(view, options)
    if folder == SEARCH and (isinstance(source, Problem) or source.digest != view.digest):
        forget_index(options.state, path.partition("/")[0])  # and begin again, with a new one
        return _has_changed(path)
    if isinstance(source, Problem):
        return source
    if folder != CMS and source.digest != view.digest:  # the editor's digests are of its version (`laur.cms.program`)
        return _has_changed(path, Origin.LAYOUTS if folder == LAYOUTS else Origin.CONTENT)
    return output.stage(output_path(url), _copy(view, source))


def renditions(
    wanted: Sequence[PlannedRendition], options: Options, output: OutputFolder, profile: Profile
) -> list[StagedFile | Problem]:
    """Makes versions of images, several images at once."""
    ordered = sorted(wanted, key=lambda made: (made.view.source, -made.view.width, made.view.format))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda made: (made.view.source, made.view.width))]
    work = partial(_make_some, options, output)
    return map_with_profile(profile, WorkKind.IMAGE, _as_item, work, groups, options.jobs, MIN_RENDITIONS)


def _as_item(group: tuple[PlannedRendition, ...]) -> TimedItem:
    return TimedItem(group[0].url)


def _make_some(
    options: Options, output: OutputFolder, groups: Sequence[tuple[PlannedRendition, ...]]
) -> list[StagedFile | Problem]:
    """Makes some versions and stages them; runs in a worker process."""
    return [made for group in groups for made in _make(options, output, group)]


def _make(
    options: Options, output: OutputFolder, group: tuple[PlannedRendition, ...]
) -> Iterator[StagedFile | Problem]:
    data = rendered([made.view for made in group], options)
    if isinstance(data, Problem):
        yield data
        return
    yield from (output.stage(output_path(made.url), data[made.view.format]) for made in group)


def rendered(views: Sequence[RenditionView], options: Options) -> dict[str, bytes] | Problem:
    """Versions of one image in one size, by format: from the cache, or made and kept there."""
    from laur.images.cache import ImageCache
    from laur.images.renditions import encoder_digest, resize

    cache, by = ImageCache(options.state), encoder_digest()
    found = {view.format: cache.get(view.key, by) for view in views}
    missing = tuple(view for view in views if found[view.format] is None)
    made: dict[str, bytes] = {}
    if missing:
        first = missing[0]
        source = read(options.content, FoundFile(first.source, Signature(0, 0, 0, 0)))
        if isinstance(source, Problem):
            return source
        if source.digest != first.digest:
            return _has_changed(first.source)
        try:
            made = resize(source.data, first.width, first.height, tuple(view.format for view in missing))
        except (OSError, ValueError, SyntaxError, LookupError, ArithmeticError, MemoryError) as error:
            return problem("picture-broken", first.source, value=first.source, reason=f"{error}".rstrip("."))
    for view in missing:
        cache.put(view.key, by, made[view.format])
    return {format_: data for format_, data in found.items() if data is not None} | made


def prune_renditions(shown: Iterable[RenditionView], options: Options) -> None:
    """Removes cached versions that no page has used for a while."""
    from laur.images.cache import ImageCache

    ImageCache(options.state).prune({view.key for view in shown})
