"""Forms that readers fill in: what is asked, where it goes, and what is said with it.

A site of files receives nothing itself. A form is posted to whatever its `action` names, or becomes a letter in the
reader's own mail program. For each kind there are ready-made questions (`READY`), so that three lines make a form.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field
from msgspec.structs import replace

from laur.model.scalars import Email, Entry, Slug, Words

NETLIFY = "netlify"
"""As a form's `action`: the host Netlify finds the form in the published pages and receives what is sent."""
LONGEST_LINE, LONGEST_TEXT = 200, 5000
"""Characters that an answer may have where a field states no other bound."""


class FormKind(StrEnum):
    """What a form is for; it decides where the form is found and what is asked if nothing else is stated."""

    MEMBERSHIP = "membership"
    CONTACT = "contact"
    REPORT = "report"
    """Of an error in the register; each certificate leads to it."""
    COMMENT = "comment"
    """Below each announcement that takes comments."""


class FieldType(StrEnum):
    TEXT = "text"
    EMAIL = "email"
    TEL = "tel"
    URL = "url"
    TEXTAREA = "textarea"
    SELECT = "select"
    CHECKBOX = "checkbox"


class Autocomplete(StrEnum):
    """What a browser may fill in by itself (WHATWG HTML, autofill field names; WCAG 1.3.5)."""

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
"""Under which an answer is sent."""
Action = Annotated[
    str,
    Meta(
        pattern=r"^(netlify|https://[^\s\"'<>]+|/(?!/)[^\s\"'<>]*)$",
        extra={"near": "action"},
        examples=["https://example.org/forms/contact"],
    ),
]
"""Never without encryption: what readers send is personal."""
ServiceName = Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_-]*$", extra={"near": "name"}, examples=["_gotcha"])]
"""A field that a service gave its own meaning."""


class FormField(Entry, frozen=True, kw_only=True):
    """One question. What is not stated of a ready-made one stays as it is there."""

    name: FieldName
    label: Words = field(default_factory=dict)
    type: FieldType | None = None
    """Without it a line of text."""
    required: bool | None = None
    hint: Words = field(default_factory=dict)
    autocomplete: Autocomplete | None = None
    max_length: Annotated[int, Meta(ge=1, le=20_000)] | None = None
    choices: tuple[Words, ...] = ()
    """What a ``select`` offers."""

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
    """Its stable name; without it, its kind. Needed where a site has two of a kind."""
    title: Words = field(default_factory=dict)
    intro: Words = field(default_factory=dict)
    action: Action | None = None
    """Where it is posted; without it, it becomes a letter."""
    mailto: Email | None = None
    """Whom to write to instead; without it, the publisher's address."""
    consent: Words = field(default_factory=dict)
    """What a reader must agree to before sending."""
    privacy: Words = field(default_factory=dict)
    """Where it stands what becomes of the data: a path of the site, or an address ``https://…``."""
    thanks: Words = field(default_factory=dict)
    fields: tuple[FormField, ...] = ()
    """What is asked, in this order; without it, what is ready-made for its kind."""
    hidden: dict[str, str] = field(default_factory=dict)
    """What a service wants to be sent along: a key, a subject."""
    honeypot: ServiceName = "website"
    """The field that no reader sees: whoever fills it in is a machine."""
    return_field: ServiceName = "_next"
    """Under which a service elsewhere is told the address of the thank-you page."""

    @property
    def key(self) -> str:
        """Its stable name."""
        return self.id or self.kind.value

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is posted to another site."""
        return self.action is not None and self.action.startswith("https:")

    @property
    def fixed(self) -> frozenset[str]:
        """Names under which something is sent whatever the form states."""
        return frozenset({"page", "consent"} | ({"form-name"} if self.action == NETLIFY else set()))

    @property
    def reserved(self) -> frozenset[str]:
        """Names that no question may have: something else is sent under them."""
        return self.fixed | {self.honeypot, self.return_field, *self.hidden}


def _line(name: str, autocomplete: Autocomplete | None = None, *, required: bool = False) -> FormField:
    return FormField(name=name, type=FieldType.TEXT, required=required, autocomplete=autocomplete)


def _email(*, required: bool) -> FormField:
    return FormField(name="email", type=FieldType.EMAIL, required=required, autocomplete=Autocomplete.EMAIL)


def _text(name: str, *, required: bool) -> FormField:
    return FormField(name=name, type=FieldType.TEXTAREA, required=required)


READY: Mapping[FormKind, tuple[FormField, ...]] = {
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
"""The questions of each kind. Their labels, and the hints of some, are interface wording: ``form.field.<name>``."""
NEEDED: Mapping[FormKind, frozenset[str]] = {FormKind.COMMENT: frozenset({"author", "text"})}
"""What no form of a kind can be without."""


def asked(form: Form) -> tuple[FormField, ...]:
    """The questions of a form, each with all that is ready-made for it."""
    ready = {each.name: each for each in READY[form.kind]}
    return tuple(_completed(each, ready.get(each.name)) for each in form.fields) or READY[form.kind]


def _completed(stated: FormField, ready: FormField | None) -> FormField:
    if ready is None:
        return stated
    return replace(
        stated,
        type=stated.type or ready.type,
        required=ready.required if stated.required is None else stated.required,
        autocomplete=stated.autocomplete or ready.autocomplete,
        max_length=stated.max_length or ready.max_length,
    )
