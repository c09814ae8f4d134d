"""How a new value is written: as `laur.frontmatter.writer` does, in the style of the value that it replaces."""

from collections.abc import Mapping, Sequence

from laur.editing.spans import ScalarSpan
from laur.editing.splices import line_start
from laur.editing.values import plain_value
from laur.frontmatter.writer import Value, entry_lines, item_lines, quoted, scalar


class NewValues:
    """Writes values with the line break of one file."""

    def __init__(self, newline: str) -> None:
        self.newline = newline

    def entry(self, key: str, value: Value, column: int) -> str:
        """A key and its value as lines that begin in a column, without a line break at the end."""
        return self.newline.join(entry_lines(key, value, " " * column))

    def after_key(self, value: Value, column: int) -> str:
        """What comes after the colon of a key in a column."""
        return self.entry("", value, column)[column + 1 :]

    def item(self, value: Value, column: int) -> str:
        """An item of a list as lines, its dash in a column."""
        return self.newline.join(" " * column + line for line in item_lines(value))

    def flow_entry(self, key: str, value: Value) -> str:
        """A key and its value between braces."""
        return f"{key}: {self.flow(value)}"

    def flow(self, value: Value) -> str:
        """A value between brackets or braces."""
        if isinstance(value, Mapping):
            return f"{{{', '.join(self.flow_entry(key, item) for key, item in value.items())}}}"
        if isinstance(value, Sequence) and not isinstance(value, str):
            return f"[{', '.join(self.flow(item) for item in value)}]"
        return scalar(value, in_flow=True)

    def scalar(self, value: Value, old: ScalarSpan, text: str, *, in_flow: bool) -> str:
        """A single value with the quotation marks of the one that it replaces, if it can be written with them.

        A date or a number needs none: those of a text that stood there and could not be read as one go.
        """
        new = str(plain_value(value))
        if old.style == '"' and not isinstance(value, str) and scalar(old.text) == text[old.start : old.end]:
            return scalar(value, in_flow=in_flow)
        match old.style:
            case '"':
                return quoted(new, '"')
            case "'" if new.isprintable():
                return quoted(new, "'")
            case "|" | ">" if new.strip():
                return self._block(new, old, text)
        return scalar(value, in_flow=in_flow)

    def _block(self, new: str, old: ScalarSpan, text: str) -> str:
        """A text below the header of a block, as far to the right as the old one was."""
        header, _, lines = text[old.start : old.end].partition("\n")
        first = lines.lstrip("\r\n")
        margin = " " * (len(first) - len(first.lstrip(" "))) or " " * (_indent(text, old.start) + 2)
        rows = new.rstrip("\n").split("\n")
        between = f"{self.newline}{self.newline}" if old.style == ">" else self.newline
        return header.rstrip("\r") + self.newline + between.join(margin + row if row else row for row in rows)


def _indent(text: str, at: int) -> int:
    line = text[line_start(text, at) : at]
    return len(line) - len(line.lstrip(" "))
