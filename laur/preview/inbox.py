"""The preview's inbox: checks the messages sent with the site's forms, and saves them as files for an editor.

A message is Markdown with front matter in ``.laur/inbox/<form>/``. A comment is exactly the file that belongs next to
an announcement once it is approved (docs/comments.md), in folders of the same names. No part of a message is used in
the path of a file: the name is made from the time, and the folder from documents of the site.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from http import HTTPStatus
from itertools import count
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct

from laur.catalog import Catalog
from laur.frontmatter.decode import FORBIDDEN
from laur.frontmatter.scalars import web_address
from laur.frontmatter.writer import Value, document, entry_values
from laur.i18n import localised
from laur.i18n.messages import texts
from laur.model import COMMENTS_SUFFIX, AnnouncementDocument, Comment, FieldType, Form, FormField, FormKind, form_fields
from laur.model.dates import Moment
from laur.pages.page import Page
from laur.pages.plan import SitePlan
from laur.system.new_files import create
from laur.urls.paths import normal_url
from laur.views.kinds import PageKind

POST_PATH = "/-laur/forms/"
MOST_BYTES = 256 * 1024
"""The size limit of a message."""
MOST_FIELDS = 100
MOST_KEPT = 1000
"""How many messages of one form are kept; later ones are refused."""
INBOX = "inbox"
FORM_TYPE = "application/x-www-form-urlencoded"
_EMAIL = re.compile(r"[^\s@<>]++@[^\s@<>][^\s@<>.]*+\.[^\s@<>]++")


class Receipt(Struct, frozen=True):
    """A message that was saved."""

    file: Path
    destination: Path | None = None
    """Where to move a comment to approve it; None for other messages."""


class InboxOutcome(Struct, frozen=True):
    """The reply to a message."""

    status: HTTPStatus
    text: str = ""
    """Why it was refused, on one line."""
    thanks_url: str = ""
    """The page of the site that comes next, if it was accepted."""


class Inbox:
    """Saves messages in a folder. Safe to call from several threads."""

    def __init__(self, folder: Path, content: Path, received: Callable[[Receipt], None]) -> None:
        self._folder, self._content, self._received = folder, content, received

    def take(self, site_plan: SitePlan | None, key: str, body: bytes, lang: str) -> InboxOutcome:
        """Checks and saves a message to the form with that key; a refusal is explained in `lang`. Raises `OSError`."""
        refusals = texts("preview", lang)
        catalog = site_plan.catalog if site_plan else None
        form = next((form for form in catalog.site.forms if form.key == key and form.action), None) if catalog else None
        if site_plan is None or catalog is None or form is None:
            return InboxOutcome(HTTPStatus.NOT_FOUND, refusals["no-form"])
        answers = _answers(body)
        if answers is None:
            return InboxOutcome(HTTPStatus.BAD_REQUEST, refusals["not-form-data"])
        page = _page_named(answers.get("page", ""), site_plan, form)
        page_lang = page.lang if page else catalog.site.lang
        thanks = catalog.links[page_lang].thanks(form.kind, form.key)
        if answers.get(form.honeypot, "").strip():
            return InboxOutcome(HTTPStatus.SEE_OTHER, thanks_url=thanks)
        values = {field.name: _tidy(answers.get(field.name, ""), field) for field in form_fields(form)}
        invalid = list(_invalid_fields(form, values, agreed="consent" in answers))
        about = _announcement(page, catalog) if form.kind is FormKind.COMMENT else None
        if form.kind is FormKind.COMMENT and about is None:
            invalid.append("page")
        if invalid:
            text = refusals["fields-invalid"].format(fields=", ".join(invalid))
            return InboxOutcome(HTTPStatus.UNPROCESSABLE_ENTITY, text)
        now = datetime.now(ZoneInfo(catalog.site.time_zone))
        if about is not None:
            text, folder = _comment(values, page, catalog, now), f"{about.path.removesuffix('.md')}{COMMENTS_SUFFIX}"
        else:
            consent = localised(form.consent, page_lang, catalog.site.lang)
            text, folder = _message(form, values, page.url if page else "", consent, now), ""
        kept = self._keep(self._folder / form.key, folder, f"{now:%Y-%m-%d-%H%M%S}", text)
        if kept is None:
            return InboxOutcome(HTTPStatus.INSUFFICIENT_STORAGE, refusals["inbox-full"])
        self._received(Receipt(kept, self._content / folder / kept.name if folder else None))
        return InboxOutcome(HTTPStatus.SEE_OTHER, thanks_url=thanks)

    def _keep(self, of_form: Path, folder: str, stem: str, text: str) -> Path | None:
        """Writes a new file that only its owner may read; None if the form has too many messages already."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if sum(1 for _ in of_form.rglob("*.md")) >= MOST_KEPT:
            return None
        for number in count(1):
            file = of_form / folder / f"{stem}{f'-{number}' if number > 1 else ''}.md"
            try:
                create(file, text)
            except FileExistsError:
                continue
            return file
        return None


# ---------------------------------------------------------------------------------------------- reading a message


def _answers(body: bytes) -> dict[str, str] | None:
    """The first value of each field; None if the bytes are not form data."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS, encoding="utf-8"
        )
    except ValueError:
        return None
    return dict(reversed(pairs))


def _tidy(text: str, field: FormField) -> str:
    """A value without invisible characters, and on one line unless the field has several."""
    clean = FORBIDDEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean.strip() if field.type is FieldType.TEXTAREA else " ".join(clean.split())


def _invalid_fields(form: Form, values: Mapping[str, str], *, agreed: bool) -> Iterator[str]:
    """The names of the fields with values that a browser would not have sent."""
    for field in form_fields(form):
        value = values[field.name]
        if len(value) > field.limit or (not value and field.required) or (value and not _is_valid(value, field)):
            yield field.name
    if form.consent and not agreed:
        yield "consent"


def _is_valid(value: str, field: FormField) -> bool:
    match field.type:
        case FieldType.EMAIL:
            return _EMAIL.fullmatch(value) is not None
        case FieldType.URL:
            return web_address(value) is not None
        case FieldType.SELECT:
            return any(value == " ".join(text.split()) for choice in field.choices for text in choice.values())
        case _:
            return True


def _page_named(stated: str, site_plan: SitePlan, form: Form) -> Page | None:
    """The page that a message is about, by its URL; for a comment also by the title of an announcement."""
    stated = " ".join(stated.split())
    frame = next(iter(site_plan.frames.values()))
    try:
        path = normal_url(urlsplit(stated.removeprefix(frame.base_url)).path).removeprefix(frame.base_path)
    except ValueError:
        path = ""
    by_url = (page for page in site_plan.pages if page.is_html and page.url == path)
    by_title = (page for page in site_plan.pages if page.kind is PageKind.ANNOUNCEMENT and page.title == stated)
    return next(by_url, None) or (next(by_title, None) if form.kind is FormKind.COMMENT else None)


def _announcement(page: Page | None, catalog: Catalog) -> AnnouncementDocument | None:
    """The announcement that a page shows, if it accepts comments."""
    if page is None or page.kind is not PageKind.ANNOUNCEMENT or not catalog.site.features.comments:
        return None
    news = catalog.news[page.lang]
    found = next((article.document for article in news.articles if article.document.path == page.source), None)
    return found if found is not None and found.meta.comments is not False else None


# ---------------------------------------------------------------------------------------------- the files


def _comment(values: Mapping[str, str], page: Page | None, catalog: Catalog, now: datetime) -> str:
    meta = Comment(
        author=values["author"],
        date=Moment(now.date(), now.hour, now.minute),
        url=web_address(values.get("url", "")),
        lang=page.lang if page and page.lang != catalog.site.lang else None,
    )
    return document(entry_values(meta), values["text"])


def _message(form: Form, answers: Mapping[str, str], url: str, consent: str, now: datetime) -> str:
    """Short answers as front matter, long ones as text below it, each under the name of its field."""
    long = {field.name for field in form_fields(form) if field.type is FieldType.TEXTAREA}
    values: dict[str, Value] = {
        "form": form.key,
        "received": Moment(now.date(), now.hour, now.minute),
        "page": url,
        "answers": {name: value for name, value in answers.items() if value and name not in long},
        "consent": consent or [],
    }
    sections = [f"# {name}\n\n{answers[name]}" for name in answers if name in long and answers[name]]
    return document(values, "\n\n".join(sections))
