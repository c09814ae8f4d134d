"""The file of a new document: its proposed name, and which names it can have."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from laur.i18n import slug
from laur.model import DOCUMENT_TYPES, Entry, Organisation, Scheme
from laur.problems import problem
from laur.scaffold.questions import Fault, Phrase, Question
from laur.scaffold.situation import Situation

SUFFIX = ".md"
_NOT_IN_NAMES = frozenset('<>:"|?*')
"""What Windows does not allow in a file's name."""
_FOLDERS: dict[type[Entry], str] = {kind: kind.folder for kind in DOCUMENT_TYPES}


def file_question(kind: type[Entry], named_after: Callable[[Situation], str]) -> Question:
    """The last question: where in `content/` the document is to stand."""
    return Question(
        name="file",
        value="FILE",
        is_required=True,
        proposal=lambda situation: _proposed(kind, named_after(situation), situation),
        check=lambda answer, situation: _fault(kind, file_of(kind, answer), situation),
    )


def file_of(kind: type[Entry], answer: str) -> str:
    """The path in `content/` that an answer means; its folder and its ending may be left out."""
    path = answer.strip().replace("\\", "/").removeprefix("./").removeprefix("content/")
    path = path if path.startswith(f"{_FOLDERS[kind]}/") else f"{_FOLDERS[kind]}/{path}"
    return path if path.endswith(SUFFIX) else path + SUFFIX


def _proposed(kind: type[Entry], name: str, situation: Situation) -> str:
    folder, stem = _FOLDERS[kind], slug(name)
    taken = {_own_name(path) for path in situation.context.files if path.startswith(f"{folder}/")}
    return next(f"{folder}/{each}{SUFFIX}" for each in numbered(stem) if _own_name(each) not in taken)


def numbered(name: str) -> Iterator[str]:
    """The name, and then with 2, 3 … behind it."""
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _own_name(path: str) -> str:
    return PurePosixPath(path).name.removesuffix(SUFFIX)


def _fault(kind: type[Entry], path: str, situation: Situation) -> Fault | None:
    if any(
        not part or part[0] == "." or not part.isprintable() or set(part) & _NOT_IN_NAMES for part in path.split("/")
    ):
        return Phrase("file-bad", {"value": path})
    if path in situation.context.files:
        return Phrase("file-exists", {"value": path})
    stem = _own_name(path)
    if kind in (Organisation, Scheme) and stem != slug(stem):
        return problem("id-not-slug", "", value=stem, nearest=slug(stem))
    return None
