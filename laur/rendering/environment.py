"""The Jinja2 environment: strict (`StrictUndefined`), with autoescape and the filters for layouts.

The filters depend on their arguments, the page's language and the site frame; `docs/layouts.md` lists them.
"""

import marshal
import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from datetime import date
from functools import partial
from html import unescape
from typing import TYPE_CHECKING

import msgspec
from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from laur.i18n import (
    country_name,
    date_range,
    direction,
    language_name,
    long_date,
    moment,
    number,
    shorten,
    term,
    typeset,
)
from laur.i18n.wording import MissingWordingError, Wording
from laur.markdown.links import fill
from laur.model.dates import Moment, PartialDate, Term
from laur.model.enclosed import Delimiters, without_enclosed
from laur.rendering.images import in_body
from laur.rendering.images import srcset as srcset_of
from laur.rendering.instants import rfc3339, rfc5322
from laur.rendering.jsonld import structured
from laur.rendering.layout_code import LayoutCodeGenerator
from laur.rendering.macros import KeepingTemplate, LayoutContext
from laur.rendering.qr import qr_code
from laur.urls.base_path import absolute, under_base
from laur.views import BodyView, Frame, Rendition, View
from laur.views.output import Output, OutputKind

if TYPE_CHECKING:
    from laur.rendering.text_fitting import FittedText

_TAGS = (Delimiters(re.compile("<!--"), re.compile("-->")), Delimiters(re.compile("<"), re.compile(">")))
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
AUTOESCAPED = (".html", ".xml", ".svg")


def bare_environment(loader: BaseLoader | None = None) -> Environment:
    """The environment without the functions of a site: enough to parse a layout."""
    environment = Environment(  # nosec B701
        autoescape=lambda name: name is None or name.endswith(AUTOESCAPED),  # noqa: S701 - all but plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=loader,
        cache_size=-1,  # a dictionary: the library's own cache notes the order of use at each import
        auto_reload=False,
    )
    environment.code_generator_class = LayoutCodeGenerator
    environment.context_class = LayoutContext
    environment.filters.update(_FILTERS)
    return environment


class CompiledLoader(BaseLoader):
    """Loads the layouts that `laur.rendering.layout_references` compiled."""

    has_source_access = False

    def __init__(self, codes: Mapping[str, bytes]) -> None:
        self._codes = codes

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, object] | None = None,  # noqa: A002
    ) -> Template:
        """The layout with this name. Raises `TemplateNotFound` if there is none or it could not be compiled."""
        if not self._codes.get(name):
            raise TemplateNotFound(name)
        # A plain dictionary: the library compares its keys in each import, and is slow with those of a chain of them.
        code = marshal.loads(self._codes[name])  # noqa: S302 - compiled here, or signed (`laur.source.compiled`) # nosec B302
        return environment.template_class.from_code(environment, code, dict(globals or {}), lambda: True)


def site_environment(layouts: Mapping[str, bytes], frame: Frame, wording: Wording) -> Environment:
    """The environment that renders the pages of one language; `layouts` are compiled."""

    def asset(name: str) -> str:
        return under_base(frame.assets[name], frame)

    typeset_wording: dict[str, Wording] = {}
    without_values: dict[str, Markup] = {}

    def t(key: str, **values: object) -> Markup:
        """The wording, typeset, with escaped values."""
        if not values and key in without_values:
            return without_values[key]
        if key not in typeset_wording:
            typeset_wording[key] = Wording(frame.lang, _as_html(wording, key))
        kept = {name: value if isinstance(value, int | float) else escape(value) for name, value in values.items()}
        text = Markup(typeset_wording[key].text(key, **kept))  # noqa: S704 - escaped above # nosec B704
        if not values:
            without_values[key] = text
        return text

    def forms(key: str) -> Mapping[str, str]:
        """The plural forms of a wording by category (``one``, ``few``, …), for scripts."""
        entry = wording.entries.get(key)
        if entry is None:
            raise MissingWordingError(key)
        every = entry if isinstance(entry, dict) else {"other": entry}
        return {category: typeset(text, frame.lang) for category, text in every.items()}

    environment = bare_environment(CompiledLoader(layouts))
    environment.template_class = KeepingTemplate
    environment.globals.update(site=frame, t=t, forms=forms, asset=asset)
    return environment


def _as_html(wording: Wording, key: str) -> dict[str, str | dict[str, str]]:
    """One entry, typeset and escaped, with its placeholders."""
    entry = wording.entries.get(key)
    if entry is None:
        return {}
    if isinstance(entry, dict):
        return {key: {category: str(escape(typeset(text, wording.lang))) for category, text in entry.items()}}
    return {key: str(escape(typeset(entry, wording.lang)))}


def _lang(context: Context) -> str:
    frame: Frame = context["site"]
    return frame.lang


@pass_context
def _long_date(context: Context, value: PartialDate | date) -> str:
    return typeset(long_date(value, _lang(context)), _lang(context))


@pass_context
def _moment(context: Context, value: Moment) -> str:
    return typeset(moment(value, _lang(context)), _lang(context))


@pass_context
def _date_range(context: Context, first: date, last: date) -> str:
    return typeset(date_range(first, last, _lang(context)), _lang(context))


@pass_context
def _number(context: Context, value: float) -> str:
    return number(value, _lang(context))


@pass_context
def _term(context: Context, value: Term) -> str:
    return term(value, _lang(context))


@pass_context
def _typeset(context: Context, value: str, lang: str | None = None) -> str:
    return typeset(str(value), lang or _lang(context))


@pass_context
def _language_name(context: Context, code: str) -> str:
    return language_name(code, _lang(context))


@pass_context
def _country_name(context: Context, code: str) -> str:
    return country_name(code, _lang(context))


@pass_context
def _path(context: Context, url: str) -> str:
    return under_base(str(url), context["site"])


@pass_context
def _absolute(context: Context, url: str) -> str:
    return absolute(str(url), context["site"])


@pass_context
def _html(context: Context, body: BodyView) -> Markup:
    """A body's HTML; in feeds with absolute links, and images in one size."""
    frame: Frame = context["site"]
    output: Output = context["output"]
    is_feed = output.kind is OutputKind.FEED
    html: Mapping[str, str] = context["bodies"]
    place = partial(absolute if is_feed else under_base, frame=frame)
    pictures = {} if is_feed else body.pictures
    show = {number: partial(in_body, picture, place=place) for number, picture in pictures.items()}
    filled = fill(html[body.digest], [place(link) for link in body.links], show)
    return Markup(filled)  # noqa: S704 - sanitised by `laur.markdown` # nosec B704


@pass_context
def _structured(context: Context, view: View) -> dict[str, object] | None:
    return structured(view, context["site"], _plain(context["t"]("home")))


def _fit(text: str, width: float, height: float, sizes: Sequence[float]) -> "FittedText":
    """The text broken into lines that fit a box in an SVG."""
    from laur.rendering.text_fitting import fit_text

    return fit_text(str(text), width, height, sizes)


@pass_context
def _srcset(context: Context, files: Iterable[Rendition], upto: int = 1_000_000) -> str:
    """The value of ``srcset`` for an image's sizes up to a width; at least the smallest."""
    every = tuple(files)
    fitting = [file for file in every if file.width <= upto] or every[:1]
    return srcset_of(fitting, partial(under_base, frame=context["site"]))


def _iso(value: PartialDate | Moment | date) -> str:
    return value.isoformat() if isinstance(value, date) else str(value).replace(" ", "T")


@pass_context
def _rfc3339(context: Context, value: PartialDate | Moment | date) -> str:
    frame: Frame = context["site"]
    return rfc3339(value, frame.time_zone)


@pass_context
def _rfc822(context: Context, value: PartialDate | Moment | date) -> str:
    frame: Frame = context["site"]
    return rfc5322(value, frame.time_zone)


def _striptags(value: object) -> str:
    """HTML as text on one line. Unlike the filter of Jinja it keeps non-breaking spaces."""
    text = unescape(without_enclosed(str(value), *_TAGS, instead=""))
    return _WHITE_SPACE.sub(" ", text).strip(" ")


def _plain(value: object) -> str:
    """Wording and the output of macros are HTML; JSON needs the plain text."""
    if isinstance(value, Markup):
        return str(value.unescape())
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _json(value: object) -> Markup:
    """JSON that is safe in a script element."""
    text = msgspec.json.encode(value, enc_hook=_plain).decode()
    for char in "<>&'":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - the characters that matter in HTML are escaped # nosec B704


_FILTERS: Mapping[str, Callable[..., object]] = {
    "absolute": _absolute,
    "country_name": _country_name,
    "date_range": _date_range,
    "direction": direction,
    "fit": _fit,
    "html": _html,
    "iso": _iso,
    "json": _json,
    "language_name": _language_name,
    "long_date": _long_date,
    "moment": _moment,
    "number": _number,
    "path": _path,
    "qr": qr_code,
    "rfc3339": _rfc3339,
    "rfc822": _rfc822,
    "shorten": shorten,
    "srcset": _srcset,
    "striptags": _striptags,
    "structured": _structured,
    "term": _term,
    "typeset": _typeset,
}
