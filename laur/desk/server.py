"""The desk as a part of the preview's server: its page, its assets, and requests in JSON.

Nothing is answered without the key in the address that `laur desk` prints, except the page itself and its assets,
which hold nothing of the site. The preview refuses what other websites send (`Host`, `Origin`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from hmac import compare_digest
from http import HTTPStatus
from importlib.resources import files
from typing import TypeVar

import msgspec
from msgspec import Struct

from laur.desk.calls import DeskPart, NoRequest
from laur.desk.documents import ChangedMeanwhileError, UnknownDocumentError
from laur.desk.errors import ImpossibleError
from laur.desk.service import (
    CreateRequest,
    DeskService,
    OpenDocument,
    ProblemRequest,
    SaveRequest,
)
from laur.frontmatter.documents import KINDS, SUFFIX
from laur.frontmatter.fields import DateKind
from laur.i18n.messages import texts
from laur.i18n.system_errors import exception_text
from laur.preview.http import PageLink, Request, Response
from laur.system.formats import DECODE_FAULTS
from laur.urls.paths import encoded

PREFIX = "/-laur/desk/"
KEY_HEADER = "X-Laur-Key"
MOST_BYTES = 64 * 1024 * 1024
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
SCRIPTS = ("desk.js", "form.js", "list.js", "page.js", "history.js", "text.js", "files.js", "daily.js", "publish.js")
ASSETS = ("icon.svg", "desk.css", *SCRIPTS)

Asked = TypeVar("Asked", bound=Struct)


class PathRequest(Struct, frozen=True):
    path: str


class DigestRequest(Struct, frozen=True):
    path: str
    digest: str


class ListRequest(Struct, frozen=True):
    kind: str = ""
    state: str = ""
    search: str = ""


class VersionRequest(Struct, frozen=True):
    path: str
    id: str


class ReadingRequest(Struct, frozen=True):
    kind: DateKind
    key: str
    text: str


class Conflict(Struct, frozen=True):
    """The answer to a save of a document that somebody else changed meanwhile."""

    message: str
    theirs: OpenDocument | None


class DeskServer:
    """The desk of one preview; an `Extension` of it."""

    prefix = PREFIX
    most_bytes = MOST_BYTES

    def __init__(self, service: DeskService, parts: Sequence[DeskPart], key: str, lang: str) -> None:
        """`parts` answer the requests of further parts of the program."""
        self._service, self._key, self._lang = service, key, lang
        self._texts = texts("desk", lang)
        call = self._call
        self._calls: Mapping[str, Callable[[bytes], object]] = {
            "start": call(NoRequest, lambda _: service.start()),
            "documents": call(ListRequest, lambda r: service.documents(r.kind, r.state, r.search)),
            "choices": call(NoRequest, lambda _: service.choices()),
            "reading": call(ReadingRequest, lambda r: {"sentence": service.reading(r.kind, r.key, r.text)}),
            "text": call(PathRequest, lambda r: service.text(r.path)),
            "document": call(PathRequest, lambda r: service.document(r.path)),
            "save": call(SaveRequest, service.save),
            "merged": call(SaveRequest, service.merged),
            "fix": call(ProblemRequest, service.fix),
            "create": call(CreateRequest, service.create),
            "delete": call(DigestRequest, lambda r: service.delete(r.path, r.digest)),
            "versions": call(PathRequest, lambda r: service.versions(r.path)),
            "version": call(VersionRequest, lambda r: service.version(r.path, r.id)),
            "restore": call(VersionRequest, lambda r: service.restore(r.path, r.id)),
            "deleted": call(NoRequest, lambda _: service.deleted()),
            **{name: call(of, function) for part in parts for name, (of, function) in part.calls().items()},
        }

    def answer(self, request: Request) -> Response:
        """The page, an asset, or the answer to a request in JSON."""
        name = request.path
        if request.method in {"GET", "HEAD"}:
            return self._asset(name or "desk.html")
        if not compare_digest(request.headers.get(KEY_HEADER, ""), self._key):
            return self._error(HTTPStatus.FORBIDDEN, "no-key")
        call = self._calls.get(name)
        if request.method != "POST" or call is None:
            return self._error(HTTPStatus.NOT_FOUND, "not-found")
        return self._answered(call, request.body)

    def page_link(self, source: str) -> PageLink | None:
        """The link from a page to the form of its document."""
        is_document = source.endswith(SUFFIX) and source.partition("/")[0] in KINDS
        return PageLink(self._texts["edit-page"], f"{PREFIX}#{encoded(source)}") if is_document else None

    def _answered(self, call: Callable[[bytes], object], body: bytes) -> Response:
        try:
            return _json(call(body))
        except DECODE_FAULTS:
            return self._error(HTTPStatus.BAD_REQUEST, "bad-request")
        except UnknownDocumentError:
            return self._error(HTTPStatus.NOT_FOUND, "no-document")
        except FileExistsError:
            return self._error(HTTPStatus.CONFLICT, "exists")
        except ChangedMeanwhileError as error:
            theirs = self._service.open(error.stored) if error.stored else None
            return _json(Conflict(self._texts["changed-meanwhile"], theirs), HTTPStatus.CONFLICT)
        except ImpossibleError as error:
            return _json({"message": str(error)}, HTTPStatus.UNPROCESSABLE_ENTITY)
        except OSError as error:
            reason = exception_text(error, self._lang)
            message = self._texts["not-saved"].format(reason=reason)
            return _json({"message": message}, HTTPStatus.INSUFFICIENT_STORAGE)

    def _call(self, of: type[Asked], function: Callable[[Asked], object]) -> Callable[[bytes], object]:
        decoder = msgspec.json.Decoder(of)
        return lambda body: function(decoder.decode(body or b"{}"))

    def _asset(self, name: str) -> Response:
        if name not in ("desk.html", *ASSETS):
            return self._error(HTTPStatus.NOT_FOUND, "not-found")
        data = files("laur.desk").joinpath("assets", name).read_bytes()
        if name == "desk.html":
            data = data.replace(b"{lang}", self._lang.encode())
        if name in SCRIPTS:
            data = _lean(data)
        headers = {
            "Content-Security-Policy": _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        return Response(kind=_TYPES[name.rpartition(".")[2]], data=data, headers=headers)

    def _error(self, status: HTTPStatus, message: str) -> Response:
        return _json({"message": self._texts[message]}, status)


def _json(value: object, status: HTTPStatus = HTTPStatus.OK) -> Response:
    headers = {"X-Content-Type-Options": "nosniff"}
    return Response(status=status, data=msgspec.json.encode(value), headers=headers)


_SPACED = re.compile(
    rb"""("(?:\\.|[^"\\\n]){0,99}"|`[^`]{0,999}`|/(?![ /])(?:\\.|\[(?:\\.|[^]\\\n]){1,99}\]|[^[/\\\n]){1,99}/)"""
    rb"""|[ ]?(=>|===|!==|&&|\|\||[,:?={}()])[ ]?"""
)
"""What stays as it is (texts and patterns, which are short in these scripts), or a sign with the spaces around it."""


def _lean(script: bytes) -> bytes:
    """A script without the lines of comments, without indentation, line breaks and spaces that mean nothing.

    No text in it goes over several lines, and no comment stands behind code.
    """
    lines = (line.strip() for line in script.split(b"\n"))
    code = b"\n".join(line for line in lines if line and not line.startswith(b"//"))
    joined = re.sub(rb"(?<=[{,(])\n|;?\n(?=\})", b"", code)
    return _SPACED.sub(lambda found: found[1] or found[2], joined)
