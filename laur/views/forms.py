"""Forms for readers, and the thank-you page."""

from laur.views.base import Head, View


class FormLink(View, frozen=True, kw_only=True):
    """A link to a form."""

    kind: str
    title: str
    """Empty if the form sets no title; the layout then uses the wording ``title.form.<kind>``."""
    url: str
    address: str | None = None
    """The e-mail address to which readers can write instead."""


class FormFieldView(View, frozen=True, kw_only=True):
    """One question."""

    name: str
    label: str
    type: str
    """``text``, ``email``, ``tel``, ``url``, ``textarea``, ``select``, ``checkbox``."""
    required: bool
    hint: str
    autocomplete: str | None
    max_length: int
    choices: tuple[str, ...] = ()


class FormPart(View, frozen=True, kw_only=True):
    """A form on a page. The macro ``form_of`` in ``parts/forms.html`` makes its HTML."""

    id: str
    kind: str
    """``membership``, ``contact``, ``report``, ``comment``."""
    title: str
    action: str
    """The URL to which it is posted, on this site or another; empty if it becomes an e-mail instead."""
    is_netlify: bool
    """Whether Netlify detects it in the page and receives the submissions."""
    hidden: tuple[tuple[str, str], ...]
    """Hidden fields: names and values."""
    honeypot: str
    """The name of the invisible field that only spam bots fill in."""
    return_field: str | None
    """The name of the field with the URL of the thank-you page, for external services; None if not needed."""
    thanks_url: str
    thanks: str
    fields: tuple[FormFieldView, ...]
    consent: str
    """The text of the required consent; empty if none is required."""
    privacy_url: str
    """The URL of the privacy information; empty if there is none."""
    address: str | None
    """The e-mail address to which readers can write instead."""
    letter_url: str
    """A ``mailto:`` URL with the address and the subject."""
    letter: str
    """The questions, as the text of the e-mail."""


class FormView(View, frozen=True, kw_only=True):
    page: Head
    intro: str
    form: FormPart


class ThanksView(View, frozen=True, kw_only=True):
    page: Head
    form_title: str
    thanks: str
    back_url: str
    """The URL of the form, or of the news."""
    back_title: str
