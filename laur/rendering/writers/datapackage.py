"""``datapackage.json``: a Tabular Data Package that describes ``register.csv``.

Specification: https://specs.frictionlessdata.io/tabular-data-package/ (version 1, which every tool reads).
"""

from collections.abc import Mapping

import msgspec

from laur.rendering.writers.descriptions import VERSION
from laur.rendering.writers.register_csv import COLUMNS, Column
from laur.urls.base_path import absolute
from laur.views import DataTermsView, Frame, RegisterView, View
from laur.views.output import DataFormat

APOSTROPHE = (
    "A cell that begins with = + - @ ' a tab or a line break has an extra apostrophe in front, so that spreadsheets do "
    "not read it as a formula: remove one leading apostrophe. An empty cell means “not known”."
)


def write_datapackage(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The description of ``register.csv``, which is in the same folder."""
    assert isinstance(view, RegisterView)
    resource = {
        "name": "register",
        "path": DataFormat.REGISTER_CSV.value,
        "profile": "tabular-data-resource",
        "title": view.title,
        "description": APOSTROPHE,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column) for column in COLUMNS],
            "missingValues": [""],
            "primaryKey": "id",
            "foreignKeys": [
                {"fields": name, "reference": {"resource": "", "fields": "id"}} for name in ("predecessor", "successor")
            ],
        },
    }
    package: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": "register",
        "version": VERSION,
        "title": view.title,
        "description": view.description,
        "homepage": absolute(view.home_url, frame),
        "resources": [resource],
    }
    if view.terms.licence:
        package["licenses"] = [{"name": view.terms.licence, "path": view.terms.licence_url}]
    package["contributors"] = [_publisher(view.terms)]
    # The specification only allows absolute URLs.
    if not frame.base_url:
        del package["homepage"]
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {"name": column.name, "type": column.type, "description": column.description}
    return field | ({"constraints": column.constraints} if column.constraints else {})


def _publisher(terms: DataTermsView) -> dict[str, str]:
    stated = {"title": terms.publisher, "role": "publisher", "path": terms.publisher_url, "email": terms.contact}
    return {name: value for name, value in stated.items() if value}
