"""Files that are copied: the editors' media and the layouts' assets."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from laur.pages.page import Page, PageInputs
from laur.urls.paths import url_of
from laur.urls.permalinks import MEDIA, media
from laur.views import CopyView, output
from laur.views.kinds import PageKind

ASSETS = "assets/"
CONTENT, LAYOUTS, CMS, SEARCH = "content", "layouts", "cms", "search"
"""The part of `CopyView.source` before the colon: the folder of the file."""
_FINGERPRINTED = frozenset({".css", ".js"})
_FINGERPRINT_LENGTH = 8


def pages(inputs: PageInputs, assets: Mapping[str, str]) -> Iterator[Page]:
    """All files of the media folder, those next to a published document that names them, and all assets."""
    lang = inputs.catalog.site.lang
    for path, digest in inputs.catalog.media.items():
        if not path.startswith(MEDIA) and path not in inputs.catalog.pictures.wanted:
            continue
        view = partial(CopyView, source=f"{CONTENT}:{path}", digest=digest)
        yield Page(media(path), output.COPY, lang, PageKind.MEDIA, path, view, path)
    for path, digest in assets.items():
        view = partial(CopyView, source=f"{LAYOUTS}:{path}", digest=digest)
        yield Page(asset_url(path, digest), output.COPY, lang, PageKind.ASSET, path, view)


def asset_url(path: str, digest: str) -> str:
    """The URL of an asset. Styles and scripts have a fingerprint, so browsers may cache them forever."""
    file = PurePosixPath(path)
    if file.suffix in _FINGERPRINTED:
        return url_of(f"{file.with_suffix('')}.{digest[:_FINGERPRINT_LENGTH]}{file.suffix}")
    return url_of(path)
