"""Every key of every kind of document that takes a text, and documents with a hostile value in each of them."""

from collections.abc import Iterator, Mapping
from functools import cache

import yaml
from msgspec.structs import fields

from laur.frontmatter import read_document, read_site
from laur.i18n.keys import keys
from laur.model import Entry
from laur.problems import has_errors
from tests.i18n.model import MODEL, inner_types_of

Path = tuple[str | int, ...]
"""The keys and positions that lead to a value."""
Tree = object
"""Texts, lists and mappings, as in YAML."""
KINDS = {"Announcement": "news/x.md", "Organisation": "organisations/x.md", "Scheme": "schemes/x.md"} | {
    "PlainPage": "pages/x.md", "Comment": "news/x.comments/1.md", "Site": "site.yaml",
}  # fmt: skip
"""A file of each kind."""


@cache
def example(kind: str) -> Mapping[str, Tree]:
    """All keys of a kind with the values that the guide gives as examples."""
    return _example(MODEL[kind], ())


def _example(entry: type[Entry], above: tuple[type[Entry], ...]) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for field in fields(entry):
        note = keys("en")[entry.__name__][field.encode_name]
        value: Tree = yaml.load(note.example, Loader=yaml.BaseLoader)
        inner = [each for each in inner_types_of(entry, field.name) if each not in above]
        for each in inner[:1]:
            whole = _example(each, (*above, entry))
            if isinstance(value, list) and value and isinstance(value[0], dict):
                value = [whole]
            elif isinstance(value, dict) and value.keys() <= whole.keys():
                value = whole
            elif isinstance(value, dict):
                value = dict.fromkeys(value, whole)
        found[field.encode_name] = value
    return found


def leaves(tree: Tree, above: Path = ()) -> Iterator[Path]:
    """The places of all texts."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*above, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from leaves(value, (*above, number))
    else:
        yield above


def replaced(tree: Tree, path: Path, value: str) -> Tree:
    """The tree with another text at a place."""
    if not path:
        return value
    if isinstance(tree, dict):
        return {key: replaced(inner, path[1:], value) if key == path[0] else inner for key, inner in tree.items()}
    assert isinstance(tree, list)
    return [replaced(inner, path[1:], value) if number == path[0] else inner for number, inner in enumerate(tree)]


def text_of(kind: str, tree: Tree, body: str = "") -> bytes:
    """The file of a document; each value is in double quotes, so that YAML can express every character."""
    front = yaml.dump(tree, default_style='"', width=10**9, sort_keys=False)
    return front.encode() if kind == "Site" else f"---\n{front}---\n\n{body}\n".encode("utf-8", "replace")


def place_of(kind: str, data: bytes, line: int) -> Path | None:
    """The place of the text that is on a line of a file, from 1."""
    text = data.decode()
    front = text if kind == "Site" else text.split("\n---\n")[0].removeprefix("---")
    found: dict[int, Path] = {}

    def gather(node: yaml.Node, above: Path) -> None:
        found[node.start_mark.line + 1] = above
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                gather(value, (*above, key.value))
                found.setdefault(key.start_mark.line + 1, (*above, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                gather(value, (*above, number))

    root = yaml.compose(front, Loader=yaml.SafeLoader)
    assert root is not None
    gather(root, ())
    return found.get(line)


def is_read(kind: str, data: bytes) -> bool:
    """Whether a document alone has no errors; whether what it refers to exists is not asked."""
    if kind == "Site":
        return not has_errors(read_site("site.yaml", data)[2])
    return not has_errors(read_document(KINDS[kind], data, "pl").problems)
