"""What the desk does with texts, pictures and Word files that are pasted, dropped or chosen in the browser."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from laur.desk.documents import document_kind
from laur.desk.downloads import ENDINGS, DownloadRefusedError, save_download
from laur.desk.errors import ImpossibleError
from laur.desk.pasting import PastedText, TooLongError, pasted
from laur.desk.pictures import MOST_BYTES, MOST_PIXELS, PictureFolder, PictureRefusedError, SavedPicture
from laur.desk.service import DeskService, OpenDocument
from laur.desk.word import WordFolder, WordRefusedError
from laur.i18n import number
from laur.i18n.messages import texts
from laur.markdown.body import MAX_LENGTH
from laur.preview import Rebuild

PASTED = "picture.png"
"""What a pasted picture, which has no name, is called."""


class PasteRequest(Struct, frozen=True):
    """A text from the clipboard."""

    html: str
    plain: str = ""
    path: str = ""
    """The document into which it is pasted; empty if it has no file yet."""


class FileRequest(Struct, frozen=True):
    """A file that was dropped or chosen."""

    name: str
    data: bytes
    """In Base64."""
    path: str = ""
    """The document to which it belongs; empty if it has no file yet."""


class AddedDocument(Struct, frozen=True):
    """A document that was made of a file, as JSON."""

    document: OpenDocument
    notes: tuple[str, ...]
    pictures: tuple[str, ...]


class WritingService:
    """Answers requests about one site. Safe to use from several threads."""

    def __init__(self, service: DeskService, content: Path, rebuild: Rebuild, lang: str) -> None:
        self._service, self._content, self._rebuild, self._lang = service, content, rebuild, lang
        self._texts = texts("desk", lang)
        self._pictures, self._word = PictureFolder(content), WordFolder(content, lang)

    def calls(self) -> Mapping[str, tuple[type[Struct], Callable[..., object]]]:
        """Each request by its name: the type of its values, and the function that answers it."""
        return {
            "paste": (PasteRequest, self.paste),
            "picture": (FileRequest, self.picture),
            "file": (FileRequest, self.file),
            "word": (FileRequest, self.word),
        }

    def paste(self, request: PasteRequest) -> PastedText:
        """The Markdown of a text from the clipboard; its pictures are saved."""
        if request.path:
            document_kind(request.path)
        if len(request.plain) > MAX_LENGTH:
            raise ImpossibleError(self._texts["text-too-long"].format(limit=number(MAX_LENGTH, self._lang)))
        written: list[SavedPicture] = []

        def save(data: bytes) -> SavedPicture | None:
            try:
                written.append(self._pictures.save(request.path, PASTED, data))
            except PictureRefusedError:
                return None
            return written[-1]

        try:
            return pasted(request.html, request.plain, save, self._lang)
        except TooLongError as error:
            raise ImpossibleError(self._texts["paste-too-long"]) from error
        except ModuleNotFoundError as error:
            raise ImpossibleError(self._texts["packages-missing"]) from error
        finally:
            self._changed(*(each.path for each in written))

    def picture(self, request: FileRequest) -> SavedPicture:
        """Saves a picture beside a document."""
        if request.path:
            document_kind(request.path)
        try:
            found = self._pictures.save(request.path, request.name, request.data)
        except PictureRefusedError as error:
            sentence = self._texts[str(error)].format(limit=MOST_BYTES >> 20, pixels=MOST_PIXELS // 1_000_000)
            raise ImpossibleError(f"{request.name}: {sentence}") from error
        self._changed(found.path)
        return found

    def file(self, request: FileRequest) -> SavedPicture:
        """Saves a file that readers can download."""
        try:
            found = save_download(self._content, request.name, request.data)
        except DownloadRefusedError as error:
            size = -(-len(request.data) >> 20)
            sentence = self._texts[str(error)]
            values = {
                "name": request.name,
                "size": size,
                "limit": MOST_BYTES >> 20,
                "endings": ", ".join(sorted(ENDINGS)),
            }
            raise ImpossibleError(sentence.format_map(values)) from error
        self._changed(found.path)
        return found

    def word(self, request: FileRequest) -> AddedDocument:
        """Makes an announcement of a Word file."""
        try:
            added = self._word.add(request.name, request.data)
        except WordRefusedError as error:
            raise ImpossibleError(str(error)) from error
        except ModuleNotFoundError as error:
            raise ImpossibleError(self._texts["packages-missing"]) from error
        self._changed(*added.files)
        return AddedDocument(self._service.document(added.path), added.notes, added.pictures)

    def _changed(self, *paths: str) -> None:
        if paths:
            self._rebuild(frozenset(str(self._content.absolute() / path) for path in paths))
