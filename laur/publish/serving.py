"""How files are served: content types and caching, the same on every host and every machine."""

from pathlib import PurePosixPath

from laur.publish.targets.interface import ServedAs

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATED = "public, max-age=0, must-revalidate"
ASSETS = "assets/"
"""The folder whose files have a part of their digest in their names, so that browsers can keep them for ever."""
_TEXT = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".ttl": "text/turtle",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
}
_OTHER = {
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".zip": "application/zip",
}
COMPRESSIBLE = frozenset({*_TEXT, ".json", ".jsonld", ".webmanifest", ".wasm"})
"""The suffixes of files that become much smaller."""


def served(path: str, encoding: str = "") -> ServedAs:
    """How a file of the site is served."""
    suffix = PurePosixPath(path).suffix.lower()
    content_type = f"{_TEXT[suffix]}; charset=utf-8" if suffix in _TEXT else _OTHER.get(suffix)
    cache = IMMUTABLE if path.startswith(ASSETS) else REVALIDATED
    return ServedAs(content_type or "application/octet-stream", cache, encoding)
