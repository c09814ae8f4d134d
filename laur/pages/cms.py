"""The browser editor: its page, its configuration, and the files of its program."""

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from laur.cms.config import decap_config
from laur.model import Site
from laur.pages.context import contexts
from laur.pages.files import EDITOR
from laur.pages.page import Page, PageInputs
from laur.views import CmsView, CopyView, TextView, output

URL = "/admin/"
TITLE = "Decap CMS"
CONTENT = "content"
"""The content folder in the site's repository."""


def pages(inputs: PageInputs, editor: Mapping[str, str]) -> Iterator[Page]:
    """Everything below ``/admin/``; nothing where the site has no browser editor."""
    site = inputs.catalog.site
    if not site.features.cms:
        return
    lang = contexts(inputs)[0].lang
    yield Page(URL, output.html("cms.html"), lang, "cms", TITLE, partial(CmsView, lang=lang))
    yield Page(f"{URL}config.yml", output.data("config.yml"), lang, "cms-config", TITLE, partial(_config, site))
    for name, digest in editor.items():
        view = partial(CopyView, source=f"{EDITOR}:{name}", digest=digest)
        yield Page(f"{URL}{name}", output.COPY, lang, "cms-program", name, view)


def _config(site: Site) -> TextView:
    """As JSON, which is YAML as well."""
    config = decap_config(site, (site.base_url or "").rstrip("/"), CONTENT)
    return TextView(text=msgspec.json.format(msgspec.json.encode(config), indent=2).decode() + "\n")
