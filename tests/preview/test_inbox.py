"""Forms in the preview: what happens to messages of readers, and to attacks."""

import stat
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection
from urllib.parse import urlencode

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from laur.frontmatter import read_document
from laur.frontmatter.decode import FORBIDDEN
from laur.model import Comment, CommentDocument
from laur.preview.inbox import MOST_BYTES, MOST_KEPT
from tests.preview.previews import Running, previewing
from tests.sites import Site

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
base_url: https://example.org/p/
languages: [pl, en]
publisher: {name: Alfa, email: biuro@example.org}
forms:
  - kind: contact
    action: https://forms.example/f/1
    consent: {pl: Zgadzam się., en: I agree.}
    fields:
      - {name: name}
      - {name: email}
      - {name: size, label: Wielkość, type: select, choices: [{pl: mała, en: small}, {pl: duża, en: large}]}
      - {name: page_url, label: Strona, type: url}
      - {name: message}
  - {kind: report}
  - kind: comment
    action: netlify
    fields: [{name: author}, {name: text}, {name: url, label: Strona, type: url}]
== content/news/2024/gala.md
---
title: Wielka gala
date: 2024-01-10
---
Tekst.
== content/news/2024/gala-en.md
---
title: A great gala
date: 2024-01-10
lang: en
---
Text.
== content/news/cicha.md
---
title: Cicha
date: 2024-01-11
comments: false
---
Tekst.
"""
CONTACT, COMMENT = "/-laur/forms/contact", "/-laur/forms/comment"
MESSAGE = {"name": "Anna Próbna", "email": "anna@example.org", "message": "Dzień dobry", "consent": "tak"}
GALA = "https://example.org/p/aktualnosci/2024/01/gala/"
WORDS = {"author": "Anna Próbna", "text": "Gratulacje!", "page": GALA}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One for all tests of this module."""
    with previewing(Site(tmp_path_factory.mktemp("site"), TREE)) as running:
        yield running


def post(preview: Running, path: str, body: dict[str, str] | bytes, **headers: str) -> tuple[int, str | None, str]:
    """Status, Location and text; by default with the headers of a browser on a page of the preview."""
    host = preview.host.partition("/")[0]
    data = body if isinstance(body, bytes) else urlencode(body).encode()
    reported = {"Origin": f"http://{host}", "Content-Type": "application/x-www-form-urlencoded"}
    reported |= {name.replace("_", "-"): value for name, value in headers.items()}
    connection = HTTPConnection(host, timeout=20)
    try:
        connection.request("POST", path, data, {name: value for name, value in reported.items() if value})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location"), answer.read().decode()
    finally:
        connection.close()


def kept(preview: Running) -> list[Path]:
    return sorted(path for path in (preview.site.folder / ".laur/inbox").rglob("*") if path.is_file())


def new(preview: Running, before: list[Path]) -> Path:
    """The one file that is new since then, which was also reported to the editor."""
    (file,) = set(kept(preview)) - set(before)
    assert preview.received[-1].file == file
    return file


def front(file: Path) -> tuple[dict[str, object], str]:
    _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(head, yaml.BaseLoader), body.strip()


def test_a_message_is_a_file_that_an_editor_can_read(preview: Running):
    before = kept(preview)
    reported = post(
        preview, CONTACT, MESSAGE | {"size": "duża", "page": "https://example.org/p/kontakt/", "message": "A\r\nB"}
    )
    assert reported[:2] == (303, "/p/kontakt/dziekujemy/")
    file = new(preview, before)
    assert file.parent == preview.site.folder / ".laur/inbox/contact"
    assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700
    head, body = front(file)
    assert head["answers"] == {"name": "Anna Próbna", "email": "anna@example.org", "size": "duża"}
    assert (head["form"], head["page"], head["consent"]) == ("contact", "/kontakt/", "Zgadzam się.")
    assert body == "# message\n\nA\nB"
    assert preview.received[-1].destination is None


def test_a_message_from_a_page_in_another_language_has_its_thanks_and_its_consent(preview: Running):
    before = kept(preview)
    reported = post(preview, CONTACT, MESSAGE | {"page": "https://example.org/p/en/contact/", "size": "large"})
    assert reported[:2] == (303, "/p/en/contact/thank-you/")
    assert front(new(preview, before))[0]["consent"] == "I agree."


def test_no_message_overwrites_another(preview: Running):
    before = kept(preview)
    for number in range(5):
        assert post(preview, CONTACT, MESSAGE | {"message": f"Numer {number}"})[0] == 303
    texts = [front(file)[1] for file in kept(preview) if file not in before]
    assert sorted(texts) == [f"# message\n\nNumer {number}" for number in range(5)]


@pytest.mark.parametrize("page", [GALA, "/p/aktualnosci/2024/01/gala/", "/aktualnosci/2024/01/gala/", "  Wielka gala "])
def test_a_comment_is_a_file_to_move_beside_its_announcement(preview: Running, page: str):
    before = kept(preview)
    assert post(preview, COMMENT, WORDS | {"page": page})[:2] == (303, "/p/komentarz/dziekujemy/")
    file = new(preview, before)
    assert file.parent == preview.site.folder / ".laur/inbox/comment/news/2024/gala.comments"
    assert preview.received[-1].destination == preview.site.content / "news/2024/gala.comments" / file.name
    reading = read_document(f"news/2024/gala.comments/{file.name}", file.read_bytes(), "pl")
    assert reading.problems == ()
    assert front(file)[0]["author"] == "Anna Próbna"
    assert front(file)[1] == "Gratulacje!"


def test_a_comment_in_another_language_says_so(preview: Running):
    before = kept(preview)
    post(preview, COMMENT, WORDS | {"page": "https://example.org/p/en/news/2024/01/gala-en/"})
    assert front(new(preview, before))[0]["lang"] == "en"


ANSWERS = st.lists(
    st.characters(codec="utf-8")
    | st.sampled_from([*"-:#'\"\\[]{}|>&*!%@`~?\n\r\t\0\x85\u2028", "---\n", "...\n", "\ndraft: true\n", "null"])
).map("".join)


@given(author=ANSWERS, text=ANSWERS, url=ANSWERS.map("https://a{}".format) | st.just(""))
def test_any_text_of_a_comment_is_saved_as_that_text(preview: Running, author: str, text: str, url: str):
    """The saved file is a valid comment, and no text from outside becomes a key of its front matter."""
    before = kept(preview)
    if post(preview, COMMENT, {"author": author, "text": text, "url": url, "page": GALA})[0] == 422:
        assert kept(preview) == before
        return
    file = new(preview, before)
    reading = read_document(f"news/2024/gala.comments/{file.name}", file.read_bytes(), "pl")
    assert reading.problems == ()
    assert isinstance(reading.document, CommentDocument)
    comment = reading.document.meta
    assert comment == Comment(author=comment.author, date=comment.date, url=comment.url)
    assert comment.author == " ".join(FORBIDDEN.sub(" ", author).split())
    assert comment.url == (" ".join(FORBIDDEN.sub(" ", url).split()) or None)
    file.unlink()


def test_front_matter_in_a_comment_stays_text(preview: Running):
    before = kept(preview)
    evil = {
        "author": "a: b\r\ndraft: true\x00\u202e",
        "text": "---\nauthor: Ktoś inny\n---\n<script>alert(1)</script>\x00\x1b",
    }
    assert post(preview, COMMENT, WORDS | evil)[0] == 303
    file = new(preview, before)
    assert "\x00" not in file.read_text(encoding="utf-8")
    reading = read_document(f"news/2024/gala.comments/{file.name}", file.read_bytes(), "pl")
    assert reading.problems == ()
    assert front(file)[0]["author"] == "a: b draft: true \u202e"
    assert set(front(file)[0]) == {"author", "date"}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        (CONTACT, MESSAGE | {"name": "  "}, 422),
        (CONTACT, MESSAGE | {"email": "anna"}, 422),
        (CONTACT, MESSAGE | {"size": "ogromna"}, 422),
        (CONTACT, MESSAGE | {"page_url": "javascript:alert(1)"}, 422),
        (CONTACT, MESSAGE | {"message": "a" * 5001}, 422),
        (CONTACT, {name: value for name, value in MESSAGE.items() if name != "consent"}, 422),
        (COMMENT, WORDS | {"page": "https://example.org/p/aktualnosci/2024/01/cicha/"}, 422),
        (COMMENT, WORDS | {"page": "../../../../etc/passwd"}, 422),
        (COMMENT, WORDS | {"page": "http://[::1/"}, 422),
        (COMMENT, WORDS | {"page": "/p/"}, 422),
        (COMMENT, WORDS | {"url": "https://["}, 422),
        (COMMENT, WORDS | {"url": "https://example.org/a\\b"}, 422),
        (COMMENT, WORDS | {"url": "javascript:alert(1)//https://example.org"}, 422),
        (COMMENT, {}, 422),
        ("/-laur/forms/nie-ma", MESSAGE, 404),
        ("/-laur/forms/report", MESSAGE, 404),
        ("/-laur/forms/../contact", MESSAGE, 404),
        ("/-laur/forms/..%2f..%2fcontact", MESSAGE, 404),
        ("/-laur/forms/contact%00", MESSAGE, 404),
        ("/-laur/forms/", MESSAGE, 404),
        (CONTACT, b"\xff\xfe\x00", 400),
        (CONTACT, b"name=%ff", 400),
        (CONTACT, b"&".join(b"a%d=1" % number for number in range(200)), 400),
        (CONTACT, b"", 422),
    ],
)
def test_a_message_that_no_browser_would_send_is_not_saved(
    preview: Running, path: str, body: dict[str, str] | bytes, status: int
):
    before = kept(preview)
    assert post(preview, path, body)[0] == status
    assert kept(preview) == before


@pytest.mark.parametrize("kind", ["", "text/plain", "application/json", "multipart/form-data; boundary=x"])
def test_only_form_data_is_accepted(preview: Running, kind: str):
    assert post(preview, CONTACT, MESSAGE, Content_Type=kind)[0] == 415


def test_a_huge_message_is_refused_before_it_is_read(preview: Running):
    assert post(preview, CONTACT, b"", Content_Length="9" * 30)[0] == 413
    assert post(preview, CONTACT, b"", Content_Length=str(MOST_BYTES + 1))[0] == 413
    assert post(preview, CONTACT, b"", Content_Length="-1")[0] == 411
    assert post(preview, CONTACT, b"", Transfer_Encoding="chunked")[0] == 411


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (["Host: {host}", "Origin: http://{host}", "Origin: https://evil.example", "Content-Length: {length}"], 403),
        (["Host: {host}", "Origin: http://{host}", "Content-Length: {length}", "Content-Length: 1"], 411),
        (["Host: {host}", "Host: evil.example", "Origin: http://{host}", "Content-Length: {length}"], 400),
        (["Origin: http://", "Content-Length: {length}"], 403),
    ],
)
def test_a_message_with_contradicting_headers_is_not_saved(preview: Running, headers: list[str], status: int):
    before, body, host = kept(preview), urlencode(MESSAGE), preview.host.partition("/")[0]
    version = "1.1" if any(line.startswith("Host") for line in headers) else "1.0"
    lines = [f"POST {CONTACT} HTTP/{version}", *headers, "Content-Type: application/x-www-form-urlencoded", "", body]
    name, port = host.split(":")
    with create_connection((name, int(port)), timeout=20) as stream:
        stream.sendall("\r\n".join(lines).format(host=host, length=len(body)).encode())
        assert stream.makefile("rb").readline().split()[1] == str(status).encode()
    assert kept(preview) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "null", "Sec_Fetch_Site": "cross-site"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
)
def test_a_page_of_another_site_cannot_send_a_message(preview: Running, headers: dict[str, str]):
    before = kept(preview)
    assert post(preview, CONTACT, MESSAGE, **headers)[0] == 403
    assert kept(preview) == before


def test_a_page_without_an_origin_may_send_if_the_browser_says_same_origin(preview: Running):
    assert post(preview, CONTACT, MESSAGE, Origin="null", Sec_Fetch_Site="same-origin")[0] == 303


def test_a_bot_that_fills_in_the_honeypot_gets_thanks_and_nothing_is_saved(preview: Running):
    before = kept(preview)
    assert post(preview, CONTACT, MESSAGE | {"website": "https://spam.example"})[:2] == (303, "/p/kontakt/dziekujemy/")
    assert kept(preview) == before


def test_a_field_that_the_form_does_not_have_is_not_saved(preview: Running):
    before = kept(preview)
    assert (
        post(preview, CONTACT, MESSAGE | {"extra": "x", "_next": "https://evil.example"})[1] == "/p/kontakt/dziekujemy/"
    )
    text = new(preview, before).read_text(encoding="utf-8")
    assert "extra" not in text
    assert "evil" not in text


def test_a_full_inbox_refuses_messages(tmp_path: Path):
    made = Site(tmp_path, TREE)
    for number in range(MOST_KEPT):
        made.write(f".laur/inbox/contact/{number}.md", "")
    with previewing(made) as running:
        assert post(running, CONTACT, MESSAGE)[0] == 507
        assert post(running, COMMENT, WORDS)[0] == 303


def test_the_inbox_limit_counts_the_comments_on_all_announcements_together(tmp_path: Path):
    made = Site(tmp_path, TREE)
    for number in range(MOST_KEPT):
        made.write(f".laur/inbox/comment/news/{number % 3}.comments/{number}.md", "")
    with previewing(made) as running:
        assert post(running, COMMENT, WORDS)[0] == 507


def test_a_message_that_cannot_be_saved_is_refused_and_the_preview_goes_on(tmp_path: Path):
    made = Site(tmp_path, TREE)
    with previewing(made) as running:
        made.write(".laur/inbox", "a file where a folder must be")
        assert post(running, CONTACT, MESSAGE)[0] == 500
        assert running.received == []
        assert "Imię" in running.get("/kontakt/")


def test_forms_in_the_preview_post_to_the_inbox_and_nowhere_else(preview: Running):
    assert 'action="/-laur/forms/contact"' in preview.get("/kontakt/")
    assert "forms.example" not in preview.get("/kontakt/")
    assert 'action="/-laur/forms/comment"' in preview.get("/komentarz/")
    assert "-laur/forms" not in preview.get("/zglos-blad/")
