"""How the file of a page is made from its view."""

from enum import StrEnum

from msgspec import Struct


class OutputKind(StrEnum):
    """What makes a file."""

    HTML = "html"
    """A layout: a page for people."""
    FEED = "feed"
    """A layout: a feed. It is read elsewhere, so its links are absolute."""
    TEXT = "text"
    """A layout: any other text, such as a sitemap, a badge or the data of a script."""
    PNG = "png"
    """A layout that is an SVG, drawn as PNG."""
    DATA = "data"
    """A writer of a data format (`laur.rendering.writers`)."""
    COPY = "copy"
    """A file of the site, copied."""
    RENDITION = "rendition"
    """A smaller version of an image."""


_BY_LAYOUT = frozenset({OutputKind.HTML, OutputKind.FEED, OutputKind.TEXT, OutputKind.PNG})


class DataFormat(StrEnum):
    """A format that a writer makes; the value is the usual name of its file."""

    JSON_FEED = "feed.json"
    BUILD = "build.json"
    CERTIFICATE = "certificate.json"
    THEME = "theme.css"
    CMS_CONFIG = "config.yml"
    REGISTER_CSV = "register.csv"
    DATA_PACKAGE = "datapackage.json"
    REGISTER_JSON = "register.json"
    REGISTER_SCHEMA = "register.schema.json"
    CALENDAR = "register.ics"
    CHANGES = "changes.json"
    EVENTS = "events.ics"
    HEADERS = "_headers"
    REDIRECTS = "_redirects"
    HTACCESS = ".htaccess"
    NGINX = ".nginx.conf"
    CATALOGUE_TURTLE = "catalog.ttl"
    CATALOGUE_JSONLD = "catalog.jsonld"


class Output(Struct, frozen=True):
    kind: OutputKind
    name: str = ""
    """The name of the layout, or of the data format (``register.csv``); empty if there is neither."""

    @property
    def has_layout(self) -> bool:
        return self.kind in _BY_LAYOUT

    @property
    def is_rendered(self) -> bool:
        """Whether a layout or a writer makes it from a view; otherwise it is made from another file."""
        return self.has_layout or self.kind is OutputKind.DATA


def html(layout: str) -> Output:
    """A page for people, made by a layout."""
    return Output(OutputKind.HTML, layout)


def feed(layout: str) -> Output:
    """A feed, made by a layout."""
    return Output(OutputKind.FEED, layout)


def text(layout: str) -> Output:
    """Another text file, made by a layout."""
    return Output(OutputKind.TEXT, layout)


def png(layout: str) -> Output:
    """An image, drawn from an SVG that a layout makes."""
    return Output(OutputKind.PNG, layout)


def data(data_format: DataFormat) -> Output:
    """A data file, written by the writer of its format."""
    return Output(OutputKind.DATA, data_format)


COPY = Output(OutputKind.COPY)
RENDITION = Output(OutputKind.RENDITION)
