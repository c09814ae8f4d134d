"""Types of single values (a slug, a language, a file), and the base class of all front matter.

`laur.frontmatter.convert` decides by each `Meta` what a value may be.
"""

from typing import Annotated

from msgspec import Meta, Struct

Text = Annotated[str, Meta(min_length=1, extra={"is": "text"})]
"""One line of text, never empty."""
Lang = Annotated[str, Meta(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", extra={"is": "lang"})]
"""A language tag (BCP 47, the short forms): ``pl``, ``en``."""


Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", extra={"is": "slug"})]
"""A part of a URL: lower-case letters without accents, digits, single hyphens."""


Url = Annotated[str, Meta(extra={"is": "url"})]
"""An absolute web address (``https://…``)."""


Path = Annotated[str, Meta(extra={"is": "path"})]
"""A file in ``content/``: relative to the document, or from the content folder with a leading ``/``."""


SitePath = Annotated[str, Meta(extra={"is": "site-path"})]
"""A path on the site itself, with a leading ``/``: an old address, a target of the menu."""


Email = Annotated[str, Meta(extra={"is": "email"})]


OrganisationId = Annotated[str, Meta(extra={"is": "organisation"})]
"""The file name of an organisation, without ``.md``."""


SchemeId = Annotated[str, Meta(extra={"is": "scheme"})]
"""The file name of a scheme, without ``.md``."""


LocalisedText = Annotated[dict[str, str], Meta(extra={"is": "localised"})]
"""A text for each language, ``{"pl": …, "en": …}``; one text for all languages has the key ``""``."""


NaturalNumber = Annotated[int, Meta(ge=0)]
"""A whole number from 0."""


Number = Annotated[float, Meta(ge=0)]
"""A number from 0."""


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base class of documents' front matter and of the groups of keys in it."""
