"""Writers: the functions that make the output files that have no layout, mostly data files.

One module for each format. The HTML pages and the XML feeds (Atom, RSS) have layouts instead.
"""

from collections.abc import Callable, Mapping

from laur.rendering.writers.changes_json import write_changes
from laur.rendering.writers.datapackage import write_datapackage
from laur.rendering.writers.dcat import write_catalogue_jsonld, write_catalogue_turtle
from laur.rendering.writers.events_ics import write_events
from laur.rendering.writers.host_files import write_headers, write_htaccess, write_nginx, write_redirects
from laur.rendering.writers.json_files import write_build_json, write_certificate_json, write_json_feed
from laur.rendering.writers.register_csv import write_register_csv
from laur.rendering.writers.register_ics import write_calendar
from laur.rendering.writers.register_json import write_register_json, write_register_schema
from laur.views import Frame, TextView, View
from laur.views.output import DataFormat

Writer = Callable[[View, Frame, Mapping[str, str]], bytes]
"""From the view, the site frame and the HTML of bodies by digest to the bytes of the file."""


def write_text(view: View, _frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The text of the view, unchanged."""
    assert isinstance(view, TextView)
    return view.text.encode()


WRITERS: Mapping[DataFormat, Writer] = {
    DataFormat.JSON_FEED: write_json_feed,
    DataFormat.BUILD: write_build_json,
    DataFormat.CERTIFICATE: write_certificate_json,
    DataFormat.THEME: write_text,
    DataFormat.CMS_CONFIG: write_text,
    DataFormat.REGISTER_CSV: write_register_csv,
    DataFormat.DATA_PACKAGE: write_datapackage,
    DataFormat.REGISTER_JSON: write_register_json,
    DataFormat.REGISTER_SCHEMA: write_register_schema,
    DataFormat.CALENDAR: write_calendar,
    DataFormat.CHANGES: write_changes,
    DataFormat.EVENTS: write_events,
    DataFormat.HEADERS: write_headers,
    DataFormat.REDIRECTS: write_redirects,
    DataFormat.HTACCESS: write_htaccess,
    DataFormat.NGINX: write_nginx,
    DataFormat.CATALOGUE_TURTLE: write_catalogue_turtle,
    DataFormat.CATALOGUE_JSONLD: write_catalogue_jsonld,
}
