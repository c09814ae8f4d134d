"""Hostile content: whatever stands in `content/`, there are problems that can be put into words, or a whole site."""

import json
import os
import subprocess
import sys
import unicodedata
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laur.build import build, plan_at, plan_site
from laur.checks.advisory import inspect
from laur.checks.external.addresses import mentions
from laur.cli import main
from laur.pages.plan import SitePlan
from laur.problems import has_errors
from laur.problems.formats import as_github, as_gitlab, as_json, as_text
from laur.source.lines import folders, lines_of
from laur.source.options import Options
from tests.sites import DAY, ROOT, Site, tree_of, unmeasured

FRONT = st.sampled_from(
    [
        "title: Gala", "title: „Gala”", "title:\xa0Gala", "titel: x", "date: 31.12.2024", "date: 2024-02-30",
        "tags: [a, A, á]", "tags: [nagrody, Nagroda]", "tags: a", "tags: [",
        "image: {src: ../media/x.png, alt: }", "summary: " + "x " * 120, "aliases: [/, /tagi/, /stare]",
        "aliases: [/stare]", "event:", "place: x", "certificates: [{id: a}]", "related: [a.md]",
        "translation_of: a.md", "slug: tagi", "lang: en", "draft: true", "expires: 2020",
        "publish_at: 2999-01-01", "\ttab: x", "x: &a [*a]", "x: !!python/object y", "? a", "%", "---",
        "“title”: x", "? - a\n: b", "people: [{name: {}}]", "\u2028: x",
    ]
)  # fmt: skip
BODY = st.sampled_from(
    [
        "# H1", "#### Skok", "Setext\n===", "[tutaj](https://example.org/)", "[](a.md)", "[x](a.md#nie)",
        "[x](/tagi/#y)", "![](../media/x.png)", "![a](<../media/z y.png>)", "<img src=../media/x.png>", "<h1>x",
        "<a href='//['>x</a>", "https://[::1", "http://example.org:99999/", "[x](http://ex ample)",
        "[x]: a.md 'y'\n[x]", "> > > ## c", "```\n# kod", "<script>x</script>", "[^1]\n\n[^1]: x", "\x00",
        "[x](../../../etc/passwd)", "[x](%00)", "[x](%ff#%ff)", "[a][b]", "# \u202e", "* " * 40, "<div>" * 70,
        "|a|\n|-|\n|![](x)|", "[x](b.md)", "[Gala](javascript:x)", "{: #id }", "## a {#a b}",
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "news/a.md", "news/b.md", "news/ze spacją.md", unicodedata.normalize("NFD", "news/góra.md"),
        "news/góra.md", "news/A.MD", "news/x.txt", "news/x.docx", "news/x.jpg", "organisations/alfa.md",
        "organisations/Zła.md", "schemes/znak.md", "pages/p.md", "pages/tagi.md", "media/x.png",
        "media/z y.png", "news/a.comments/1.md", "news/%41.md", "news/#x.md", "press/x.md", "site.yaml",
        "news/" + "d" * 120 + ".md",
    ]
)  # fmt: skip
TEXT = st.builds(
    lambda front, body, line, mark: line.join([mark, *front, "---", "", *body, ""]),
    st.lists(FRONT, max_size=5),
    st.lists(BODY, max_size=4),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["---", "---", "---", "\ufeff---", "—", "--- ", ""]),
)
DATA = st.one_of(
    TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")),
    TEXT.map(lambda text: text.encode("utf-16", "surrogatepass")),
    TEXT.map(lambda text: text.encode("cp1250", "replace")),
    st.binary(max_size=60),
)


def options(folder: Path) -> Options:
    return Options(content=folder / "content", layouts=ROOT / "layouts", output=folder / "site", day=DAY)


def put_into_words(site_plan: SitePlan) -> None:
    lines, roots = lines_of(site_plan.options), folders(site_plan.options)
    for found in site_plan.problems:
        for lang in ("pl", "en"):
            said = as_text(found, lines, roots, lang, colour=False)
            assert f"[{found.code}]" in said
            assert "…”" not in said.split("\n")[0] or "…" in "".join(found.values.values())
            assert "\n" not in as_github(found, roots, lang)
            json.dumps(as_json(found, roots, lang))
    report: list[Any] = list(as_gitlab(site_plan.problems, roots, "en"))
    assert len({issue["fingerprint"] for issue in report}) == len(report)
    assert all(issue["location"]["path"] and issue["location"]["lines"]["begin"] > 0 for issue in report)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(files=st.dictionaries(NAMES, DATA, min_size=1, max_size=6))
def test_any_content_is_checked_and_every_problem_can_be_said(tmp_path_factory: pytest.TempPathFactory, files):
    folder = tmp_path_factory.mktemp("hostile")
    made = Site(folder, "")
    for name, data in files.items():
        made.write(f"content/{name}", data)
    site_plan = plan_site(options(folder), lambda _zone: DAY)
    reported = site_plan.with_problems(inspect(site_plan, partial(plan_at, site_plan)))
    put_into_words(reported)
    if site_plan.catalog is not None:
        mentions(site_plan.catalog, site_plan.read.texts(folder / "content"))
    assert not (folder / "site").exists()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(files=st.dictionaries(NAMES, DATA, min_size=1, max_size=4))
def test_any_content_is_built_whole_or_not_at_all(tmp_path_factory: pytest.TempPathFactory, files):
    folder = tmp_path_factory.mktemp("hostile")
    made = Site(folder, "== content/news/dobra.md\n---\ntitle: Dobra\n---\n").build()
    before = made.tree()
    for name, data in files.items():
        made.write(f"content/{name}", data)
    report = build(options(folder), lambda _zone: DAY)
    assert report.is_written != has_errors(report.problems)
    if not report.is_written:
        assert made.tree() == before
    assert not list(folder.glob(".*.staging"))
    assert not list((folder / "site").rglob("*.tmp"))


HAND_MADE: dict[str, tuple[str, bytes]] = {
    "a folder in place of site.yaml": ("content/site.yaml/x", b""),
    "a drawing without measure": (
        "content/media/x.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="1e999" height="nan" viewBox="0 0 1e400 -1"/>',
    ),
    "a drawing in an encoding of its own": ("content/media/x.svg", b'<?xml version="1.0" encoding="klingon"?><svg/>'),
    "a drawing in the depths": (
        "content/media/x.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 50_000 + b"</g>" * 50_000 + b"</svg>",
    ),
    "folders in folders": ("content/news/" + "d/" * 150 + "x.md", b"---\ntitle: x\n---\n"),
    "a tag without end": ("content/news/x.md", b"---\ntitle: x\ntags: [" + b"x" * 300 + b"]\n---\n"),
    "an old address without end": ("content/news/x.md", b"---\ntitle: x\naliases: [/" + b"x" * 300 + b"/]\n---\n"),
    "a slug without end": ("content/news/x.md", b"---\ntitle: x\nslug: " + b"x" * 300 + b"\n---\n"),
    "an empty site.yaml": ("content/site.yaml", b""),
    "only a list in site.yaml": ("content/site.yaml", b"- a\n"),
    "a site.yaml that ends in a bracket": ("content/site.yaml", b"title: A\nnavigation: ["),
    "a site.yaml from Notepad": ("content/site.yaml", "title: Łódź\n".encode("utf-16")),
    "nothing but a mark": ("content/news/x.md", b"\xef\xbb\xbf"),
    "ten thousand brackets": ("content/news/x.md", b"---\ntitle: " + b"[" * 10_000 + b"\n---\n"),
    "ten thousand quotations": ("content/news/x.md", b"---\ntitle: x\n---\n" + b">" * 10_000 + b" x\n"),
    "a line without end": ("content/news/x.md", b"---\ntitle: " + b"x" * 300_000 + b"\n---\n"),
    "a word without end": (
        "content/news/x.md",
        b"---\ntitle: x\n---\n" + b"x." * 100_000 + b" " + b"1" * 100_000 + b"\n",
    ),
    "an address without end": ("content/news/x.md", b"---\ntitle: x\n---\n" + b"a+" * 100_000 + b"\n"),
    "quotations before a heading": (
        "content/news/x.md",
        b"---\ntitle: x\n---\n" + b"> " * 60 + b"x\n\n" + b"> " * 60 + b"\n\n##### y\n",
    ),
    "a slug that climbs": ("content/news/x.md", b"---\ntitle: x\nslug: ../../x\n---\n"),
    "an alias that climbs": ("content/news/x.md", b"---\ntitle: x\naliases: [/../../x, /a/%2e%2e/%2e%2e/x]\n---\n"),
    "an alias over a file": ("content/news/x.md", b"---\ntitle: x\naliases: [/feed.xml, /feed.xml/x]\n---\n"),
    "an alias that is a place": ("content/news/x.md", b"---\ntitle: x\naliases: [/build.json, /assets]\n---\n"),
}


@pytest.mark.parametrize("name", list(HAND_MADE))
def test_hand_made_hostility_is_met_with_words(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str):
    made = Site(tmp_path, "== content/news/dobra.md\n---\ntitle: Dobra\n---\n").build()
    before = made.tree()
    path, data = HAND_MADE[name]
    if path.startswith("content/site.yaml/"):
        made.delete("content/site.yaml")
    made.write(path, data)
    places = ["--content", str(made.content), "--layouts", str(made.layouts), "--output", str(made.output)]
    status = main(["check", "--lang", "pl", *places])
    said = capsys.readouterr()
    assert status in {0, 1}
    assert "Traceback" not in said.out + said.err
    assert (status == 1) == ("błąd" in said.out)
    assert main(["build", "--jobs", "1", "--as-of", str(DAY), *places]) == status
    assert (made.tree() == before) or status == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == [".laur", "content", "site"]
    assert tree_of(made.output).keys() >= {"index.html", "build.json"}


@pytest.mark.parametrize("command", ["build", "routes"])
@pytest.mark.parametrize("path", ["content/news/x.md", "content/site.yaml", "content/media/x.jpg", "layouts/x.html"])
@pytest.mark.parametrize("endless", ["a pipe", "a device"])
def test_what_can_be_read_without_end_is_never_opened(tmp_path: Path, endless: str, path: str, command: str):
    """A pipe that nobody writes into is no file; a link to a device is a problem, whose line is not looked for."""
    made = Site(tmp_path, "== content/news/dobra.md\n---\ntitle: Dobra\n---\n== layouts/y.html\n<p>\n")
    place = tmp_path / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    if endless == "a pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero")
    places = ["--content", str(made.content), "--layouts", str(tmp_path / "layouts"), "--output", str(made.output)]
    words = [sys.executable, str(ROOT / "build.py"), command, *(places if command == "build" else places[:4])]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1, done.stderr  # such layouts have no wording
    assert endless == "a pipe" or f"{path}: error:" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_link_that_leads_to_itself_is_a_problem_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made = Site(tmp_path, "== content/news/dobra.md\n---\ntitle: Dobra\n---\n").build()
    before = made.tree()
    (made.content / "news/kolo.md").symlink_to("kolo.md")
    places = ["--content", str(made.content), "--layouts", str(made.layouts), "--output", str(made.output)]
    assert main(["build", "--lang", "en", *places]) == 1
    assert "news/kolo.md" in capsys.readouterr().err
    assert made.tree() == before


@pytest.mark.parametrize("blocks", [1, 20])
@pytest.mark.parametrize("command", ["build", "check", "routes", "status"])
def test_a_full_disk_is_reported_in_words_and_the_last_site_stands(tmp_path: Path, command: str, blocks: int):
    made = Site(tmp_path, "== content/news/dobra.md\n---\ntitle: Dobra\n---\n").build()
    before = made.tree()
    made.write("content/site.yaml", "title: Nowa\nbase_url: https://example.org/\n")
    places = ["--content", str(made.content), "--layouts", str(made.layouts), "--output", str(made.output)]
    words = [sys.executable, str(ROOT / "build.py"), command, *(places if command == "build" else places[:4])]
    limited = ["bash", "-c", f'trap "" XFSZ; ulimit -f {blocks}; exec "$@"', "bash", *words]
    done = subprocess.run(
        limited, cwd=tmp_path, env=unmeasured(), capture_output=True, text=True, check=False, timeout=60
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 3 if command == "build" else done.returncode in {0, 3}, done.stderr
    assert made.tree() == before
