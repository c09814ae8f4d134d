"""When an announcement is published, and until when."""

from laur.changes.plan import ChangePlan, Draft, ImpossibleChangeError, Read, Refusal
from laur.editing import FieldEdit
from laur.frontmatter.writer import Value
from laur.model import AnnouncementDocument
from laur.model.dates import Moment, PartialDate
from laur.source.library import Library


def schedule(
    library: Library, read: Read, path: str, starts: Moment | None, ends: PartialDate | None, *, is_draft: bool = False
) -> ChangePlan:
    """The plan that publishes an announcement from a moment on, and until the end of a day; None removes the date.

    Raises `ImpossibleChangeError`.
    """
    document = next((each for each in library.documents if each.path == path), None)
    if not isinstance(document, AnnouncementDocument):
        raise ImpossibleChangeError(Refusal.NO_DOCUMENT, path=path)
    meta = document.meta
    wanted: dict[str, tuple[Value | None, bool]] = {
        "draft": (True if is_draft else None, meta.draft == is_draft),
        "publish_at": (starts, meta.publish_at == starts),
        "expires": (ends, meta.expires == ends),
    }
    draft = Draft(read)
    draft.data(path)
    for key, (value, is_so) in wanted.items():
        if not is_so:
            draft.edit(path, FieldEdit((key,), value))
    return draft.plan()
