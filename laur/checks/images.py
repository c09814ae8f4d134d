"""Images that cannot be shown, or not as they are: each reported at the place that shows it."""

from collections.abc import Callable, Iterator, Mapping

from laur.catalog.images import Pictures, PictureUse
from laur.catalog.links import content_path, literal_names
from laur.checks.effect import Effect
from laur.checks.links import place_in_body
from laur.model import SITE_FILE, Image, Place, Site
from laur.model.media import PictureFacts
from laur.problems import Problem, problem
from laur.source.library import Library
from laur.urls.permalinks import MEDIA

EFFECT = Effect.BLOCKING


def check_images(library: Library, pictures: Pictures, text: Callable[[str], str]) -> tuple[Problem, ...]:
    """A problem for each place that shows an image which cannot be shown, or not as it is.

    A file that is published without being shown (in ``media/``, or a download) is reported at the file itself. `text`
    reads a document's whole text; it is called only to place a problem.
    """
    uses = [use for files in pictures.files.values() for use in files.shown]
    found = [reported for use in uses for reported in _of_use(use, library, text)]
    own = tuple(logos(library.site))
    found += [reported for key, logo in own for reported in _of_logo(key, logo, library)]
    shown = {use.path for use in uses} | {
        content_path(logo.src, SITE_FILE, literal_names(library.media)) for _, logo in own
    }
    offered = {path for files in pictures.files.values() for path in files.named}
    for path, facts in library.pictures.items():
        if (path.startswith(MEDIA) or path in offered) and path not in shown:
            found += _unshown(path, facts)
    return tuple(found)


def logos(site: Site) -> Iterator[tuple[str, Image]]:
    """The logos that ``site.yaml`` names, each with the key of its file."""
    if site.publisher and site.publisher.logo:
        yield "publisher.logo.src", site.publisher.logo
    if site.theme and site.theme.logo:
        yield "theme.logo.src", site.theme.logo


def _of_logo(key: str, logo: Image, library: Library) -> Iterator[Problem]:
    path = content_path(logo.src, SITE_FILE, literal_names(library.media))
    if path and path in library.media:
        for code, values in _faults(path, library.pictures.get(path)):
            yield _problem(code, SITE_FILE, library.site_places.at(key), logo.src, values)


def _of_use(use: PictureUse, library: Library, text: Callable[[str], str]) -> Iterator[Problem]:
    if use.path not in library.media:
        return
    facts = library.pictures.get(use.path)
    reported = _faults(use.path, facts)
    if reported:
        document = use.document
        if use.key:
            at = document.places.at(use.key)
        else:
            at = place_in_body(document, text(document.path), use.target, use.occurrence)
        for code, values in reported:
            yield _problem(code, document.path, at, use.target, values)


def _unshown(path: str, facts: PictureFacts) -> Iterator[Problem]:
    """Problems of an image that nothing shows. Its metadata may remain where its format is not supported."""
    if facts.fault == "picture-format":
        yield problem("picture-uncleaned", path, Place(), value=path, format=facts.detail)
        return
    for code, values in _faults(path, facts):
        yield _problem(code, path, Place(), path, values)


def _faults(path: str, facts: PictureFacts | None) -> list[tuple[str, dict[str, str]]]:
    """The problem codes of an image, each with the values of its message."""
    if facts is None:
        suffix = path.rpartition("/")[2].rpartition(".")[2].upper()
        return [("picture-format", {"format": suffix})]
    if facts.fault == "picture-misnamed":
        stem, _, suffix = path.rpartition(".")
        right = f"{stem.rpartition('/')[2]}{facts.detail}"
        return [(facts.fault, {"format": facts.format.upper(), "promised": f".{suffix}", "name": right})]
    if facts.fault:
        names = {"picture-format": "format", "picture-broken": "reason", "drawing-entities": "entity"}
        return [(facts.fault, {names.get(facts.fault, "size"): facts.detail})]
    return [("drawing-cleaned", {"removed": ", ".join(facts.removed)})] if facts.removed else []


def _problem(code: str, path: str, at: Place, value: str, values: Mapping[str, str]) -> Problem:
    return Problem(code, path, at, {"value": value, **values}, len(value))
