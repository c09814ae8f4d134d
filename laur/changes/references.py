"""What documents refer to: the values of front matter by the kind of their field, and the links of texts."""

import re
from collections.abc import Callable, Iterator, Mapping

from laur.changes.plan import Draft, ImpossibleChangeError, Refusal, kind
from laur.editing import FieldEdit
from laur.editing.edits import KeyPath
from laur.editing.file_text import FileText, file_text
from laur.editing.spans import Plain, compose_spans, plain
from laur.frontmatter.fields import Field, FieldKind, fields_of
from laur.frontmatter.split import Parts, split
from laur.markdown.body import render_body, render_comment
from laur.model import Comment, Site

_BEFORE = frozenset("(<\"'= :")
"""What can stand before the address of a link: ``](``, ``<``, ``="``, ``]: ``."""
_AFTER = frozenset(")>\"' \n")

NewValue = Callable[[Field, KeyPath, str], str | None]
"""Returns the new text of a single value, by its field and path; None if it stays."""


def replace_values(draft: Draft, path: str, new_value: NewValue) -> None:
    """Changes single values of the front matter of a document, or of ``site.yaml``."""
    of = kind(path)
    file = file_text(draft.data(path), has_fences=of is not Site)
    root = compose_spans(file.front) if isinstance(file, FileText) else None
    if root is None:
        return  # its problems are reported; nothing is known to refer to anything
    group = Field(kind=FieldKind.GROUP, fields=fields_of(of, "en"))
    edits = [
        FieldEdit(where, new)
        for field, where, text in _singles(group, plain(root), ())
        if (new := new_value(field, where, text)) is not None and new != text
    ]
    if edits:
        draft.edit(path, *edits)


def _singles(field: Field, value: Plain, path: KeyPath) -> Iterator[tuple[Field, KeyPath, str]]:
    match value:
        case str():
            yield field, path, value
        case list() if field.item is not None:
            for position, item in enumerate(value):
                yield from _singles(field.item, item, (*path, position))
        case dict():
            for key, item in value.items():
                inner = _of_key(field, key)
                if inner is not None:
                    yield from _singles(inner, item, (*path, key))
        case _:
            return


def _of_key(field: Field, key: str) -> Field | None:
    if field.kind is FieldKind.MAPPING:
        return field.item
    return next((each for part in (field, *field.others) for each in part.fields if each.key == key), None)


def replace_links(draft: Draft, path: str, new_targets: Mapping[str, str], lang: str) -> None:
    """Changes addresses of links in the text of a document: targets as they are written to new ones.

    Each change is tried: the page must stay the same but for the target. Raises `ImpossibleChangeError` if a link
    cannot be changed in this way.
    """
    body = _body(draft, path)
    render = render_comment if kind(path) is Comment else render_body
    before = render(body, lang)
    left = [link.target for link in before.outline.targets if link.target in new_targets]
    for target in sorted(set(left), key=len, reverse=True):
        for at in reversed(list(_places(body, target))):
            changed = body[:at] + new_targets[target] + body[at + len(target) :]
            after = render(changed, lang)
            old = [link.target for link in render(body, lang).outline.targets]
            new = [link.target for link in after.outline.targets]
            if after.html == before.html and _is_one_changed(old, new, target, new_targets[target]):
                body = changed
    missed = [link.target for link in render(body, lang).outline.targets if link.target in new_targets]
    if missed:
        raise ImpossibleChangeError(Refusal.LINK, path=path, target=missed[0])
    if left:
        draft.replace_body(path, body)


def _is_one_changed(old: list[str], new: list[str], target: str, replacement: str) -> bool:
    """Whether some links lead to the new target in place of the old one, and all others where they led."""
    pairs = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
    return len(old) == len(new) and bool(pairs) and all(pair == (target, replacement) for pair in pairs)


def _places(body: str, target: str) -> Iterator[int]:
    """Where a target stands in a text as the address of a link."""
    for match in re.finditer(re.escape(target), body):
        before, after = body[match.start() - 1 : match.start()], body[match.end() : match.end() + 1]
        if (not before or before in _BEFORE) and (not after or after in _AFTER):
            yield match.start()


def _body(draft: Draft, path: str) -> str:
    text = draft.data(path).decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    parts = split(path, text)
    return parts.body if isinstance(parts, Parts) else ""
