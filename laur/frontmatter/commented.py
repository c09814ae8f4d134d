"""Front matter that explains itself: what is stated, and every other key of its kind as a comment with its meaning.

A commented key is written so that taking the ``# `` before it away is all that it needs to count.
"""

from collections.abc import Iterator

from msgspec.structs import fields

from laur.frontmatter.writer import Value, entry_values, front_matter
from laur.i18n.keys import Key, Keys, keys
from laur.model import Entry

_INTRODUCTION = {
    "pl": "# Klucze poniżej są opcjonalne: aby któregoś użyć, usuń „# ” na jego początku i wpisz swoje.",
    "en": "# The keys below are optional: to use one, remove the “# ” before it and write your own.",
}
_COLUMN = 36
"""Where the meanings begin, after all but the longest examples."""
_LISTS_OF_GROUPS = ("certificates",)
"""What stands in these is explained as well, where it is stated."""


def commented(meta: Entry, lang: str) -> str:
    """The front matter, between its fences, of a document that is yet to be written on."""
    notes, stated = keys(lang)[type(meta).__name__], entry_values(meta)
    lines = [line for key, value in stated.items() for line in _stated(meta, key, value, lang)]
    lines += ["", _INTRODUCTION["pl" if lang == "pl" else "en"]]
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
    """``key: example  # meaning``, with the rest of a longer example below."""
    first, *rest = note.example.split("\n")
    return [f"{f'{key}: {first}'.rstrip():<{_COLUMN}}  # {note.meaning}", *rest]
