"""The file name of a new document: what is proposed, and what is valid."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from laur.i18n import slug
from laur.model import DOCUMENT_TYPES, Entry, Organisation, Scheme
from laur.problems import problem
from laur.scaffold.context import QuestionContext
from laur.scaffold.question import Fault, Question, QuestionMessage

SUFFIX = ".md"
_NOT_IN_NAMES = frozenset('<>:"|?*')
"""Characters that Windows does not allow in file names."""
_FOLDERS: dict[type[Entry], str] = {model: model.folder for model in DOCUMENT_TYPES}


def file_question(model: type[Entry], named_after: Callable[[QuestionContext], str]) -> Question:
    """The last question: the path of the document in `content/`."""
    return Question(
        name="file",
        metavar="FILE",
        is_required=True,
        proposal=lambda context: _proposed(model, named_after(context), context),
        check=lambda answer, context: _fault(model, file_of(model, answer), context),
    )


def file_of(model: type[Entry], answer: str) -> str:
    """The path in `content/` for an answer, in which the folder and the suffix are optional."""
    path = answer.strip().replace("\\", "/").removeprefix("./").removeprefix("content/")
    path = path if path.startswith(f"{_FOLDERS[model]}/") else f"{_FOLDERS[model]}/{path}"
    return path if path.endswith(SUFFIX) else path + SUFFIX


def _proposed(model: type[Entry], name: str, context: QuestionContext) -> str:
    folder, stem = _FOLDERS[model], slug(name)
    taken = {_own_name(path) for path in context.existing.files if path.startswith(f"{folder}/")}
    return next(f"{folder}/{each}{SUFFIX}" for each in numbered(stem) if _own_name(each) not in taken)


def numbered(name: str) -> Iterator[str]:
    """The name, then the name with -2, -3 … added."""
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _own_name(path: str) -> str:
    return PurePosixPath(path).name.removesuffix(SUFFIX)


def _fault(model: type[Entry], path: str, context: QuestionContext) -> Fault | None:
    if any(
        not part or part[0] == "." or not part.isprintable() or set(part) & _NOT_IN_NAMES for part in path.split("/")
    ):
        return QuestionMessage("file-bad", {"value": path})
    if path in context.existing.files:
        return QuestionMessage("file-exists", {"value": path})
    stem = _own_name(path)
    if model in (Organisation, Scheme) and stem != slug(stem):
        return problem("id-not-slug", "", value=stem, nearest=slug(stem))
    return None
