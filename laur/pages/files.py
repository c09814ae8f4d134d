"""Files that are carried over as they are: the editors' media and the layouts' assets."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import MEDIA, media
from laur.views import CopyView, output

ASSETS = "assets/"
CONTENT, LAYOUTS, EDITOR, SEARCH = "content", "layouts", "editor", "search"
"""Before the colon of `CopyView.source`: the folder of the file; of a search index that of its cache."""
_FINGERPRINTED = frozenset({".css", ".js"})
_FINGERPRINT_LENGTH = 8


def pages(inputs: PageInputs, assets: Mapping[str, str]) -> Iterator[Page]:
    """Every file of the media folder, every one beside a published document that names it, and every asset."""
    lang = inputs.catalog.site.lang
    for path, digest in inputs.catalog.media.items():
        if not path.startswith(MEDIA) and path not in inputs.catalog.pictures.wanted:
            continue
        view = partial(CopyView, source=f"{CONTENT}:{path}", digest=digest)
        yield Page(media(path), output.COPY, lang, "media", path, view, path)
    for path, digest in assets.items():
        view = partial(CopyView, source=f"{LAYOUTS}:{path}", digest=digest)
        yield Page(asset_url(path, digest), output.COPY, lang, "asset", path, view)


def asset_url(path: str, digest: str) -> str:
    """The URL of an asset; of styles and scripts with a part of the digest, so that browsers may keep them for ever."""
    file = PurePosixPath(path)
    if file.suffix in _FINGERPRINTED:
        return f"/{file.with_suffix('')}.{digest[:_FINGERPRINT_LENGTH]}{file.suffix}"
    return f"/{path}"
