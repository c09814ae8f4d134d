"""Problems as short texts: place and code, or the message."""

from laur.frontmatter import Reading, read_document
from laur.model import Announcement
from laur.problems import Problem
from laur.problems.messages import message_for

NEWS = "news/2021/2021-06-17-srebrna-odznaka.md"


def read(text: str | bytes, path: str = NEWS) -> Reading:
    return read_document(path, text if isinstance(text, bytes) else text.encode(), "pl")


def front(*lines: str) -> Reading:
    """An announcement with a title in line 2, and these lines after it."""
    return read("\n".join(("---", "title: Odznaka", *lines, "---", "", "Tekst.", "")))


def news(reading: Reading) -> Announcement:
    """The announcement of a reading, which must have one."""
    assert reading.document is not None
    assert isinstance(reading.document.meta, Announcement)
    return reading.document.meta


def reported(problems: tuple[Problem, ...]) -> list[str]:
    """``line:column code``, in the order in which they are shown."""
    return [f"{each.place.line}:{each.place.column} {each.code}" for each in problems]


def said(problem: Problem) -> str:
    """The message of a problem in English: what is wrong, and the fix."""
    words = message_for(problem, "en")
    return f"{words.what} {words.fix}"
