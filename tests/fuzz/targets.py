"""What is fuzzed: each target reads bytes as Laur reads such a file, and fails if Laur breaks a promise about it.

The promises are the same for all: problems instead of exceptions, and nothing in the result that a reader could run.
"""

import atexit
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from laur.build import read_all
from laur.checks.advisory import inspect_document
from laur.cli.desk_publishing import SitePublisher
from laur.desk.reading import reading
from laur.desk.run import make_desk
from laur.frontmatter import read_document, read_site
from laur.frontmatter.fields import DateKind
from laur.frontmatter.registers.copies import read_copy
from laur.frontmatter.registers.published import read_published
from laur.frontmatter.registers.values import UnusableRegisterError
from laur.images.inspect import inspect
from laur.images.svg import UnsafeSvgError, sanitise
from laur.importing import ImportOptions, UnreadableExportError, import_feed, import_word, import_wordpress
from laur.importing.dates import read_moment
from laur.importing.importer import ImportProgress
from laur.markdown.body import render_body, render_comment
from laur.members.feeds import UnusableFeedError, read_news
from laur.model.dates import parse_moment, parse_partial, parse_term
from laur.preview.hints import Hints
from laur.preview.http import Request
from laur.preview.inbox import INBOX, Inbox
from laur.preview.live import Listeners
from laur.preview.server import PreviewHandler, PreviewServer
from laur.preview.site import Preview
from laur.problems import Origin, Problem, has_errors
from laur.problems.formats import as_text
from laur.source.options import Options, Visibility
from laur.spreadsheets.answers import ListAnswers, with_answers
from laur.spreadsheets.cells import UnreadableSheetError, Workbook
from laur.spreadsheets.importer import prepare_import
from laur.spreadsheets.ledger import ListLedger
from laur.spreadsheets.reading import read_workbook
from laur.spreadsheets.sheet_dates import DateOrder, DatesOfColumn, NoDateError, read_date
from tests.desk.desks import KEY
from tests.fuzz.connections import Connection
from tests.fuzz.drawings import composed
from tests.markdown.test_hostile import assert_harmless
from tests.sites import DAY, ROOT, Site, tree_of

Target = Callable[[bytes], None]
PATHS = ("news/x.md", "organisations/x.md", "schemes/x.md", "pages/x.md", "news/x.comments/1.md")
SECRET = "the-words-of-a-file-outside-the-site"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys, or what changes the order of what it shows."""
_RUNS = {"script", "foreignobject", "iframe", "handler", "listener"}
LONGEST_RECIPE = 5_000
"""Bytes; more make a drawing that is only longer."""
_ROOTS = {Origin.CONTENT: "content", Origin.LAYOUTS: "layouts"}
SITE = """
== content/site.yaml
title: Próba
base_url: https://proba.example/
features: {comments: true}
forms:
  - {kind: contact, action: https://proba.example/x}
  - {kind: comment, action: https://proba.example/x}
== content/news/2024-01-10-alfa.md
---
title: Alfa
date: 2024-01-10
organisations: [alfa]
certificates: [{id: alfa-zloto, organisation: alfa, scheme: znak, level: zloto, awarded: 2024-01}]
---

Klaster Alfa ma **złoto**.
== content/organisations/alfa.md
---
name: Klaster Alfa
---
== content/schemes/znak.md
---
name: Znak
levels: [{id: zloto, name: Złoto, rank: 1}]
---
"""


# ---------------------------------------------------------------------------------------------- content


def front_matter(data: bytes) -> None:
    """A document of every kind, and ``site.yaml``."""
    for path in PATHS:
        read = read_document(path, data, "pl")
        _said(read.problems, data)
        assert read.document is not None or has_errors(read.problems)
    _site, _, problems = read_site("site.yaml", data)
    _said(problems, data)


def dates(data: bytes) -> None:
    """A date, a time or a length of time, in front matter, a cell, a feed, or a field of a form."""
    text = data.decode(errors="replace")
    partial_date, moment, term = parse_partial(text), parse_moment(text), parse_term(text)
    if partial_date is not None:
        assert parse_partial(str(partial_date)) == partial_date
        assert partial_date.first <= partial_date.last
    assert moment is None or parse_moment(str(moment)) == moment
    assert term is None or parse_term(str(term)) == term
    for order in DateOrder:
        for value in (text, _number(text)):
            try:
                read_date(value, DatesOfColumn(order, is_months=order is DateOrder.UNCLEAR))
            except NoDateError:
                continue
    for zone in ("Europe/Warsaw", "America/St_Johns"):
        read_moment(text, ZoneInfo(zone))
    for kind in DateKind:
        for key in ("valid_until", "date"):
            reading(kind, key, text, DAY, "pl")


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def markdown(data: bytes) -> None:
    """The text of a document, and that of a comment."""
    text = data.decode(errors="replace")
    for render in (render_body, render_comment):
        assert_harmless(render(text, "pl"))


def drawings(data: bytes) -> None:
    """An SVG, and the one that `composed` writes by these bytes.

    What is published can be parsed, is sanitised completely, and contains nothing that runs or loads.
    """
    for each in (data, composed(data[:LONGEST_RECIPE])):
        _is_drawn(each)


def _is_drawn(data: bytes) -> None:
    inspect("x.svg", data)
    try:
        drawing = sanitise(data)
    except UnsafeSvgError:
        return
    assert drawing.width >= 1
    assert drawing.height >= 1
    again = sanitise(drawing.data)
    assert again.removed == ()
    for element in etree.fromstring(drawing.data, etree.XMLParser(huge_tree=True)).iter():
        assert etree.QName(element).localname.lower() not in _RUNS
        for name, value in element.attrib.items():
            local = etree.QName(str(name)).localname.lower()
            assert not local.startswith("on")
            assert local != "href" or str(value).strip().startswith(("#", "data:image/"))


# ---------------------------------------------------------------------------------------------- from elsewhere


def wordpress(data: bytes) -> None:
    """A WordPress export, imported into an empty site: what is written can be read."""
    _imports(import_wordpress, data)


def feeds(data: bytes) -> None:
    """A feed, imported into an empty site, and read as that of a member."""
    _imports(import_feed, data)
    try:
        read_news(data, "Europe/Warsaw")
    except UnusableFeedError:
        return


def _imports(import_export: Callable[[ImportOptions, ImportProgress], object], data: bytes) -> None:
    """Imports an export into an empty site: it cannot be read, or what is written can be read."""
    with _content({"site.yaml": b"title: P\n"}) as content:
        file = content.parent / "export.xml"
        file.write_bytes(data)
        try:
            import_export(ImportOptions(content=content, source=str(file)), lambda *_: None)
        except UnreadableExportError:
            return
        _readable(content)


def word(data: bytes) -> None:
    """A Word file, imported into an empty site."""
    with _content({"site.yaml": b"title: P\n"}) as content:
        import_word(ImportOptions(content=content, source=""), {"list.docx": data}, lambda *_: None)
        _readable(content)


def registers(data: bytes) -> None:
    """The register that another site publishes, and our copy of one."""
    _document, problems = read_copy("members/x.json", data, "pl")
    _said(problems, data)
    try:
        read_published(data)
    except UnusableRegisterError:
        return


def spreadsheets(data: bytes) -> None:
    """A list of an office, with every question answered as proposed: what is written can be read."""
    with _content({}) as content:
        file = content.parent / "list.csv"
        file.write_bytes(data)
        try:
            workbook = read_workbook(file)
            written = _imported(workbook)
        except UnreadableSheetError:
            return
    for path, text in written.items():
        assert not has_errors(read_document(path, text, "pl").problems), path


def _imported(workbook: Workbook) -> dict[str, bytes]:
    """The documents that an import of a list writes."""
    answers: Mapping[str, str | Mapping[str, str]] = {}
    while True:
        ledger = ListLedger({}, {})
        made = prepare_import(workbook, _library(), ledger, ListAnswers(answers), _read_content, DAY, "pl")
        asked = [(question, question.proposal or question.choices[0].value) for question in made.questions]
        answered = with_answers(answers, asked)
        if answered == answers:
            return {path: file.data for path, file in made.files.items() if path.endswith(".md")}
        answers = answered


# ---------------------------------------------------------------------------------------------- requests


def preview_requests(data: bytes) -> None:
    """Bytes on a connection to the preview: the answer is one of HTTP, and never a file from outside the site.

    A request without a version is one of HTTP 0.9, whose answers have no head.
    """
    connection = Connection(data)
    PreviewHandler(connection, ("127.0.0.1", 1), _preview()[1])  # type: ignore[arg-type]
    sent = bytes(connection.sent)
    if re.match(rb"\S+ \S+ HTTP/", data):
        assert not sent or sent.startswith((b"HTTP/1.", b"<!DOCTYPE HTML")), sent[:80]
    assert SECRET.encode() not in sent


def desk_requests(data: bytes) -> None:
    """A request to the desk, with its key: the name of the call on the first line, the JSON on the others."""
    name, _, body = data.partition(b"\n")
    site, server = _preview()
    before = _kept()
    assert server.extension is not None
    request = Request(
        method="POST", path=name.decode(errors="replace"), query={}, headers={"X-Laur-Key": KEY}, body=body
    )
    try:
        answer = server.extension.answer(request)
        assert SECRET.encode() not in answer.data
        outside = {path for path in tree_of(site.folder.parent) if not path.startswith("site/")}
        assert outside == {"secret.md"}, outside
    finally:
        _put_back(site, before, server.preview)


# ---------------------------------------------------------------------------------------------- what targets share


def _said(problems: tuple[Problem, ...], data: bytes) -> None:
    """Every problem can be put into words, which contain nothing that controls a terminal."""
    lines = data.decode(errors="replace").split("\n")

    def line(found: Problem) -> str | None:
        return lines[found.place.line - 1] if 0 < found.place.line <= len(lines) else None

    for found in problems:
        for lang in ("pl", "en"):
            said = as_text(found, line, _ROOTS, lang, colour=False)
            assert found.code in said
            assert CONTROLS.search(said) is None, said


@contextmanager
def _content(files: dict[str, bytes]) -> Iterator[Path]:
    folder = Path(mkdtemp(prefix="laur-fuzz-"))
    content = folder / "content"
    content.mkdir()
    for name, data in files.items():
        (content / name).write_bytes(data)
    try:
        yield content
    finally:
        shutil.rmtree(folder)


def _readable(content: Path) -> None:
    for path, data in tree_of(content).items():
        if path.endswith(".md"):
            assert read_document(path, data, "pl").document is not None, data


@cache
def _site() -> Site:
    """A small site for all inputs, beside a file that is none of its own."""
    folder = Path(mkdtemp(prefix="laur-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "secret.md").write_text(f"---\ntitle: {SECRET}\n---\n")
    return Site(folder / "site", SITE)


def _options() -> Options:
    made, visibility = _site(), Visibility(drafts=True, future=True)
    return Options(content=made.content, layouts=ROOT / "layouts", output=made.output, day=DAY, visibility=visibility)


def _today(_zone: str) -> date:
    return DAY


@cache
def _library() -> Any:
    return read_all(_options(), _today).library


def _read_content(path: str) -> bytes:
    return (_options().content / path).read_bytes()


@cache
def _preview() -> tuple[Site, PreviewServer]:
    """A preview with its desk. Its server accepts no connections: the target calls its handler."""
    options = _options()
    preview, listeners = Preview(options, _today, "pl"), Listeners()
    listeners.close()
    preview.rebuild()

    def rebuild(changed: Any = None) -> bool:
        preview.rebuild(changed)
        return True

    desk = make_desk(
        preview,
        rebuild,
        options=options,
        inspect=inspect_document,
        now=partial(datetime, 2024, 6, 1, 12, tzinfo=UTC),
        key=KEY,
        lang="pl",
        publisher=SitePublisher(options, "pl"),
    )
    inbox = Inbox(options.state / INBOX, options.content, lambda _: None)
    server = PreviewServer(("127.0.0.1", 0), preview, listeners, inbox, Hints(preview, inspect_document, "pl"), desk)
    return _site(), server


@cache
def _kept() -> dict[str, bytes]:
    """The content of the site before the first request."""
    return tree_of(_options().content)


def _put_back(site: Site, before: dict[str, bytes], preview: Preview) -> None:
    """Undoes what a request has written."""
    now = tree_of(site.content)
    if now == before:
        return
    for path in now.keys() - before.keys():
        (site.content / path).unlink()
    for path, data in before.items():
        if now.get(path) != data:
            site.write(f"content/{path}", data)
    for name in ("history", "inbox"):
        shutil.rmtree(_options().state / name, ignore_errors=True)
    preview.rebuild()


TARGETS: dict[str, Target] = {
    "front-matter": front_matter,
    "dates": dates,
    "markdown": markdown,
    "drawings": drawings,
    "wordpress": wordpress,
    "feeds": feeds,
    "word": word,
    "registers": registers,
    "spreadsheets": spreadsheets,
    "preview-requests": preview_requests,
    "desk-requests": desk_requests,
}
