"""The file name of a new document: what is proposed, and what is valid."""

from collections.abc import Callable
from pathlib import PurePosixPath

from laur.frontmatter.documents import default_slug
from laur.i18n import slug
from laur.model import DOCUMENT_TYPES, Entry, Organisation, Scheme
from laur.problems import problem
from laur.scaffold.context import QuestionContext, numbered
from laur.scaffold.question import Fault, Question, QuestionMessage
from laur.system.file_names import is_reserved, reserved_part

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
    return next(f"{folder}/{each}{SUFFIX}" for each in numbered(stem) if each not in taken and not _is_reserved(each))


def _is_reserved(stem: str) -> bool:
    """Whether Windows reserves a file name, or the slug that a page takes from it, which names a folder of the site."""
    return is_reserved(stem) or is_reserved(default_slug(stem))


def _own_name(path: str) -> str:
    return PurePosixPath(path).name.removesuffix(SUFFIX)


def _fault(model: type[Entry], path: str, context: QuestionContext) -> Fault | None:
    if any(
        not part or part[0] == "." or not part.isprintable() or set(part) & _NOT_IN_NAMES for part in path.split("/")
    ):
        return QuestionMessage("file-bad", {"value": path})
    reserved = reserved_part(path) or (_own_name(path) if _is_reserved(_own_name(path)) else None)
    if reserved:
        return problem("name-reserved", path, value=reserved)
    if path in context.existing.files:
        return QuestionMessage("file-exists", {"value": path})
    stem = _own_name(path)
    if model in (Organisation, Scheme) and stem != slug(stem):
        return problem("id-not-slug", "", value=stem, nearest=slug(stem))
    return None
