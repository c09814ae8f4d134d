"""Speaks with Pagefind's program, one document after another, in an order that does not depend on any folder.

A folder is listed in the order of its file system, and Pagefind numbers its documents in the order in which it meets
them. Pagefind's own Python package sends documents one by one, too, but waits 0.1 s for each answer.

A request is JSON in Base64 and a comma; so is each answer (`pagefind.service`).
"""

import base64
import subprocess
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Any

import msgspec

TIMEOUT_SECONDS = 1800


class SearchError(Exception):
    """Pagefind failed; the argument is its output."""


def index_documents(documents: Iterable[tuple[str, str]], lang: str) -> dict[str, bytes]:
    """The files of an index of documents, each its URL and its HTML, by path. Raises `SearchError`, `OSError`.

    `lang` is the language of all of them, whatever they state. The files come through the pipe, as the program answers
    before it has written all of them to a folder.
    """
    from pagefind.service import get_executable

    program = get_executable()
    if program is None:
        raise SearchError("pagefind")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([program, "--service"], **pipes) as process:  # type: ignore[call-overload] # noqa: S603 # nosec B603
        too_long = threading.Timer(TIMEOUT_SECONDS, process.kill)
        too_long.start()
        try:
            service = _Service(process.stdin, process.stdout)
            index = service.ask(type="NewIndex", config={"force_language": lang})["index_id"]
            for url, html in documents:
                service.ask(type="AddFile", index_id=index, url=url, file_contents=html)
            files = service.ask(type="GetFiles", index_id=index)["files"]
            return {file["path"]: base64.b64decode(file["content"]) for file in files}
        finally:
            too_long.cancel()
            process.kill()
            with suppress(BrokenPipeError):
                process.stdin.close()


class _Service:
    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._requests, self._answers = requests, answers
        self._sent = 0

    def ask(self, **payload: object) -> dict[str, Any]:
        """The answer to a request. Raises `SearchError`."""
        self._sent += 1
        request = msgspec.json.encode({"message_id": self._sent, "payload": payload})
        try:
            self._requests.write(base64.b64encode(request) + b",")
            self._requests.flush()
        except BrokenPipeError as error:
            raise SearchError("it ended before all documents were indexed") from error
        answer = msgspec.json.decode(base64.b64decode(self._answer()))["payload"]
        if answer["type"] == "Error":
            raise SearchError(answer["message"])
        return dict(answer)

    def _answer(self) -> bytes:
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(b","):
            part = self._answers.read1(1 << 16)  # type: ignore[attr-defined]
            if not part:
                raise SearchError("it ended before it answered")
            parts.append(part)
        return b"".join(parts)[:-1]
