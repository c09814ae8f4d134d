"""The front matter of a new file: its values, and every other key of its kind as a comment with the key's meaning.

To use a commented key, an editor only removes the ``# `` before it.
"""

from collections.abc import Iterator

from msgspec.structs import fields

from laur.frontmatter.writer import Value, entry_values, front_matter
from laur.i18n.keys import Key, Keys, keys
from laur.i18n.messages import texts
from laur.model import Entry

_COLUMN = 36
"""The column at which the meanings begin; a longer example moves its meaning to the right."""
_LISTS_OF_GROUPS = ("certificates",)
"""The other keys of the entries of these lists are added as comments, too."""


def with_key_comments(meta: Entry, lang: str) -> str:
    """The front matter of a new document, with its fences."""
    notes, stated = keys(lang)[type(meta).__name__], entry_values(meta)
    lines = [line for key, value in stated.items() for line in _stated(meta, key, value, lang)]
    lines += ["", f"# {texts('frontmatter', lang)['optional-keys']}"]
    lines += _optional(meta, notes, stated)
    return "---\n" + "".join(f"{line}\n" for line in lines) + "---\n"


def _stated(meta: Entry, key: str, value: Value, lang: str) -> Iterator[str]:
    entries = getattr(meta, key, None)
    if key not in _LISTS_OF_GROUPS or not isinstance(entries, tuple):
        yield from front_matter({key: value}).splitlines()
        return
    yield f"{key}:"
    for entry in entries:
        stated = entry_values(entry)
        own = front_matter(stated).splitlines()
        own += _optional(entry, keys(lang)[type(entry).__name__], stated)
        yield from (f"  {'- ' if n == 0 else '  '}{line}" for n, line in enumerate(own))


def _optional(entry: Entry, notes: Keys, stated: dict[str, Value]) -> Iterator[str]:
    for field in fields(entry):
        if field.encode_name not in stated:
            yield from (f"# {line}" for line in _explained(field.encode_name, notes[field.encode_name]))


def _explained(key: str, note: Key) -> list[str]:
    """``key: example  # meaning``, and below it the other lines of a longer example."""
    first, *rest = note.example.split("\n")
    return [f"{f'{key}: {first}'.rstrip():<{_COLUMN}}  # {note.meaning}", *rest]
