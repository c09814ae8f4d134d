"""Edits of the text below the front matter, line by line: a line that stays keeps its bytes."""

from difflib import SequenceMatcher
from unicodedata import normalize

from laur.editing.edits import NotEditable
from laur.editing.file_text import file_text


def edit_body(data: bytes, body: str) -> bytes | NotEditable:
    r"""The file with another text below its front matter.

    `body` has ``\n`` between its lines, as `laur.frontmatter.documents.Reading.markdown` has; the file's own line
    breaks and the empty lines around the text stay.
    """
    file = file_text(data)
    if isinstance(file, NotEditable):
        return file
    fence, found, rest = file.after.partition("\n")
    head = rest[: _text_start(rest)]
    text = rest[len(head) :].rstrip()
    foot = rest[len(head) + len(text) :]
    if not found:
        fence, found = fence + file.newline, "yes"
        head = foot = ""
    else:
        fence += "\n"
    new = _with_lines(text, body.strip("\n"), file.newline)
    if new and not head and not text:
        head = file.newline
    if new and not foot:
        foot = file.newline if not text else foot
    return file.with_after(fence + head + new + foot)


def _text_start(rest: str) -> int:
    """Where the first line with text begins."""
    return rest.rfind("\n", 0, len(rest) - len(rest.lstrip())) + 1


def _with_lines(text: str, body: str, newline: str) -> str:
    """The new lines; each that was there before has the bytes and the line break that it had."""
    old = _lines(text)
    wanted = body.rstrip().split("\n") if body.strip() else []
    seen = [normalize("NFC", line.rstrip("\r\n")) for line in old]
    lines: list[str] = []
    for tag, first, last, new_first, new_last in SequenceMatcher(None, seen, wanted, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += old[first:last]
        else:
            lines += [line + newline for line in wanted[new_first:new_last]]
    joined = "".join(line if line.endswith("\n") else line + newline for line in lines[:-1])
    return joined + (lines[-1].rstrip("\r\n") if lines else "")


def _lines(text: str) -> list[str]:
    r"""The lines with their breaks; only ``\n`` ends one (`str.splitlines` knows eight more)."""
    parts = text.split("\n")
    return [f"{line}\n" for line in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
