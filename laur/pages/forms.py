"""A page for each form of ``site.yaml``, and its thank-you page."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from laur.model import DEFAULT_FIELDS, NETLIFY, FieldType, Form, FormField, FormKind, form_fields
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.urls.paths import normal_url
from laur.urls.permalinks import Permalinks, Section
from laur.views import FormFieldView, FormPart, FormView, Ref, ThanksView, output
from laur.views.kinds import PageKind

HINTED = frozenset({"email", "certificate", "source"})
"""Predefined fields with a hint: wording ``form.hint.<name>``."""
_IN_ADDRESS = "@!$'*+-._~"
"""Characters of an e-mail address that a ``mailto:`` URL does not encode (RFC 6068)."""


def pages(inputs: PageInputs) -> Iterator[Page]:
    """Each form in each language, with its thank-you page if something receives it.

    If two forms have the same URL, which is a problem of ``site.yaml``, the first.
    """
    site = inputs.catalog.site
    for context in contexts(inputs):
        for form in {context.links.form(form.kind, form.key): form for form in reversed(site.forms)}.values():
            if form.kind is FormKind.COMMENT and not site.features.comments:
                continue
            kind, key = form.kind, form.key
            url, elsewhere = context.links.form(kind, key), context.everywhere(Permalinks.form, kind, key)
            make = partial(_view, context, form)
            yield Page(
                url,
                output.html("form.html"),
                context.lang,
                PageKind.FORM,
                title(context, form),
                make,
                alternates=elsewhere,
            )
            if form.action is not None:
                url, elsewhere = context.links.thanks(kind, key), context.everywhere(Permalinks.thanks, kind, key)
                said, thank = context.wording.text("title.thanks"), partial(_thanks, context, form)
                yield Page(
                    url, output.html("thanks.html"), context.lang, PageKind.THANKS, said, thank, alternates=elsewhere
                )


def comment_form(context: PageContext) -> Ref | None:
    """The form for comments, if announcements take comments."""
    site = context.catalog.site
    form = site.form(FormKind.COMMENT)
    if form is None or not site.features.comments:
        return None
    return Ref(title=title(context, form), url=context.links.form(form.kind, form.key))


def title(context: PageContext, form: Form) -> str:
    """A form's own title, or the default title of its kind."""
    return context.words(form.title) or context.wording.text(f"title.form.{form.kind}")


def form_part(context: PageContext, form: Form) -> FormPart:
    """A form as a page of a language shows it."""
    thanks_url, address = context.links.thanks(form.kind, form.key), context.catalog.site.address(form)
    fields = tuple(_field(context, form, each) for each in form_fields(form))
    subject, about = title(context, form), [context.wording.text("form.page")] if form.kind is FormKind.COMMENT else []
    consent = context.words(form.consent)
    agreed = [consent.rstrip(" .:")] if consent else []
    questions = [*about, *(each.label for each in fields if each.type != FieldType.CHECKBOX), *agreed]
    return FormPart(
        id=form.key,
        kind=form.kind.value,
        title=subject,
        action=thanks_url if form.action == NETLIFY else form.action or "",
        is_netlify=form.action == NETLIFY,
        hidden=tuple(form.hidden.items()),
        honeypot=form.honeypot,
        return_field=form.return_field if form.is_elsewhere else None,
        thanks_url=thanks_url,
        thanks=thanks(context, form),
        fields=fields,
        consent=consent,
        privacy_url=_own_normal(context.words(form.privacy)),
        address=address,
        letter_url=_letter_url(address, subject) if address else "",
        letter="\r\n\r\n".join(_plain(f"{question}:") for question in questions),
    )


def _letter_url(address: str, subject: str) -> str:
    return f"mailto:{quote(address, safe=_IN_ADDRESS)}?subject={quote(_plain(subject), safe='')}"


def _plain(text: str) -> str:
    """Text without non-breaking spaces, which a mail program may not support."""
    return text.replace("\u00a0", " ")


def thanks(context: PageContext, form: Form) -> str:
    """The message after a form was sent."""
    return context.words(form.thanks) or context.wording.text(f"form.thanks.{form.kind}")


def _field(context: PageContext, form: Form, field: FormField) -> FormFieldView:
    is_ready = any(each.name == field.name for each in DEFAULT_FIELDS[form.kind])
    label, hint = context.words(field.label), context.words(field.hint)
    if is_ready:
        label = label or context.wording.text(f"form.field.{field.name}")
        hint = hint or (context.wording.text(f"form.hint.{field.name}") if field.name in HINTED else "")
    return FormFieldView(
        name=field.name,
        label=label,
        type=field.kind.value,
        required=bool(field.required),
        hint=hint,
        autocomplete=field.autocomplete.value if field.autocomplete else None,
        max_length=field.limit,
        choices=tuple(map(context.words, field.choices)),
    )


def _view(context: PageContext, form: Form) -> FormView:
    kind, intro = form.kind, context.words(form.intro)
    return FormView(
        page=context.head(
            context.links.form(kind, form.key),
            PageKind.FORM,
            title(context, form),
            description=intro or context.description(f"form.{kind}"),
            alternates=context.everywhere(Permalinks.form, kind, form.key),
        ),
        intro=intro,
        form=form_part(context, form),
    )


def _thanks(context: PageContext, form: Form) -> ThanksView:
    kind = form.kind
    is_comment = form.kind is FormKind.COMMENT
    news = context.section(Section.NEWS)
    return ThanksView(
        page=context.head(
            context.links.thanks(kind, form.key),
            PageKind.THANKS,
            context.wording.text("title.thanks"),
            alternates=context.everywhere(Permalinks.thanks, kind, form.key),
        ),
        form_title=title(context, form),
        thanks=thanks(context, form),
        back_url=news.url if is_comment else context.links.form(kind, form.key),
        back_title=news.title if is_comment else title(context, form),
    )


def _own_normal(url: str) -> str:
    return normal_url(url) if url.startswith("/") else url
