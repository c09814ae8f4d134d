"""The secret from which the addresses of previews are made: stated, or in a file beside the content folder."""

import os

from laur.model import AnnouncementDocument
from laur.source.library import Library
from laur.source.options import Options

SHORTEST = 20
"""Characters: a shorter secret could be guessed."""


def read_preview_key(options: Options, library: Library | None) -> str:
    """The secret; empty if no announcement asks for a preview, or if there is none that is long enough.

    A new one is written beside the content folder, where only its owner can read it.
    """
    documents = library.documents if library else ()
    if not any(isinstance(document, AnnouncementDocument) and document.meta.preview for document in documents):
        return ""
    key = (options.preview_key or "").strip()
    if not key and options.new_preview_key is not None:
        key = _written(options, options.new_preview_key())
    return key if len(key) >= SHORTEST else ""


def _written(options: Options, key: str) -> str:
    """The secret once it is in the file; that of another process which was faster; empty if it cannot be written."""
    file = options.preview_key_file
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(f"{key}\n")
    return key
