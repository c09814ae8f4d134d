"""Footnotes: their marks in the text, and the list of them at its end."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from laur.markdown.addresses import as_value

if TYPE_CHECKING:
    from markdown import Markdown

    from laur.markdown.blocks.block import OpenText
    from laur.markdown.definitions import Definitions

_ARROW = "\u21a9\ufe0e"
"""An arrow back, as text and not as an emoji."""


def mark(definitions: "Definitions", label: str) -> Element:
    """The mark of a footnote: a raised number that leads to it."""
    number, count = definitions.mark(label)
    raised = Element("sup", {"id": _mark_id(label, count)})
    link = SubElement(raised, "a", {"href": f"#fn-{as_value(label)}", "class": "footnote-ref"})
    link.text = AtomicString(str(number))
    return raised


def _mark_id(label: str, count: int) -> str:
    return f"fnref{'' if count == 1 else count}-{as_value(label)}"


class FootnoteList(Treeprocessor):
    """Adds the footnotes to the end of a text, in the order of their marks."""

    def __init__(self, md: "Markdown", blocks: "OpenText") -> None:
        super().__init__(md)
        self._blocks = blocks

    def run(self, root: Element) -> None:
        notes = self._blocks.notes
        if not notes:
            return
        order = self._blocks.definitions.footnotes
        place = {label: number for number, label in enumerate(order)}
        listed = SubElement(SubElement(root, "div", {"class": "footnote"}), "ol")
        for number, (label, note) in enumerate(sorted(notes, key=lambda one: place.get(one[0], len(order))), 1):
            if label:
                note.set("id", f"fn-{as_value(label)}")
            self._add_links_back(note, label, number)
            listed.append(note)

    def _add_links_back(self, note: Element, label: str, number: int) -> None:
        marks = self._blocks.definitions.marks[label]
        if not marks:
            return
        last = note[-1] if len(note) and note[-1].tag == "p" else SubElement(note, "p")
        for count in range(1, marks + 1):
            values = {"href": f"#{_mark_id(label, count)}", "class": "footnote-backref", "title": str(number)}
            link = SubElement(last, "a", values)
            link.text = AtomicString(_ARROW)
        _append_space(last, marks)


def _append_space(paragraph: Element, links: int) -> None:
    """A no-break space between the words of a footnote and its links."""
    before = paragraph[-links - 1] if len(paragraph) > links else None
    if before is not None:
        before.tail = f"{before.tail or ''}\xa0"
    else:
        paragraph.text = f"{paragraph.text or ''}\xa0"
