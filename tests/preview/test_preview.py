"""The preview, with real HTTP and the real file watcher."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from laur.preview import CannotListenError, PreviewEvents, serve
from laur.preview.live import ReloadMessage
from laur.preview.site import Preview
from laur.source.options import Options
from tests.preview.previews import ALFA, TREE, Running, previewing, until
from tests.sites import DAY, ROOT, Site, SiteFactory


@pytest.fixture
def preview(site: SiteFactory) -> Iterator[Running]:
    with previewing(site(TREE)) as running:
        yield running


def test_the_preview_shows_the_site_with_drafts_and_writes_nothing(preview: Running):
    assert "Pierwszy tekst" in preview.get(ALFA)
    assert "Szkic tekstu" in preview.get("/aktualnosci/szkic/")
    assert not preview.site.output.exists()


def test_a_save_is_sent_to_the_browser_and_seen_on_every_page(preview: Running):
    with urllib.request.urlopen(preview.address + "/-laur/events", timeout=20) as events:
        assert events.headers["Content-Type"] == "text/event-stream"
        first = events.readline()
        events.readline()
        preview.site.edit("content/news/2024-01-10-alfa.md", "title: Alfa", "title: Zmieniony")
        assert events.readline() != first
    assert "Zmieniony" in preview.get(ALFA)
    assert "Zmieniony" in preview.get("/aktualnosci/")
    assert "Zmieniony" in preview.get("/feed.xml")


def test_a_browser_that_shows_an_old_page_reloads_at_once(preview: Running):
    shown = preview.get(ALFA).partition('data-page="')[2].partition('"')[0]
    for digest, act in ((shown, "nothing"), ("0" * 16, "reload")):
        with urllib.request.urlopen(f"{preview.address}/-laur/events?page={ALFA}&shown={digest}", timeout=20) as events:
            assert json.loads(events.readline().removeprefix(b"data: "))["act"] == act


def test_a_broken_document_does_not_take_the_preview_down(preview: Running):
    preview.site.write("content/news/zly.md", "---\ntitle: [\n")
    preview.site.edit("content/news/2024-01-10-alfa.md", "Pierwszy", "Drugi")
    preview.eventually(ALFA, "Drugi tekst")


def test_a_problem_is_shown_in_the_page_with_its_line_until_it_is_fixed(preview: Running):
    preview.site.write("content/news/zly.md", "---\ntitel: x <b>\ntitle: y\n---\n")
    page = preview.eventually(ALFA, '<div data-laur="problems"')
    assert "zly.md:2:1" in page
    assert "2 | titel: x &lt;b&gt;" in page
    assert "Did you mean “title”?" in page
    preview.site.delete("content/news/zly.md")
    preview.eventually(ALFA, '<div data-laur="problems"', is_there=False)


def test_after_twenty_problems_the_rest_is_counted(preview: Running):
    for number in range(25):
        preview.site.write(f"content/news/zly-{number}.md", "---\ntitle: [\n---\n")
    page = preview.eventually(ALFA, "5 more: see the terminal.")
    assert page.count('class="fix"') == 20


def test_a_path_without_its_last_slash_redirects_to_the_page(preview: Running):
    with urllib.request.urlopen(preview.address + ALFA.rstrip("/"), timeout=10) as answer:
        assert answer.url.endswith(ALFA)


def test_it_listens_on_this_machine_only(preview: Running):
    port = int(preview.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    assert preview.address.startswith("http://127.0.0.1:")


def test_it_listens_on_ipv6_too(site: SiteFactory):
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    with previewing(site(TREE), host="::1") as running:
        assert running.address.startswith("http://[::1]:")
        assert "Pierwszy tekst" in running.get(ALFA)


def test_without_a_site_it_waits_until_there_is_one(site: SiteFactory):
    made = site(TREE).delete("content/site.yaml")
    with previewing(made) as running:
        assert running.status("/") == 503
        made.write("content/site.yaml", "title: Jest\n")
        until(lambda: running.status("/") == 200)
        assert "Jest" in running.get("/")


def test_a_layout_that_fails_is_reported_instead_of_its_pages_only(site: SiteFactory):
    made = site(TREE)
    for file in (ROOT / "layouts").rglob("*.*"):
        made.write(f"layouts/{file.relative_to(ROOT / 'layouts')}", file.read_bytes())
    made.layouts = made.folder / "layouts"
    made.edit("layouts/announcement.html", "{% block main %}", "{% block main %}{{ view.nie_ma }}")
    with previewing(made, lang="pl") as running:
        answer, data = running.ask(ALFA)
        assert answer.status == 500
        assert "layouts/announcement.html:" in data.decode()
        assert running.status("/aktualnosci/") == 200


def test_after_the_cache_is_deleted_the_pages_are_the_same(preview: Running):
    for file in (preview.site.folder / ".laur").iterdir():
        file.unlink()
    assert "Pierwszy tekst" in preview.get(ALFA)
    assert "Pierwszy tekst" in preview.get("/feed.xml")
    preview.site.edit("content/news/2024-01-10-alfa.md", "Pierwszy", "Drugi")
    preview.eventually(ALFA, "Drugi tekst")


# ---------------------------------------------------------------------------------------------- the command


def command(made: Site, *flags: str) -> list[str]:
    folders = ("--content", str(made.content), "--layouts", str(made.layouts), "--as-of", str(DAY))
    return [sys.executable, str(ROOT / "build.py"), "serve", *folders, *flags]


def test_a_port_in_use_is_reported_without_a_traceback(site: SiteFactory):
    made = site(TREE)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotListenError):
            serve(
                Options(content=made.content, layouts=made.layouts, day=DAY),
                "127.0.0.1",
                port,
                lambda _zone: DAY,
                PreviewEvents(
                    rebuilt=lambda *_: None, failed=lambda _: None, ready=lambda _: None, received=lambda _: None
                ),
            )
        for lang, words in (("en", f"Port {port}"), ("pl_PL.UTF-8", f"Port {port}")):
            done = subprocess.run(
                command(made, "--port", str(port)),
                check=False,
                capture_output=True,
                text=True,
                env={**os.environ, "LC_ALL": lang},
            )
            assert done.returncode == 3
            assert words in done.stderr
            assert "--port" in done.stderr
            assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_ends_it_even_with_open_connections(site: SiteFactory, tmp_path: Path, number: signal.Signals):
    made = site(TREE)
    with subprocess.Popen(command(made, "--port", "0"), stdout=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "http://" in line)
        address = next(word for word in line.split() if word.startswith("http://"))
        streams = [urllib.request.urlopen(address + "-laur/events", timeout=20) for _ in range(5)]
        for stream in streams:
            stream.readline()
        process.send_signal(number)
        try:
            assert process.wait(20) in {0, 128 + number}
        finally:
            process.kill()
        for stream in streams:
            stream.read()
            stream.close()


def test_it_says_when_others_can_see_the_preview(site: SiteFactory, tmp_path: Path):
    made = site(TREE)
    flags = ("--port", "0", "--host", "0.0.0.0")
    with subprocess.Popen(
        command(made, *flags), stdout=subprocess.PIPE, text=True, cwd=tmp_path, env={**os.environ, "LC_ALL": "C"}
    ) as process:
        assert process.stdout is not None
        reported = []
        for line in process.stdout:
            reported.append(line)
            if "http://" in line:
                break
        process.send_signal(signal.SIGINT)
        process.wait(20)
        rest = process.stdout.read()
    assert "everyone on this network" in "".join(reported) + rest


# ---------------------------------------------------------------------------------------------- drafts, scheduled pages


SCHEDULED = """
== content/news/2030-01-10-jutro.md
---
title: Jutro
date: 2030-01-10
publish_at: 2030-01-10
---
Jeszcze nie.
== content/news/szkic.md
---
title: Szkic
draft: true
---
Szkic tekstu.
== content/pages/o-nas.md
---
title: O nas
draft: true
---
Kto my.
"""


def flags_of(page: str, selector: str) -> list[str]:
    from bs4 import BeautifulSoup

    return [" ".join(found.get_text().split()) for found in BeautifulSoup(page, "html5lib").select(selector)]


def test_drafts_and_scheduled_news_are_marked_on_their_page_and_on_cards(site: SiteFactory):
    with previewing(site(SCHEDULED)) as running:
        assert flags_of(running.get("/aktualnosci/2030/01/jutro/"), "header .flag") == ["Ukaże się 10 stycznia 2030"]
        assert flags_of(running.get("/aktualnosci/szkic/"), "header .flag") == ["Szkic"]
        assert flags_of(running.get("/o-nas/"), "header .flag") == ["Szkic"]
        listed = running.get("/aktualnosci/")
        assert sorted(flags_of(listed, "article .flag")) == ["Szkic", "Ukaże się 10 stycznia 2030"]


@pytest.mark.parametrize(
    ("flags", "shown"), [((), {"Szkic", "Jutro"}), (("--no-drafts",), {"Jutro"}), (("--no-future",), {"Szkic"})]
)
def test_the_command_shows_drafts_and_scheduled_pages_unless_flags_hide_them(
    site: SiteFactory, tmp_path: Path, flags: tuple[str, ...], shown: set[str]
):
    made = site(SCHEDULED)
    with subprocess.Popen(
        command(made, "--port", "0", *flags), stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "http://" in line)
        address = next(word for word in line.split() if word.startswith("http://"))
        with urllib.request.urlopen(address + "aktualnosci/", timeout=20) as answer:
            listed = answer.read().decode()
        process.send_signal(signal.SIGINT)
        process.wait(20)
    assert {title for title in ("Szkic", "Jutro") if f">{title}</a>" in listed} == shown


def test_nothing_is_rendered_for_a_closed_connection(preview: Running, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    update_for = Preview.update_for

    def noted(preview: Preview, path: str, shown: str) -> ReloadMessage:
        asked.append(path)
        return update_for(preview, path, shown)

    monkeypatch.setattr(Preview, "update_for", noted)
    with urllib.request.urlopen(f"{preview.address}/-laur/events?page=/", timeout=20) as gone:
        gone.readline()
    with urllib.request.urlopen(f"{preview.address}/-laur/events?page={ALFA}", timeout=20) as events:
        reported = [events.readline(), events.readline()][:1]
        asked.clear()
        for before, after in (("Pierwszy tekst.", "Inny tekst."), ("Inny tekst.", "Trzeci tekst.")):
            preview.site.edit("content/news/2024-01-10-alfa.md", before, after)
            reported.append(events.readline())
            events.readline()
    assert len(set(reported)) == 3
    assert asked == [ALFA.strip("/") + "/"] * 2


def test_the_browser_editor_is_served_with_its_program(tmp_path: Path):
    site = Site(tmp_path, TREE)
    site.write("content/site.yaml", "title: A\nbase_url: https://a.test/\nfeatures: {cms: true}\n")
    site.write("node_modules/decap-cms/package.json", '{"version": "3.0.0"}')
    site.write("node_modules/decap-cms/dist/decap-cms.js", "const program = 1;\n")
    with previewing(site) as running:
        assert running.get("/admin/decap-cms.js") == "const program = 1;\n"
        assert running.status("/admin/config.yml") == 200
