"""Files that readers can download: saved in ``media/`` under a clean name, as they are."""

from pathlib import Path, PurePosixPath

from laur.desk.pictures import MOST_BYTES, SavedPicture, save_numbered
from laur.i18n import slug

ENDINGS = frozenset("csv doc docx ics mp3 mp4 odp ods odt pdf ppt pptx rtf txt xls xlsx zip".split())  # noqa: SIM905 - a list of words
"""Files that no browser runs. Pictures are saved beside their document (`laur.desk.pictures`)."""


class DownloadRefusedError(ValueError):
    """The file cannot be used; the argument is the id of a sentence in the texts of the desk."""


def save_download(content: Path, name: str, data: bytes) -> SavedPicture:
    """Saves a file for readers. Raises `DownloadRefusedError` and `OSError`."""
    path = PurePosixPath(name.replace("\\", "/"))
    ending = path.suffix[1:].lower()
    if ending not in ENDINGS or path.name.startswith("~$"):
        raise DownloadRefusedError("download-kind")
    if len(data) > MOST_BYTES:
        raise DownloadRefusedError("file-too-heavy")
    saved = save_numbered(content, f"media/{slug(path.stem) or 'file'}", ending, data)
    return SavedPicture(saved, f"/{saved}")
