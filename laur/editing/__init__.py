"""Source-preserving edits: changes a document without touching any byte that the edit does not name.

`edit_front_matter` changes values of front matter, `edit_body` the text below it. Comments, order, quotation marks,
line breaks and indentation of everything else stay. Both are pure: bytes and a change in, bytes or a `NotEditable` out.

Weighed: ruamel.yaml keeps comments and order, but writes a whole document again, with its own indentation and line
breaks (docs/dependencies.md).
"""

from laur.editing.body import edit_body
from laur.editing.edits import FieldEdit, NotEditable, RefusalReason
from laur.editing.front_matter import edit_front_matter

__all__ = ["FieldEdit", "NotEditable", "RefusalReason", "edit_body", "edit_front_matter"]
