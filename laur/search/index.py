"""Makes an index with Pagefind, and keeps that of each language in ``.laur/search/``: a cache like any other.

The same documents always make the same files. Pagefind's own filters do not (it writes them in chance order), so what a
page is narrowed by stands in a file of ours beside them (``facets.json``), by the names of Pagefind's fragments.
"""

import gzip
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from laur.model.digest import digest, digest_text
from laur.search.documents import SearchDocument, html_of
from laur.search.inflection import inflector

FOLDER = "search"
FACETS = "facets.json"
LISTING = "files.json"
"""What an index in the cache was made from, and its files; not one of them."""
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pagefind", "*.pf_meta", "*/*.pf_*")
"""What a browser needs of what Pagefind writes; the rest is an interface that we do not use."""
_FRAGMENT_START = b"pagefind_dcd"
_WITHOUT_STEMS = "zxx"
"""No language at all (ISO 639-3, part of BCP 47), so that Pagefind takes words as they are: forms are ours."""
TIMEOUT_SECONDS = 1800


class _Listing(Struct, frozen=True):
    key: str
    files: dict[str, tuple[str, int]]
    """Digest and size, by name."""


class SearchError(Exception):
    """Pagefind failed; what it said is the argument."""


def is_installed() -> bool:
    """Whether Pagefind is there."""
    from importlib.util import find_spec

    return find_spec("pagefind_bin") is not None or find_spec("pagefind_bin_extended") is not None


def key_of(documents: bytes, lang: str, versions: str) -> str:
    """What tells the index of these documents (encoded), as these versions of the tools make it, from any other."""
    return digest_text(digest(documents), lang, versions)


def index_files(state: Path, lang: str, key: str) -> dict[str, str] | None:
    """A language's index, its files with the digests of their contents; None where the cache has another, or a part."""
    folder = state / FOLDER / lang
    try:
        listing = msgspec.json.decode((folder / LISTING).read_bytes(), type=_Listing)
        whole = all((folder / name).stat().st_size == size for name, (_, size) in listing.files.items())
    except (OSError, msgspec.DecodeError):
        return None
    return {name: content for name, (content, _) in listing.files.items()} if whole and listing.key == key else None


def make_index(state: Path, lang: str, key: str, documents: Sequence[SearchDocument]) -> dict[str, str]:
    """Index documents into the cache; returns the files by digest. Raises `SearchError`, `OSError`."""
    (state / FOLDER).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=state / FOLDER) as work:
        pages, made = Path(work, "pages"), Path(work, "made")
        _write(pages, documents, lang)
        _run(pages, made)
        kept = {file.relative_to(made).as_posix(): file.read_bytes() for file in _kept(made)}
        kept[FACETS] = _facets(kept, documents)
        return _keep(Path(work, "kept"), state / FOLDER / lang, key, kept)


def forget(state: Path, languages: set[str]) -> None:
    """Remove every index but those of these languages."""
    folder = state / FOLDER
    for old in sorted(folder.iterdir()) if folder.is_dir() else ():
        if old.name not in languages:
            shutil.rmtree(old, ignore_errors=True)


def _write(folder: Path, documents: Sequence[SearchDocument], lang: str) -> None:
    """One file a page, where the page stands on the site, so that Pagefind learns its address."""
    inflect = inflector(lang)
    for document in documents:
        file = folder / document.url.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html_of(document, inflect), encoding="utf-8")


def _run(pages: Path, made: Path) -> None:
    pages.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(pages), "--output-path", str(made)]
    done = subprocess.run(  # noqa: S603 - our own Python and its package
        [*command, "--force-language", _WITHOUT_STEMS],
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT_SECONDS,
    )
    if done.returncode != 0:
        raise SearchError(" ".join(f"{done.stdout} {done.stderr}".split()))


def _kept(made: Path) -> Iterator[Path]:
    yield from sorted({file for pattern in _KEPT for file in made.glob(pattern)})


def _facets(files: dict[str, bytes], documents: Sequence[SearchDocument]) -> bytes:
    """Per facet the values in the order of first use, and by fragment the numbers of those that a page has."""
    by_url = {document.url: document for document in documents}
    values: dict[str, dict[str, int]] = {"kind": {}, "year": {}, "tag": {}, "organisation": {}}
    pages: dict[str, list[list[int]]] = {}
    for name, url in sorted(_fragments(files), key=lambda found: found[1]):
        one = by_url[url]
        held = {"kind": (one.kind,), "year": (one.year or "",), "tag": one.tags, "organisation": one.organisations}
        pages[name] = [[values[f].setdefault(v, len(values[f])) for v in has if v] for f, has in held.items()]
    return msgspec.json.encode({"values": {facet: list(known) for facet, known in values.items()}, "pages": pages})


def _fragments(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """(name, URL) of each page's fragment."""
    for path, data in files.items():
        if path.startswith("fragment/"):
            held = msgspec.json.decode(gzip.decompress(data).removeprefix(_FRAGMENT_START))
            yield Path(path).stem, held["url"]


def _keep(aside: Path, folder: Path, key: str, files: dict[str, bytes]) -> dict[str, str]:
    """Write the files and a list of them aside, and put the whole in its place."""
    for name, data in files.items():
        file = aside / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    digests = {name: digest(data) for name, data in sorted(files.items())}
    listing = _Listing(key, {name: (content, len(files[name])) for name, content in digests.items()})
    (aside / LISTING).write_bytes(msgspec.json.encode(listing))
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)
    return digests
