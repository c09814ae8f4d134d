"""The ledger of lists: what the last import or export stated about each certificate and holder.

It is committed with the content. The next import uses it to see who changed a fact since: the list, or somebody by
hand. Without it, a list adds what is new and reports what differs.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from laur.spreadsheets.columns import SheetColumn
from laur.spreadsheets.flat import Flat

LEDGER_FILE = ".register-list.json"
"""In the content folder; a build ignores it."""
_VERSION = 1
_NOTE = "Written by the import and export of lists. Commit it with the content: it shows what was changed by hand."


class DamagedListLedgerError(Exception):
    """The ledger cannot be read; the argument is its path."""


class ListLedger(Struct, frozen=True):
    """The last stated facts, by id."""

    certificates: Mapping[str, Flat] = {}
    organisations: Mapping[str, Flat] = {}

    def data(self) -> bytes:
        """The file: sorted, one entry per line, so that its changes are readable in a diff."""
        parts = ",\n".join(
            f' "{name}": {{\n{_lines(entries)}\n }}'
            for name, entries in (("certificates", self.certificates), ("organisations", self.organisations))
        )
        return f'{{\n "version": {_VERSION},\n "note": {json.dumps(_NOTE)},\n{parts}\n}}\n'.encode()


def _lines(entries: Mapping[str, Flat]) -> str:
    return ",\n".join(
        f"  {json.dumps(key)}: {json.dumps({c.value: facts[c] for c in sorted(facts)}, ensure_ascii=False)}"
        for key, facts in sorted(entries.items())
    )


def read_list_ledger(content: Path) -> ListLedger:
    """The ledger of a content folder; an empty one if there is none. Raises `DamagedListLedgerError`."""
    file = content / LEDGER_FILE
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ListLedger()
    except ValueError as error:
        raise DamagedListLedgerError(file) from error
    try:
        if found["version"] != _VERSION:
            raise DamagedListLedgerError(file)
        return ListLedger(_read(found["certificates"]), _read(found["organisations"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedListLedgerError(file) from error


def _read(entries: Mapping[str, Mapping[str, str]]) -> dict[str, Flat]:
    return {
        str(key): {SheetColumn(column): str(text) for column, text in facts.items()} for key, facts in entries.items()
    }
