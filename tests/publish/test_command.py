"""`laur publish` as a user meets it: what it refuses, what it says, and whether the site is online."""

import json
import shutil
from pathlib import Path
from string import Formatter

import pytest

from laur.cli.publish_report import PublishTexts
from laur.model import Compression
from laur.output.staging import UNFINISHED
from laur.publish.failures import PublishError, Reason
from laur.publish.files import FileRules, LocalFile, content, stored_digest, survey
from laur.publish.manifest import (
    DamagedManifestError,
    Manifest,
    PublishedFile,
    decode,
    encode,
    has_concealed,
    revealed,
    without_concealed,
)
from laur.publish.notices import changed
from laur.publish.online import Expected, HttpAnswer, PageState, check_online
from laur.publish.serving import served
from laur.views.kinds import PageKind
from tests.publish.conftest import Office, published
from tests.publish.servers import receiver, s3
from tests.validators.host import nginx

# ---------------------------------------------------------------------------------------------- what is refused


def test_placeholders_errors_and_a_missing_address_keep_a_site_from_being_published(office: Office):
    www = office.site.folder / "www"
    www.mkdir()
    office.target("kind: folder, path: www", address="https://example.org/").publish(expect=1)
    assert "site-placeholder" in office.err
    assert "still contains 1 placeholder" in office.err
    office.target("kind: folder, path: www")
    office.site.write("content/news/zla.md", "---\ntitle: Zła\ndate: 2024-13-01\n---\nTekst.\n")
    office.publish(expect=1)
    assert "Not published: 1 error" in office.err
    office.site.delete("content/news/zla.md")
    office.site.write("content/site.yaml", "title: A\npublish:\n  web: {kind: folder, path: www}\n")
    office.publish(expect=1)
    assert "base_url" in office.err
    office.site.write("content/site.yaml", "title: A\nbase_url: https://a.test/\n")
    office.publish(expect=1)
    assert "docs/publishing.md" in office.err
    office.target("kind: folder, path: www").publish("teest", expect=2)
    assert "Known targets: web." in office.err
    assert published(www) == {}


def test_drafts_are_never_published_even_if_the_output_folder_has_them(office: Office):
    www = office.site.folder / "www"
    www.mkdir()
    office.site.write("content/news/szkic.md", "---\ntitle: Szkic\ndraft: true\n---\nTajne.\n")
    office.target("kind: folder, path: www")
    office.site.build(drafts=True)
    assert any(b"Tajne." in data for data in office.built.values())
    office.publish()
    assert not any(b"Tajne." in data for data in published(www).values())
    assert published(www) == office.built


def test_an_output_folder_in_which_files_are_being_replaced_is_finished_or_not_published(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    www = office.site.folder / "www"
    www.mkdir()
    office.target("kind: folder, path: www").publish()
    before, mark, page = published(www), office.site.output / UNFINISHED, office.site.output / "index.html"
    mark.write_text("", encoding="utf-8")
    page.write_text("<p>half", encoding="utf-8")
    office.publish()  # which builds first, and so finishes what an earlier build began
    assert not mark.exists()
    assert published(www) == office.built == before

    def surveyed(folder: Path, rules: FileRules) -> dict[str, LocalFile]:
        """Another build begins while the files are read."""
        page.write_text("<p>half", encoding="utf-8")
        mark.write_text("", encoding="utf-8")
        return survey(folder, rules)

    monkeypatch.setattr("laur.cli.publishing.survey", surveyed)
    office.publish(expect=3)
    assert "Another build was running. Publish again." in office.err
    assert published(www) == before


def test_an_output_folder_that_is_exchanged_while_it_is_read_is_not_published(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    www = office.site.folder / "www"
    www.mkdir()
    office.target("kind: folder, path: www").publish()
    before = published(www)
    office.site.edit("content/news/2024-01-10-pierwsza.md", "środę", "czwartek")

    def surveyed(folder: Path, rules: FileRules) -> dict[str, LocalFile]:
        """Another build puts its site in place after the files were read."""
        files = survey(folder, rules)
        office.site.edit("content/news/2024-01-10-pierwsza.md", "czwartek", "piątek").build(atomic=True)
        return files

    monkeypatch.setattr("laur.cli.publishing.survey", surveyed)
    office.publish(expect=3)
    assert office.site.last.not_atomic == ""
    assert "Another build was running. Publish again." in office.err
    assert published(www) == before


@pytest.mark.slow
def test_styles_of_the_build_before_stay_online_for_one_more_build(office: Office):
    def assets() -> set[str]:
        return {path for path in published(www) if path.startswith("assets/")}

    www = office.site.folder / "www"
    www.mkdir()
    office.target("kind: folder, path: www", more="theme: {accent: '#1d5f4a'}\n").publish()
    before = assets()
    office.target("kind: folder, path: www", more="theme: {accent: '#5f1d4a'}\n").publish()
    assert "0 deleted" in office.out
    both = assets()
    assert before < both
    office.publish()
    assert "Nothing to publish" in office.out
    office.site.edit("content/news/2024-01-10-pierwsza.md", "środę", "czwartek")
    office.publish("--format=json")
    deleted = set(json.loads(office.out)["deleted"])
    assert len(deleted) == len(both - before) == 1
    assert deleted < before
    assert assets() == both - deleted
    assert published(www) == office.built


@pytest.mark.parametrize("path", [".", "content", "content/news", "site", "site/www", ".laur"])
def test_the_folders_of_the_site_itself_are_no_targets(office: Office, path: str):
    office.target(f"kind: folder, path: {path}").publish(expect=3)
    assert "Write another path" in office.err


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_says_what_is_wrong_and_what_to_do(reason: Reason, lang: str):
    texts = PublishTexts(lang)
    names = {
        name
        for part in ("what", "fix")
        for _, name, _, _ in Formatter().parse(texts._messages[f"{part}.{reason}"])
        if name
    }
    said = texts.failure(PublishError(reason, **{name: "7" if name == "files" else f"«{name}»" for name in names}))
    assert all(name == "files" or f"«{name}»" in said for name in names)
    assert said.startswith("Not published: " if lang == "en" else "Nie opublikowano: ")
    assert said.endswith((".", "»", '"', ")"))


# ---------------------------------------------------------------------------------------------- the list and the files


def test_a_list_that_is_cut_or_edited_anywhere_is_not_believed():
    data = encode(Manifest(site="https://a.test/", files={"a": PublishedFile("1", 2)}))
    assert decode(data).files == {"a": PublishedFile("1", 2)}
    for at in range(len(data)):
        with pytest.raises(DamagedManifestError):
            decode(data[:at])
        with pytest.raises(DamagedManifestError):
            decode(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def test_the_list_names_previews_by_digests_until_their_paths_are_known():
    path = f"preview/{'0a' * 16}/index.html"
    manifest = Manifest(site="https://a.test/", files={path: PublishedFile("1", 2)}, pending=(path, "b"))
    assert b"0a0a" not in encode(manifest)
    found = decode(encode(manifest))
    assert has_concealed(found)
    assert revealed(found, ["other", path]) == manifest
    assert without_concealed(found) == Manifest(site="https://a.test/", pending=("b",))


def test_texts_are_compressed_beside_and_compared_by_what_they_contain(tmp_path: Path):
    (tmp_path / "index.html").write_bytes(b"<p>" + b"a" * 5000)
    (tmp_path / "small.html").write_bytes(b"<p>")
    (tmp_path / "picture.jpg").write_bytes(b"j" * 5000)
    files = survey(tmp_path, FileRules(compress=(Compression.GZIP, Compression.BROTLI)))
    assert [*files] == ["index.html", "index.html.gz", "index.html.br", "picture.jpg", "small.html"]
    for name in ("index.html", "index.html.gz", "index.html.br"):
        data = content(tmp_path, files[name])
        assert len(data) < 200 or name == "index.html"
        assert stored_digest(files[name], data) == files[name].digest
        assert stored_digest(files[name], b"damaged") != files[name].digest


def test_each_file_has_its_type_and_what_never_changes_is_kept_for_ever():
    assert served("a/index.html").content_type == "text/html; charset=utf-8"
    assert served("register.json").content_type == "application/json"
    assert served("calendar.ics").content_type == "text/calendar; charset=utf-8"
    assert served("catalog.ttl").content_type == "text/turtle; charset=utf-8"
    assert served("catalog.jsonld").content_type == "application/ld+json"
    assert served("x.unknown").content_type == "application/octet-stream"
    assert "immutable" in served("assets/site.1a2b.css").cache_control
    assert "must-revalidate" in served("index.html").cache_control


@pytest.mark.slow
def test_a_bucket_serves_compressed_texts_with_their_types_and_caching(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LAUR_PASSWORD", "secret")
    with s3() as server:
        office.target(f"kind: s3, bucket: {server.bucket}, endpoint: '{server.endpoint}', user: AK, compress: [gzip]")
        office.publish()
        page = server.client.head_object(Bucket=server.bucket, Key="index.html")
        assert (page["ContentType"], page["ContentEncoding"]) == ("text/html; charset=utf-8", "gzip")
        assert page["CacheControl"] == "public, max-age=0, must-revalidate"
        style = next(path for path in office.built if path.startswith("assets/site.") and path.endswith(".css"))
        assert "immutable" in server.client.head_object(Bucket=server.bucket, Key=style)["CacheControl"]
        office.publish("--verify")
        assert "Nothing to publish" in office.out


# ---------------------------------------------------------------------------------------------- online


@pytest.mark.slow
def test_it_says_that_the_site_is_online_and_notices_a_wrong_folder_and_an_old_cache(office: Office, tmp_path: Path):
    www, elsewhere, server = (tmp_path / name for name in ("www", "elsewhere", "server"))
    for folder in (www, elsewhere, server):
        folder.mkdir()
    with nginx(www, server) as address:
        office.target("kind: folder, path: ../www", address=f"{address}/").publish(online=True)
        assert f"Online at {address}/" in office.out
        office.site.edit("content/news/2024-01-10-pierwsza.md", "środę", "czwartek")
        office.target("kind: folder, path: ../elsewhere", address=f"{address}/")
        office.publish("--yes", online=True, expect=3)
        assert "not as sent" in office.err
        shutil.rmtree(www)
        www.mkdir()
        office.site.edit("content/news/2024-01-10-pierwsza.md", "czwartek", "piątek")
        office.publish(online=True, expect=3)
        assert "does not show what was sent" in office.err
    office.site.edit("content/news/2024-01-10-pierwsza.md", "piątek", "sobotę")
    office.publish(online=True, expect=3)
    assert "does not answer" in office.err


@pytest.mark.parametrize(
    ("usual", "fresh", "state"),
    [
        ((200, b"new"), (200, b"new"), PageState.CURRENT),
        ((200, b"old"), (200, b"new"), PageState.CACHED),
        ((200, b"old"), (200, b"old"), PageState.OTHER),
        ((404, b""), (404, b""), PageState.MISSING),
        ((404, b""), (200, b"new"), PageState.CACHED),
        (None, None, PageState.UNREACHABLE),
    ],
)
def test_what_a_cache_still_shows_differs_from_what_the_host_shows(
    usual: tuple[int, bytes] | None, fresh: tuple[int, bytes] | None, state: PageState
):
    def fetch(url: str, headers: object) -> HttpAnswer | None:
        del headers
        answer = fresh if "?laur=" in url else usual
        return HttpAnswer(*answer) if answer else None

    found = check_online("https://a.test/", [Expected("a/index.html", b"new")], fetch, "x1", lambda _seconds: None)
    assert [(page.url, page.state) for page in found.pages] == [("https://a.test/a/", state)]


def test_a_page_that_was_deleted_must_be_gone():
    for status, state in ((404, PageState.CURRENT), (410, PageState.CURRENT), (200, PageState.OTHER)):
        answer = HttpAnswer(status, b"old")
        found = check_online(
            "https://a.test", [Expected("a/index.html", None)], lambda *_, a=answer: a, "x", lambda _: None
        )
        assert found.pages[0].state is state


# ---------------------------------------------------------------------------------------------- notices


@pytest.mark.slow
def test_notices_name_exactly_the_pages_that_show_something_else(office: Office, tmp_path: Path):
    www, server = tmp_path / "www", tmp_path / "server"
    www.mkdir()
    server.mkdir()
    with nginx(www, server) as address, receiver() as search, receiver() as hub:
        notices = f"notices: {{indexnow: 8f1c0a5e27d94b6f, indexnow_service: '{search.url}', websub: '{hub.url}'}}\n"

        def announced() -> tuple[set[str], set[str]]:
            urls = {url.removeprefix(address) for post in search.posts for url in json.loads(post[2])["urlList"]}
            feeds = {post[2].decode().rpartition("hub.url=")[2] for post in hub.posts}
            search.posts.clear()
            hub.posts.clear()
            return urls, feeds

        office.target("kind: folder, path: ../www", address=f"{address}/", more=notices).publish(online=True)
        assert (www / "8f1c0a5e27d94b6f.txt").read_bytes() == b"8f1c0a5e27d94b6f"
        first, _ = announced()
        assert {"/", "/aktualnosci/2024/01/pierwsza/"} <= first
        assert not first & {"/404.html"}

        styled = notices + "theme: {accent: '#1d5f4a'}\n"
        office.target("kind: folder, path: ../www", address=f"{address}/", more=styled).publish(online=True)
        assert announced() == (set(), set())

        office.site.write("content/pages/o-nas.md", "---\ntitle: O nas\n---\nTekst.\n")
        search.status = 500
        office.publish(online=True)
        assert "did not accept the notice (500)" in office.err
        announced()
        search.status = 200
        office.publish(online=True)
        urls, feeds = announced()
        assert urls == {"/o-nas/"}
        assert feeds == set()

        before = office.built
        office.site.edit("content/news/2024-02-10-znak.md", "2024-06-02", "2024-06-20")
        office.publish("--format=json", online=True)
        report = json.loads(office.out)
        urls, _ = announced()
        assert urls == set(report["changed"])
        pages = {path for path, data in office.built.items() if before.get(path) != data and path.endswith(".html")}
        assert {f"/{path.removesuffix('index.html')}" for path in pages} == urls
        assert "/certyfikaty/alfa-znak-2024/badge.svg" in report["purge"]
        office.publish(online=True)
        assert announced() == (set(), set())


def test_after_an_update_of_laur_only_new_and_removed_pages_are_announced():
    before = Manifest(tool="1", views={"/a/": "1", "/b/": "1", "/gone/": "1"})
    views = {"/a/": "2", "/b/": "1", "/new/": "1"}
    kinds = {f"{name}/index.html": PageKind.ANNOUNCEMENT for name in ("a", "b", "new")}
    assert changed(before, views, "1", kinds).pages == ("/a/", "/gone/", "/new/")
    assert changed(before, views, "2", kinds).pages == ("/gone/", "/new/")
