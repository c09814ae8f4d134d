"""Forms that readers fill in, and the page that thanks for what was sent."""

from laur.views.base import Head, View


class FormLink(View, frozen=True, kw_only=True):
    """A form to which other pages lead."""

    kind: str
    title: str
    """Empty where it has none of its own; then wording ``title.form.<kind>``."""
    url: str
    address: str | None = None
    """Whom one can write to instead."""


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
    """A form as it stands on a page. The macro ``form_of`` of ``parts/forms.html`` makes HTML of it."""

    id: str
    kind: str
    """``membership``, ``contact``, ``report``, ``comment``."""
    title: str
    action: str
    """Where it is posted: a path of the site or an address elsewhere; empty where it becomes a letter."""
    is_netlify: bool
    """Whether Netlify finds it in the page and receives what is sent."""
    hidden: tuple[tuple[str, str], ...]
    """What is sent along: names and values."""
    honeypot: str
    """The name of the field that nobody sees."""
    return_field: str | None
    """Under which a service elsewhere is told of the thank-you page; None where that is not needed."""
    thanks_url: str
    thanks: str
    fields: tuple[FormFieldView, ...]
    consent: str
    """What must be agreed to; empty where nothing need be."""
    privacy_url: str
    """Where it stands what becomes of the data; empty where nowhere."""
    address: str | None
    """Whom one can write to instead."""
    letter_url: str
    """``mailto:`` that address, with the subject."""
    letter: str
    """The questions as the text of that letter."""


class FormView(View, frozen=True, kw_only=True):
    page: Head
    intro: str
    form: FormPart


class ThanksView(View, frozen=True, kw_only=True):
    page: Head
    form_title: str
    thanks: str
    back_url: str
    """From where one came: the form, or the announcements."""
    back_title: str
