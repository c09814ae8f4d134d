"""The writers of the register's open data: one module a format, each with functions from a view to bytes."""

from collections.abc import Callable, Mapping

from laur.rendering.writers.calendar import register_ics
from laur.rendering.writers.changes import changes_json
from laur.rendering.writers.package import datapackage_json
from laur.rendering.writers.table import register_csv
from laur.rendering.writers.tree import register_json, register_schema
from laur.views import Frame, View

EXPORTS: Mapping[str, Callable[[View, Frame, Mapping[str, str]], bytes]] = {
    "register.csv": register_csv,
    "datapackage.json": datapackage_json,
    "register.json": register_json,
    "register.schema.json": register_schema,
    "register.ics": register_ics,
    "changes.json": changes_json,
}
