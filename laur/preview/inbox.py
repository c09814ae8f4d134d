"""The preview's inbox: what is sent with the site's forms, judged and kept as files that an editor reads and moves.

A message is Markdown with front matter in ``.laur/inbox/<form>/``. A comment is, to the letter, the file that stands
beside an announcement once it is approved (docs/comments.md), in the folders in which it will stand. Nothing that is
sent ever names a file: its name is made from the day, and its folder from what the site itself has.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from http import HTTPStatus
from itertools import count
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct

from laur.catalog import Catalog
from laur.frontmatter.scalars import web_address
from laur.frontmatter.text import FORBIDDEN
from laur.frontmatter.writer import Value, document, entry_values
from laur.i18n import localised
from laur.model import COMMENTS_SUFFIX, AnnouncementDocument, Comment, FieldType, Form, FormField, FormKind, asked
from laur.model.dates import Moment
from laur.pages import Page
from laur.pages.plan import SitePlan
from laur.system.new_files import create

POST_PATH = "/-laur/forms/"
MOST_BYTES = 256 * 1024
"""A message may be no larger."""
MOST_FIELDS = 100
MOST_KEPT = 1000
"""Messages of one form; more than nobody reads."""
INBOX = "inbox"
FORM_TYPE = "application/x-www-form-urlencoded"
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


class Receipt(Struct, frozen=True):
    """A message that was kept."""

    file: Path
    destination: Path | None = None
    """Where a comment is to be moved if it is approved."""


class InboxOutcome(Struct, frozen=True):
    """What is said to whoever sent a message."""

    status: HTTPStatus
    text: str = ""
    """What is wrong, in a line."""
    thanks_url: str = ""
    """Where to go on, on this site, where nothing is."""


class Inbox:
    """Keeps what is sent in a folder. Safe to be asked from several threads."""

    def __init__(self, folder: Path, content: Path, received: Callable[[Receipt], None]) -> None:
        self._folder, self._content, self._received = folder, content, received

    def take(self, site_plan: SitePlan | None, key: str, body: bytes) -> InboxOutcome:
        """Judge a message to the form of that name and keep it. Raises `OSError` where the disk does."""
        catalog = site_plan.catalog if site_plan else None
        form = next((form for form in catalog.site.forms if form.key == key and form.action), None) if catalog else None
        if site_plan is None or catalog is None or form is None:
            return InboxOutcome(HTTPStatus.NOT_FOUND, "There is no such form.")
        answers = _answers(body)
        if answers is None:
            return InboxOutcome(HTTPStatus.BAD_REQUEST, "That is not what a form sends.")
        page = _page_named(answers.get("page", ""), site_plan, form)
        lang = page.lang if page else catalog.site.lang
        thanks = catalog.links[lang].thanks(form.kind, form.key)
        if answers.get(form.honeypot, "").strip():
            return InboxOutcome(HTTPStatus.SEE_OTHER, thanks_url=thanks)
        said = {field.name: _tidy(answers.get(field.name, ""), field) for field in asked(form)}
        wrong = list(_faults(form, said, agreed="consent" in answers))
        about = _announcement(page, catalog) if form.kind is FormKind.COMMENT else None
        if form.kind is FormKind.COMMENT and about is None:
            wrong.append("page")
        if wrong:
            return InboxOutcome(HTTPStatus.UNPROCESSABLE_ENTITY, f"To be mended: {', '.join(wrong)}.")
        now = datetime.now(ZoneInfo(catalog.site.time_zone))
        if about is not None:
            text, folder = _comment(said, page, catalog, now), f"{about.path.removesuffix('.md')}{COMMENTS_SUFFIX}"
        else:
            consent = localised(form.consent, lang, catalog.site.lang)
            text, folder = _message(form, said, page.url if page else "", consent, now), ""
        kept = self._keep(self._folder / form.key, folder, f"{now:%Y-%m-%d-%H%M%S}", text)
        if kept is None:
            return InboxOutcome(HTTPStatus.INSUFFICIENT_STORAGE, "The inbox is full.")
        self._received(Receipt(kept, self._content / folder / kept.name if folder else None))
        return InboxOutcome(HTTPStatus.SEE_OTHER, thanks_url=thanks)

    def _keep(self, of_form: Path, folder: str, stem: str, text: str) -> Path | None:
        """Write a new file that its owner alone may read; None where the form has too many already."""
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


# ---------------------------------------------------------------------------------------------- what was sent


def _answers(body: bytes) -> dict[str, str] | None:
    """The first value of each name; None where the bytes are no form's."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS, encoding="utf-8"
        )
    except ValueError:
        return None
    return dict(reversed(pairs))


def _tidy(text: str, field: FormField) -> str:
    """Without characters that nobody sees; on one line but where a field takes several."""
    clean = FORBIDDEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean.strip() if field.type is FieldType.TEXTAREA else " ".join(clean.split())


def _faults(form: Form, said: Mapping[str, str], *, agreed: bool) -> Iterator[str]:
    """The names of what a browser would not have sent."""
    for field in asked(form):
        value = said[field.name]
        if len(value) > field.limit or (not value and field.required) or (value and not _is_fitting(value, field)):
            yield field.name
    if form.consent and not agreed:
        yield "consent"


def _is_fitting(value: str, field: FormField) -> bool:
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
    """The page that a message speaks of, by its address; an announcement by its title, too."""
    stated = " ".join(stated.split())
    frame = next(iter(site_plan.frames.values()))
    try:
        path = unquote(urlsplit(stated.removeprefix(frame.base_url)).path).removeprefix(frame.base_path)
    except ValueError:
        path = ""
    by_url = (page for page in site_plan.pages if page.is_html and page.url == path)
    by_title = (page for page in site_plan.pages if page.kind == "announcement" and page.title == stated)
    return next(by_url, None) or (next(by_title, None) if form.kind is FormKind.COMMENT else None)


def _announcement(page: Page | None, catalog: Catalog) -> AnnouncementDocument | None:
    """The announcement that a page shows, if comments on it are taken."""
    if page is None or page.kind != "announcement" or not catalog.site.features.comments:
        return None
    news = catalog.news[page.lang]
    found = next((article.document for article in news.articles if article.document.path == page.source), None)
    return found if found is not None and found.meta.comments is not False else None


# ---------------------------------------------------------------------------------------------- what is kept


def _comment(said: Mapping[str, str], page: Page | None, catalog: Catalog, now: datetime) -> str:
    meta = Comment(
        author=said["author"],
        date=Moment(now.date(), now.hour, now.minute),
        url=web_address(said.get("url", "")),
        lang=page.lang if page and page.lang != catalog.site.lang else None,
    )
    return document(entry_values(meta), said["text"])


def _message(form: Form, said: Mapping[str, str], url: str, consent: str, now: datetime) -> str:
    """Short answers above, long ones as text below, each under its name."""
    long = {field.name for field in asked(form) if field.type is FieldType.TEXTAREA}
    values: dict[str, Value] = {
        "form": form.key,
        "received": Moment(now.date(), now.hour, now.minute),
        "page": url,
        "answers": {name: value for name, value in said.items() if value and name not in long},
        "consent": consent or [],
    }
    texts = [f"# {name}\n\n{said[name]}" for name in said if name in long and said[name]]
    return document(values, "\n\n".join(texts))
