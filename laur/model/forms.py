"""Forms that readers fill in: their fields, their receiver, and the texts around them.

A static site cannot receive anything itself. A form is posted to its `action`, or opens an e-mail in the reader's mail
program. Each kind of form has default fields (`DEFAULT_FIELDS`), so that three lines of ``site.yaml`` make a form.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field
from msgspec.structs import replace

from laur.model.scalars import Email, Entry, LocalisedText, Slug

NETLIFY = "netlify"
"""A value of `action`: the host Netlify finds the form in the published pages and receives what is sent."""
LONGEST_LINE, LONGEST_TEXT = 200, 5000
"""The most characters of an answer, if the field states no other limit."""


class FormKind(StrEnum):
    """What a form is for; it decides where pages link to the form, and its default fields."""

    MEMBERSHIP = "membership"
    CONTACT = "contact"
    REPORT = "report"
    """To report an error in the register; each certificate links to it."""
    COMMENT = "comment"
    """To comment on an announcement; below each announcement that accepts comments."""


class FieldType(StrEnum):
    TEXT = "text"
    EMAIL = "email"
    TEL = "tel"
    URL = "url"
    TEXTAREA = "textarea"
    SELECT = "select"
    CHECKBOX = "checkbox"


class Autocomplete(StrEnum):
    """What a browser may fill in by itself (WHATWG HTML, autofill field names; WCAG 2.2, 1.3.5)."""

    OFF = "off"
    NAME = "name"
    GIVEN_NAME = "given-name"
    FAMILY_NAME = "family-name"
    EMAIL = "email"
    TEL = "tel"
    ORGANIZATION = "organization"
    ORGANIZATION_TITLE = "organization-title"
    STREET_ADDRESS = "street-address"
    POSTAL_CODE = "postal-code"
    CITY = "address-level2"
    COUNTRY_NAME = "country-name"
    URL = "url"


FieldName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$", extra={"near": "name"}, examples=["company_size"])]
"""The name under which an answer is sent."""
Action = Annotated[
    str,
    Meta(
        pattern=r"^(netlify|https://[^\s\"'<>]+|/(?!/)[^\s\"'<>]*)$",
        extra={"near": "action"},
        examples=["https://example.org/forms/contact"],
    ),
]
"""Never an unencrypted address, because readers send personal data."""
ServiceName = Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_-]*$", extra={"near": "name"}, examples=["_gotcha"])]
"""The name of a field with a meaning that a form service defines."""


class FormField(Entry, frozen=True, kw_only=True):
    """One field of a form. Keys that are not set keep the default field's values."""

    name: FieldName
    label: LocalisedText = field(default_factory=dict)
    type: FieldType | None = None
    """By default, one line of text."""
    required: bool | None = None
    hint: LocalisedText = field(default_factory=dict)
    autocomplete: Autocomplete | None = None
    max_length: Annotated[int, Meta(ge=1, le=20_000)] | None = None
    choices: tuple[LocalisedText, ...] = ()
    """The choices of a ``select``."""

    @property
    def kind(self) -> FieldType:
        return self.type or FieldType.TEXT

    @property
    def limit(self) -> int:
        """The most characters that an answer may have."""
        return self.max_length or (LONGEST_TEXT if self.type is FieldType.TEXTAREA else LONGEST_LINE)


class Form(Entry, frozen=True, kw_only=True):
    kind: FormKind
    id: Slug | None = None
    """Its permanent name; by default, its kind. Needed if a site has two forms of a kind."""
    title: LocalisedText = field(default_factory=dict)
    intro: LocalisedText = field(default_factory=dict)
    action: Action | None = None
    """The address to which it is posted; without it, it opens an e-mail."""
    mailto: Email | None = None
    """The e-mail address to write to; by default, the publisher's."""
    consent: LocalisedText = field(default_factory=dict)
    """What a reader must agree to before sending."""
    privacy: LocalisedText = field(default_factory=dict)
    """The page about the use of the data: a path of the site, or an address ``https://…``."""
    thanks: LocalisedText = field(default_factory=dict)
    fields: tuple[FormField, ...] = ()
    """The fields, in this order; by default, those of its kind."""
    hidden: dict[str, str] = field(default_factory=dict)
    """Further values that a form service requires: a key, a subject."""
    honeypot: ServiceName = "website"
    """An invisible field, which only bots fill in."""
    return_field: ServiceName = "_next"
    """The name under which the address of the thank-you page is sent to a form service."""

    @property
    def key(self) -> str:
        """Its permanent name."""
        return self.id or self.kind.value

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is posted to another site."""
        return self.action is not None and self.action.startswith("https:")

    @property
    def fixed(self) -> frozenset[str]:
        """Field names reserved by every form."""
        return frozenset({"page", "consent"} | ({"form-name"} if self.action == NETLIFY else set()))

    @property
    def reserved(self) -> frozenset[str]:
        """Names that a field must not have, because they are used for other values."""
        return self.fixed | {self.honeypot, self.return_field, *self.hidden}


def _line(name: str, autocomplete: Autocomplete | None = None, *, required: bool = False) -> FormField:
    return FormField(name=name, type=FieldType.TEXT, required=required, autocomplete=autocomplete)


def _email(*, required: bool) -> FormField:
    return FormField(name="email", type=FieldType.EMAIL, required=required, autocomplete=Autocomplete.EMAIL)


def _text(name: str, *, required: bool) -> FormField:
    return FormField(name=name, type=FieldType.TEXTAREA, required=required)


DEFAULT_FIELDS: Mapping[FormKind, tuple[FormField, ...]] = {
    FormKind.MEMBERSHIP: (
        _line("organisation", Autocomplete.ORGANIZATION, required=True),
        _line("name", Autocomplete.NAME, required=True),
        _email(required=True),
        FormField(name="phone", type=FieldType.TEL, required=False, autocomplete=Autocomplete.TEL, max_length=40),
        _text("about", required=False),
    ),
    FormKind.CONTACT: (
        _line("name", Autocomplete.NAME, required=True),
        _email(required=True),
        _text("message", required=True),
    ),
    FormKind.REPORT: (
        _line("certificate", Autocomplete.OFF),
        _text("error", required=True),
        _text("source", required=False),
        _email(required=False),
    ),
    FormKind.COMMENT: (
        FormField(name="author", type=FieldType.TEXT, required=True, autocomplete=Autocomplete.NAME, max_length=100),
        _text("text", required=True),
    ),
}
"""The fields of each kind. Their labels, and the hints of some, are interface wording: ``form.field.<name>``."""
REQUIRED_FIELDS: Mapping[FormKind, frozenset[str]] = {FormKind.COMMENT: frozenset({"author", "text"})}
"""The fields that every form of a kind must have."""


def form_fields(form: Form) -> tuple[FormField, ...]:
    """The fields of a form, completed from the default fields of its kind."""
    defaults = {each.name: each for each in DEFAULT_FIELDS[form.kind]}
    return tuple(_completed(each, defaults.get(each.name)) for each in form.fields) or DEFAULT_FIELDS[form.kind]


def _completed(stated: FormField, default: FormField | None) -> FormField:
    if default is None:
        return stated
    return replace(
        stated,
        type=stated.type or default.type,
        required=default.required if stated.required is None else stated.required,
        autocomplete=stated.autocomplete or default.autocomplete,
        max_length=stated.max_length or default.max_length,
    )
