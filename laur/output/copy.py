"""Files that no layout makes: those that are carried over, and the smaller versions of pictures.

A picture is carried over without what it says of its author, a drawing without what could run. Versions come from the
cache, or are made and kept there.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path, PurePosixPath

from msgspec import Struct

from laur.cms.program import FOLDER as PROGRAM
from laur.model import PICTURE_SUFFIXES
from laur.output.staging import OutputFolder, StagedFile
from laur.pages.files import CONTENT, EDITOR, LAYOUTS, SEARCH
from laur.problems import Problem, problem
from laur.search.index import FOLDER
from laur.source.files import FoundFile, Signature, read
from laur.source.options import Options
from laur.system.workers import spread
from laur.urls.permalinks import output_path
from laur.views import CopyView, RenditionView

WORTHWHILE = 2
"""A picture takes so long to encode that two are worth another process."""


class PlannedRendition(Struct, frozen=True):
    """A version to be made, and the URL at which it will stand."""

    url: str
    view: RenditionView


def copied(view: CopyView, options: Options) -> bytes | Problem:
    """The bytes of a file that is carried over; they are read again, as they may be large."""
    folder, _, path = view.source.partition(":")
    roots: dict[str, Path] = {
        CONTENT: options.content,
        LAYOUTS: options.layouts,
        EDITOR: options.content.absolute().parent / PROGRAM,
        SEARCH: options.state / FOLDER,
    }
    source = read(roots[folder], FoundFile(path, Signature(0, 0, 0, 0)))
    if isinstance(source, Problem):
        return source
    return _without_traces(_promised(path), source.data) if is_cleaned(view) else source.data


def is_cleaned(view: CopyView) -> bool:
    """Whether a file is carried over without something that stands in it: an editor's picture."""
    folder, _, path = view.source.partition(":")
    return folder == CONTENT and bool(_promised(path))


def _promised(path: str) -> str:
    return PICTURE_SUFFIXES.get(PurePosixPath(path).suffix.lower(), "")


def _without_traces(promised: str, data: bytes) -> bytes:
    from laur.images.drawings import UnsafeDrawingError, sanitise
    from laur.images.inspect import sniff
    from laur.images.metadata import BrokenError, cleaned

    found = sniff(data)
    try:
        return sanitise(data).data if "svg" in {promised, found} else cleaned(found, data)
    except (BrokenError, UnsafeDrawingError, OSError):
        return b""  # it has a problem, with which nothing is published


def copies(views: Iterable[tuple[str, CopyView]], options: Options, output: OutputFolder) -> list[StagedFile | Problem]:
    """Carry files over, each to its URL."""
    staged: list[StagedFile | Problem] = []
    for url, view in views:
        data = copied(view, options)
        staged.append(data if isinstance(data, Problem) else output.stage(output_path(url), data))
    return staged


def renditions(
    wanted: Sequence[PlannedRendition], options: Options, output: OutputFolder
) -> list[StagedFile | Problem]:
    """Make versions of pictures, several pictures at once."""
    ordered = sorted(wanted, key=lambda made: (made.view.source, -made.view.width, made.view.format))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda made: (made.view.source, made.view.width))]
    return spread(partial(_make_some, options, output), groups, options.jobs, WORTHWHILE)


def _make_some(
    options: Options, output: OutputFolder, groups: Sequence[tuple[PlannedRendition, ...]]
) -> list[StagedFile | Problem]:
    """Make some versions and write them aside; runs in a worker process."""
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
    """Versions of one picture in one size, by format: from the cache, or made and kept there."""
    from laur.images.cache import PictureCache
    from laur.images.renditions import derive, engine

    cache, by = PictureCache(options.state), engine()
    found = {view.format: cache.get(view.key, by) for view in views}
    missing = tuple(view for view in views if found[view.format] is None)
    made: dict[str, bytes] = {}
    if missing:
        first = missing[0]
        source = read(options.content, FoundFile(first.source, Signature(0, 0, 0, 0)))
        if isinstance(source, Problem):
            return source
        try:
            made = derive(source.data, first.width, first.height, tuple(view.format for view in missing))
        except (OSError, ValueError, SyntaxError, LookupError, ArithmeticError, MemoryError) as error:
            return problem("picture-broken", first.source, value=first.source, reason=f"{error}".rstrip("."))
    for view in missing:
        cache.put(view.key, by, made[view.format])
    return {format_: data for format_, data in found.items() if data is not None} | made


def tidy(shown: Iterable[RenditionView], options: Options) -> None:
    """Forget versions that have long been shown no more."""
    from laur.images.cache import PictureCache

    PictureCache(options.state).prune({view.key for view in shown})
