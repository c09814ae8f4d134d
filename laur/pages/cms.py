"""The browser editor (Decap CMS): its page, its configuration, and the files of its program."""

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from laur.cms.config import cms_config
from laur.model import Site
from laur.pages.context import contexts
from laur.pages.files import CMS
from laur.pages.page import Page, PageInputs
from laur.views import CmsView, CopyView, TextView, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat

URL = "/admin/"
TITLE = "Decap CMS"


def pages(inputs: PageInputs, program: Mapping[str, str]) -> Iterator[Page]:
    """Everything below ``/admin/``; nothing if the site has no browser editor."""
    site = inputs.catalog.site
    if not site.features.cms:
        return
    lang = contexts(inputs)[0].lang
    yield Page(URL, output.html("cms.html"), lang, PageKind.CMS, TITLE, partial(CmsView, lang=lang))
    yield Page(
        f"{URL}{DataFormat.CMS_CONFIG}",
        output.data(DataFormat.CMS_CONFIG),
        lang,
        PageKind.CMS_CONFIG,
        TITLE,
        partial(_config, site),
    )
    for name, digest in program.items():
        view = partial(CopyView, source=f"{CMS}:{name}", digest=digest)
        yield Page(f"{URL}{name}", output.COPY, lang, PageKind.CMS_PROGRAM, name, view)


def _config(site: Site) -> TextView:
    """The configuration as JSON, which is valid YAML."""
    config = cms_config(site, (site.base_url or "").rstrip("/"))
    return TextView(text=msgspec.json.format(msgspec.json.encode(config), indent=2).decode() + "\n")
