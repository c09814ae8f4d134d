"""What the preview says in the terminal."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from laur.build import plan_site
from laur.cli.preview_messages import not_listening, rebuilt, received
from laur.i18n.count import Count
from laur.source.options import Options
from tests.sites import DAY, ROOT, Site

TREE = "== content/news/a.md\n---\ntitle: A\n---\nTekst.\n"


def polish_pages(count: int) -> str:
    return f"{Count(count, 'pl'):strona|strony|stron}"


def site_plan_of(made: Site):
    return plan_site(Options(content=made.content, layouts=made.layouts, day=DAY), lambda _zone: DAY)


def test_a_rebuild_says_what_changed_how_many_pages_there_are_and_how_long_it_took(tmp_path: Path):
    made = Site(tmp_path, TREE)
    first = site_plan_of(made)
    count = len(first.pages)
    assert rebuilt(first, 1.234, "en") == f"site loaded: {count} pages, 1.23 s"
    made.write("content/news/b.md", "---\ntitle: B\n---\nTekst.\n")
    second = site_plan_of(made)
    assert rebuilt(second, 0.1, "en", count) == f"news/b.md: {count + 1} pages (+1), 0.10 s"
    assert rebuilt(second, 0.1, "pl", count) == f"news/b.md: {polish_pages(count + 1)} (+1), 0.10 s"
    for name in "cdefg":
        made.write(f"content/news/{name}.md", f"---\ntitle: {name}\n---\nTekst.\n")
    assert rebuilt(site_plan_of(made), 0.1, "en", count + 1).startswith("news/c.md, news/d.md, news/e.md and 2 more: ")
    assert (
        rebuilt(site_plan_of(made), 0.1, "pl", count + 6)
        == f"wczytano serwis ponownie: {polish_pages(count + 6)}, 0.10 s"
    )


def test_if_nothing_can_be_planned_it_says_that_the_pages_stay(tmp_path: Path):
    made = Site(tmp_path, TREE).write("content/site.yaml", "title: [\n")
    assert "stay as they were" in rebuilt(site_plan_of(made), 0.1, "en", 4)


def test_a_message_is_reported_with_its_file_and_a_comment_with_where_to_move_it():
    file, place = Path(".laur/inbox/comment/news/a.comments/1.md"), Path("content/news/a.comments/1.md")
    assert received(file, None, "en") == f"Form submitted: {file}"
    assert received(file, place, "pl").splitlines() == [
        f"Nowy komentarz: {file}",
        f"  Aby go zatwierdzić, przenieś go do {place}",
    ]


@pytest.mark.parametrize(
    ("lang", "words", "missing"),
    [
        ("en", "in use by another program", "this computer does not have that address"),
        ("pl", "zajmuje inny program", "ten komputer nie ma takiego adresu"),
    ],
)
def test_a_port_in_use_is_reported_with_another_port(lang: str, words: str, missing: str):
    reported = not_listening("127.0.0.1", 8000, OSError(errno.EADDRINUSE, "in use"), lang)
    assert words in reported
    assert "--port 8001" in reported
    assert missing in not_listening("10.0.0.9", 80, OSError(errno.EADDRNOTAVAIL, "no such address"), lang)
    assert "no way" in not_listening("10.0.0.9", 80, OSError(errno.EPROTO, "no way"), lang)


def test_an_address_of_another_machine_is_reported(tmp_path: Path):
    made = Site(tmp_path, TREE)
    flags = ("--content", made.content, "--layouts", made.layouts, "--host", "192.0.2.1")
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "serve", *map(str, flags)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "192.0.2.1" in done.stderr
    assert "Traceback" not in done.stderr
