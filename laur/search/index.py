"""Builds the index of each language with Pagefind, and caches it in ``.laur/search/``.

The same documents always give the same files. Pagefind's own filters would not, as it writes them in random order; so
the facets of each page are in a separate file (``facets.json``), by the names of Pagefind's fragments.
"""

import gzip
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec
from msgspec import Struct

from laur.model.digest import digest, digest_text
from laur.search.documents import SearchDocument, document_html
from laur.search.inflection import inflector
from laur.search.pagefind import index_documents
from laur.system.formats import DECODE_FAULTS

FOLDER = "search"
FACETS = "facets.json"
LISTING = "files.json"
"""In the cache only: the key of an index, and its files with digests and sizes."""
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pagefind", "*.pf_meta", "*/*.pf_*")
"""The files of Pagefind that a browser needs; the others are Pagefind's own interface."""
_FRAGMENT_START = b"pagefind_dcd"
_WITHOUT_STEMS = "zxx"
"""“No linguistic content” (ISO 639-3, in BCP 47), so that Pagefind does not stem words; `inflection` has the forms."""


class _Listing(Struct, frozen=True):
    key: str
    files: dict[str, tuple[str, int]]
    """Digest and size, by name."""


def is_installed() -> bool:
    """Whether Pagefind is installed."""
    from importlib.util import find_spec

    return find_spec("pagefind_bin") is not None or find_spec("pagefind_bin_extended") is not None


def index_key(documents: bytes, lang: str, versions: str) -> str:
    """The key of an index: a digest of the encoded documents, the language, and the versions of the tools."""
    return digest_text(digest(documents), lang, versions)


def cached_index(state: Path, lang: str, key: str) -> dict[str, str] | None:
    """The digests of an index's files by name; None if the cache has no complete index with this key."""
    folder = state / FOLDER / lang
    try:
        listing = msgspec.json.decode((folder / LISTING).read_bytes(), type=_Listing)
        is_complete = all((folder / name).stat().st_size == size for name, (_, size) in listing.files.items())
    except (OSError, *DECODE_FAULTS):
        return None
    return (
        {name: content for name, (content, _) in listing.files.items()} if is_complete and listing.key == key else None
    )


def build_index(state: Path, lang: str, key: str, documents: Sequence[SearchDocument]) -> dict[str, str]:
    """Indexes documents into the cache, in order of their URLs. Returns the files' digests by name.

    Raises `SearchError`, `OSError`.
    """
    (state / FOLDER).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=state / FOLDER) as work:
        inflect, in_order = inflector(lang), sorted(documents, key=lambda document: document.url)
        made = index_documents(((one.url, document_html(one, inflect)) for one in in_order), _WITHOUT_STEMS)
        files = {path: made[path] for path in sorted(made) if _is_needed(path)}
        files[FACETS] = _facets(files, documents)
        return _store(Path(work, "new"), state / FOLDER / lang, key, files)


def forget_index(state: Path, lang: str) -> None:
    """Makes `cached_index` find no index of this language: a file of it is not the one that was cached."""
    (state / FOLDER / lang / LISTING).unlink(missing_ok=True)


def remove_other_indexes(state: Path, languages: set[str]) -> None:
    """Removes from the cache the indexes of all other languages."""
    folder = state / FOLDER
    for old in sorted(folder.iterdir()) if folder.is_dir() else ():
        if old.name not in languages:
            shutil.rmtree(old, ignore_errors=True)


def _is_needed(path: str) -> bool:
    """Whether a browser needs a file of Pagefind."""
    folder, _, name = path.rpartition("/")
    return any(
        fnmatchcase(name, pattern.rpartition("/")[2]) and bool(folder) is ("/" in pattern) for pattern in _NEEDED
    )


def _facets(files: dict[str, bytes], documents: Sequence[SearchDocument]) -> bytes:
    """The facets, and which pages are answers, by fragment.

    ``values``: the values of each facet in order of first use; ``pages``: by fragment, the indexes of its values;
    ``answers``: by fragment, the number of conditions of the question.
    """
    by_url = {document.url: document for document in documents}
    values: dict[str, dict[str, int]] = {"kind": {}, "year": {}, "tag": {}, "organisation": {}}
    pages: dict[str, list[list[int]]] = {}
    answers: dict[str, int] = {}
    for name, url in sorted(_fragments(files), key=lambda found: found[1]):
        one = by_url[url]
        held = {"kind": (one.kind,), "year": (one.year or "",), "tag": one.tags, "organisation": one.organisations}
        pages[name] = [[values[f].setdefault(v, len(values[f])) for v in has if v] for f, has in held.items()]
        if one.conditions is not None:
            answers[name] = one.conditions
    shown = {facet: list(known) for facet, known in values.items()}
    return msgspec.json.encode({"values": shown, "pages": pages, "answers": answers})


def _fragments(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The name and the URL of each fragment; Pagefind writes one for each page."""
    for path, data in files.items():
        if path.startswith("fragment/"):
            fragment = msgspec.json.decode(gzip.decompress(data).removeprefix(_FRAGMENT_START))
            yield Path(path).stem, fragment["url"]


def _store(temporary: Path, folder: Path, key: str, files: dict[str, bytes]) -> dict[str, str]:
    """Writes the files and their listing to a temporary folder, then moves it to `folder`. Returns the digests."""
    for name, data in files.items():
        file = temporary / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    digests = {name: digest(data) for name, data in sorted(files.items())}
    listing = _Listing(key, {name: (content, len(files[name])) for name, content in digests.items()})
    (temporary / LISTING).write_bytes(msgspec.json.encode(listing))
    shutil.rmtree(folder, ignore_errors=True)
    temporary.rename(folder)
    return digests
