"""The files that an import of a list writes: new documents of holders, and changed values in existing documents."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from laur.editing import FieldEdit, NotEditable, edit_front_matter
from laur.frontmatter import read_document
from laur.frontmatter.writer import Value, document, entry_values
from laur.model import Announcement, Entry, Organisation, OwnCertificate
from laur.problems import has_errors
from laur.spreadsheets.columns import IDENTIFIERS, SheetColumn
from laur.spreadsheets.content import ContentRegister
from laur.spreadsheets.planning import ListPlan, PlannedHolder, PlannedRow, RowOutcome, changed_columns
from laur.spreadsheets.rules import front_matter_keys

ReadContent = Callable[[str], bytes]
"""Reads a file of the content folder."""


class ListFile(Struct, frozen=True):
    """A file to write."""

    data: bytes
    replaces: bytes | None
    """What it has now; None for a new file."""


class ListFiles(Struct, frozen=True):
    """All files to write, by path, and those that cannot be changed."""

    files: Mapping[str, ListFile]
    refused: tuple[str, ...]
    """Paths of documents whose front matter cannot be changed in place."""


def files_of_list(plan: ListPlan, left_out: Iterable[str], content: ContentRegister, read: ReadContent) -> ListFiles:
    """The files that a plan makes. A document that cannot be changed without touching anything else is refused."""
    dropped = frozenset(left_out)
    rows = [row for row in plan.rows if row.id not in dropped]
    added: dict[str, list[OwnCertificate]] = {}
    edits: dict[str, list[FieldEdit]] = {}
    for row in rows:
        if row.outcome is RowOutcome.NEW:
            added.setdefault(row.organisation, []).append(row.certificate)
        elif keys := front_matter_keys(row):
            stated = content.certificates[row.id]
            edits.setdefault(stated.path, []).extend(_certificate_edits(row, keys, stated.index))
    for key, holder in plan.holders.items():
        if not holder.is_new:
            path = content.organisations[key].path
            edits.setdefault(path, []).extend(_holder_edits(holder))
            first = len(content.organisations[key].meta.certificates)
            for number, certificate in enumerate(added.get(key, ()), first):
                edits[path].append(FieldEdit(("certificates", number), _own_values(certificate)))
    new = {
        f"organisations/{key}.md": _new_document(holder, added.get(key, ()))
        for key, holder in plan.holders.items()
        if holder.is_new
    }
    return _edited(new, {path: each for path, each in edits.items() if each}, content, read)


def _edited(
    new: Mapping[str, bytes], edits: Mapping[str, list[FieldEdit]], content: ContentRegister, read: ReadContent
) -> ListFiles:
    files = {path: ListFile(data, None) for path, data in new.items()}
    refused = []
    for path, changes in sorted(edits.items()):
        kind: type[Entry] = Organisation if path.startswith("organisations/") else Announcement
        before = read(path)
        after = edit_front_matter(before, kind, changes)
        if isinstance(after, NotEditable) or has_errors(read_document(path, after, content.site.lang).problems):
            refused.append(path)
        elif after != before:
            files[path] = ListFile(after, before)
    return ListFiles(files, tuple(refused))


def _certificate_edits(row: PlannedRow, keys: Iterable[str], index: int) -> Iterator[FieldEdit]:
    values = entry_values(row.certificate)
    for key in sorted(keys):
        yield FieldEdit(("certificates", index, key), values.get(key))


def _holder_edits(holder: PlannedHolder) -> Iterator[FieldEdit]:
    values = entry_values(holder.meta)
    for column in changed_columns(holder.changes):
        if column in IDENTIFIERS:
            yield FieldEdit(("identifiers", column.value), holder.meta.identifiers.get(column.value))
        else:
            key = "name" if column is SheetColumn.ORGANISATION else column.value
            yield FieldEdit((key,), values.get(key))


def _new_document(holder: PlannedHolder, certificates: Iterable[OwnCertificate]) -> bytes:
    values = dict(entry_values(holder.meta))
    listed: list[Value] = [_own_values(each) for each in certificates]
    return document({**values, "certificates": listed}, "").encode()


def _own_values(certificate: OwnCertificate) -> dict[str, Value]:
    """The keys of a certificate in its holder's document, which does not name the holder."""
    return entry_values(replace(certificate, organisation=""))
