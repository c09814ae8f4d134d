"""Which pages an incremental build renders, and why."""

import os
import shutil
import time
from datetime import date
from pathlib import Path
from stat import S_ISREG

import pytest

from laur.build import published_views
from laur.output.decide import Cause
from laur.output.staging import OutputFolder
from laur.source.files import UNSETTLED
from laur.source.options import Options
from laur.urls.permalinks import output_path
from tests.sites import Site, SiteFactory, tree_of

NEWS = """
== content/news/2024-01-10-alfa.md
---
title: Alfa dostaje znak
date: 2024-01-10
tags: [nagrody, jakość]
organisations: [alfa]
---
Pierwszy akapit alfy. [Beta](2024-02-10-beta.md) też pisze.
== content/news/2024-02-10-beta.md
---
title: Beta pisze
date: 2024-02-10
tags: [nagrody]
---
Drugi tekst, bez odnośników.
== content/news/2024-03-10-gamma.md
---
title: Gamma milczy
date: 2024-03-10
---
Trzeci tekst.
== content/organisations/alfa.md
---
name: Klaster Alfa
---
O klastrze.
"""
ALFA, BETA, GAMMA = "/aktualnosci/2024/01/alfa/", "/aktualnosci/2024/02/beta/", "/aktualnosci/2024/03/gamma/"


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(NEWS).build()


def reasons(site: Site) -> dict[str, Cause]:
    return {page.url: page.reason.cause for page in site.last.rendered}


def test_a_first_build_renders_everything_as_new(built: Site):
    assert set(reasons(built).values()) == {Cause.NEW}
    assert {"/", ALFA, BETA, GAMMA, "/organizacje/alfa/", "/tagi/nagrody/", "/feed.xml"} <= built.rendered


def test_a_second_build_reads_and_renders_nothing(built: Site):
    built.build()
    assert built.rendered == set()
    assert built.last.site_plan.read.parsed == ()
    assert built.last.removed == ()


def test_a_build_directly_after_one_that_rendered_does_not_plan(built: Site, monkeypatch: pytest.MonkeyPatch):
    def plan(*_: object) -> None:
        pytest.fail("The site was planned again.")

    built.edit("content/news/2024-01-10-alfa.md", "Pierwszy", "Zerowy").build()
    assert built.rendered
    monkeypatch.setattr("laur.build.plan", plan)
    built.build()
    assert built.rendered == set()


@pytest.mark.parametrize("wait", [0, 0.1])
def test_a_page_overwritten_directly_after_a_build_is_rendered_again(built: Site, wait: float):
    time.sleep(wait)  # the time stamps of the pages are then old enough to be trusted, or not
    file = built.output / output_path(ALFA)
    stamp, good = file.stat(), file.read_bytes()
    file.write_bytes(good.replace(b"Alfa", b"Beta"))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    built.build()
    assert reasons(built) == {ALFA: Cause.EDITED}
    assert file.read_bytes() == good


def test_files_that_were_moved_into_place_long_after_they_were_staged_are_trusted(tmp_path: Path):
    output = OutputFolder(tmp_path / "site")
    (tmp_path / "site").mkdir()
    with output.staged():
        staged = output.stage("a/index.html", b"a")
        time.sleep(0.1)
        just_now = output.stage("b/index.html", b"b")
        first, second = output.place([staged, just_now], {})
    assert first.signature == output.survey()["a/index.html"]
    assert second.signature == UNSETTLED


def test_new_files_are_staged_in_one_folder_whatever_their_paths(tmp_path: Path):
    output = OutputFolder(tmp_path / "site")
    contents = {"a/index.html": b"1", "a/b/index.html": b"2", "index.html": b"3", "a-b/index.html": b"4"}
    (tmp_path / "site").mkdir()
    with output.staged():
        staged = [output.stage(path, data) for path, data in contents.items()]
        assert all(entry.is_file() for entry in output.staging.iterdir())  # making folders takes longer than files
        assert len(list(output.staging.iterdir())) == len(contents)
        list(output.place(staged, {}))
    assert tree_of(output.root) == contents


def test_a_word_in_a_later_paragraph_renders_only_the_pages_that_show_the_body(built: Site):
    built.edit("content/news/2024-01-10-alfa.md", "też pisze", "znowu pisze").build()
    # The excerpt is the first paragraph, so the cards that show it change, too; the tag page and the year show cards.
    assert ALFA in built.rendered
    assert {"/feed.xml", "/rss.xml", "/feed.json"} <= built.rendered
    assert BETA not in built.rendered or "related" in str(built.last.rendered)
    assert "/organizacje/" not in built.rendered
    assert "/sitemap.xml" not in built.rendered


def test_a_body_change_behind_a_stated_summary_leaves_every_listing_alone(site: SiteFactory):
    made = site(NEWS).edit(
        "content/news/2024-01-10-alfa.md", "date: 2024-01-10", "date: 2024-01-10\nsummary: Stałe streszczenie."
    )
    made.build().edit("content/news/2024-01-10-alfa.md", "też pisze", "znowu pisze").build()
    folders = ("/", "/tagi/nagrody/", "/tagi/jakosc/", "/organizacje/alfa/")
    assert made.rendered == {ALFA} | {f"{f}{name}" for f in folders for name in ("feed.xml", "rss.xml", "feed.json")}


def test_a_new_title_renders_the_neighbours_and_the_listings_and_says_why(built: Site):
    built.edit("content/news/2024-02-10-beta.md", "Beta pisze", "Beta woła").build()
    why = {page.url: page.reason for page in built.last.rendered}
    assert {ALFA, BETA, GAMMA, "/aktualnosci/", "/tagi/nagrody/"} <= built.rendered
    assert "previous.title" in why[GAMMA].details
    assert "/tagi/" not in built.rendered
    assert "/certyfikaty/" not in built.rendered


def test_touching_a_file_without_changing_it_renders_nothing(built: Site):
    os.utime(built.content / "news/2024-01-10-alfa.md", (1, 1))
    built.build()
    assert built.rendered == set()
    assert built.last.site_plan.read.parsed == ()


def test_an_edit_within_the_same_moment_and_of_the_same_size_is_noticed(built: Site):
    file = built.content / "news/2024-01-10-alfa.md"
    stamp = file.stat()
    text = file.read_text(encoding="utf-8").replace("Pierwszy", "Ostatnie")
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    built.build()
    assert "Ostatnie" in built.read(ALFA)


def test_a_page_edited_by_hand_is_made_whole_again(built: Site):
    (built.output / "aktualnosci/index.html").write_text("zepsute", encoding="utf-8")
    built.build()
    assert reasons(built) == {"/aktualnosci/": Cause.EDITED}
    assert "zepsute" not in built.read("/aktualnosci/")


def test_a_deleted_page_comes_back_and_a_stray_file_goes(built: Site):
    (built.output / "tagi/index.html").unlink()
    (built.output / "obcy").mkdir()
    (built.output / "obcy/plik.html").write_text("x", encoding="utf-8")
    built.build()
    assert reasons(built) == {"/tagi/": Cause.MISSING}
    assert built.last.removed == ("obcy/plik.html",)
    assert not (built.output / "obcy").exists()


@pytest.mark.parametrize("obstacle", ["file", "folder", "link to a folder", "link to a file"])
def test_whatever_is_where_a_file_or_a_folder_of_the_site_belongs_is_replaced(
    built: Site, tmp_path: Path, obstacle: str
):
    tree = built.tree()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "index.html").write_text("stays", encoding="utf-8")
    place = built.output / ("tagi/index.html" if obstacle in ("folder", "link to a file") else "tagi/nagrody")
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()
    if obstacle == "file":
        place.write_text("x", encoding="utf-8")
    elif obstacle == "folder":
        (place / "deep").mkdir(parents=True)
        (place / "deep" / "x.html").write_text("x", encoding="utf-8")
    else:
        place.symlink_to(tmp_path / "elsewhere" / ("index.html" if "file" in obstacle else ""))
    built.build()
    assert built.tree() == tree
    assert not (built.output / "tagi").is_symlink()
    assert not place.is_symlink()
    assert (tmp_path / "elsewhere" / "index.html").read_text(encoding="utf-8") == "stays"


@pytest.mark.parametrize("clean", [False, True])
@pytest.mark.parametrize("kind", ["file", "folder", "pipe"])
def test_a_link_to_equal_bytes_or_a_pipe_is_replaced_and_never_written_to(
    built: Site, tmp_path: Path, kind: str, clean: bool
):
    """Whatever a link leads to may change later, and a pipe would be waited for without end."""
    tree = built.tree()
    place = built.output / ("tagi" if kind == "folder" else "tagi/index.html")
    if kind == "pipe":
        place.unlink()
        os.mkfifo(place)
    else:
        place.rename(tmp_path / "elsewhere")
        place.symlink_to(tmp_path / "elsewhere")
    there = tree_of(tmp_path / "elsewhere") if kind == "folder" else None
    built.build(clean=clean)
    assert built.tree() == tree
    assert S_ISREG((built.output / "tagi/index.html").lstat().st_mode)
    assert not (built.output / "tagi").is_symlink()
    assert there is None or tree_of(tmp_path / "elsewhere") == there


def test_a_deleted_announcement_takes_its_pages_along(built: Site):
    built.edit("content/news/2024-01-10-alfa.md", "[Beta](2024-02-10-beta.md)", "Beta")
    built.delete("content/news/2024-02-10-beta.md").build()
    assert not built.exists(BETA)
    assert "Beta pisze" not in built.read("/aktualnosci/")


def test_a_layout_renders_only_the_pages_that_draw_on_it(built: Site, tmp_path):
    import shutil

    shutil.copytree(built.layouts, tmp_path / "layouts")
    built.layouts = tmp_path / "layouts"
    built.build()
    tags = built.layouts / "tags.html"
    text = tags.read_text(encoding="utf-8")
    tags.write_text(text.replace('<ul class="ledger">', '<ul class="ledger wide">'), encoding="utf-8")
    built.build()
    assert reasons(built) == {"/tagi/": Cause.LAYOUT}
    assert 'class="ledger wide"' in built.read("/tagi/")  # not from the layouts that this process loaded before


def test_site_yaml_renders_every_page_that_shows_the_frame(built: Site):
    built.edit("content/site.yaml", "Próba", "Inna").build()
    assert Cause.FRAME in reasons(built).values()
    assert "Inna" in built.read(ALFA)


def test_clean_renders_everything_and_writes_nothing_new(built: Site):
    before = built.tree()
    built.build(clean=True)
    assert set(reasons(built).values()) == {Cause.CLEAN}
    assert not any(page.is_new for page in built.last.rendered)
    assert built.tree() == before


def test_the_day_renders_the_build_file_and_what_a_date_changes(site: SiteFactory):
    made = site(
        NEWS
        + """
== content/schemes/znak.md
---
name: Znak
term: {initial: 2 years}
---
Opis.
== content/news/2024-04-01-delta.md
---
title: Delta
date: 2024-04-01
certificates:
  - id: alfa-znak
    organisation: alfa
    scheme: znak
    valid_from: 2023-06-01
    valid_until: 2024-06-30
---
Tekst.
"""
    )
    made.build(day=date(2024, 6, 29)).build(day=date(2024, 6, 30))
    assert made.rendered == {"/build.json"}
    made.build(day=date(2024, 7, 1))
    assert "/certyfikaty/alfa-znak/" in made.rendered
    assert ALFA not in made.rendered or "certificates" in str(made.last.rendered)
    assert "/organizacje/" in made.rendered  # it says of which days its numbers are
    assert not {"/tagi/", "/aktualnosci/", "/o-nas/"} & made.rendered


def test_a_deleted_or_damaged_store_costs_time_and_never_truth(built: Site):
    before = built.tree()
    store = built.folder / ".laur/store.sqlite"
    store.write_bytes(b"no database at all" * 100)
    built.build()
    assert built.tree() == before
    data = bytearray(store.read_bytes())
    data[4096:] = b"\x00" * (len(data) - 4096)
    store.write_bytes(bytes(data))
    built.build()
    assert built.tree() == before


def test_a_foreign_folder_is_never_emptied(site: SiteFactory, tmp_path):
    made = site(NEWS)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/moje.txt").write_text("ważne", encoding="utf-8")
    made.build(expect="problems")
    assert made.codes == ["output-foreign"]
    assert (tmp_path / "site/moje.txt").read_text(encoding="utf-8") == "ważne"


@pytest.mark.parametrize("clean", [False, True])
def test_a_site_whose_build_json_was_deleted_is_known_by_its_files(site: SiteFactory, clean: bool):
    made = site(NEWS).build()
    before = made.tree()
    (made.output / "build.json").unlink()
    made.build(clean=clean)
    assert made.tree() == before


@pytest.mark.parametrize("name", ["moje.txt", "index.html"])
def test_a_site_without_build_json_in_which_a_file_is_of_somebody_else_stays(site: SiteFactory, name: str):
    made = site(NEWS).build()
    (made.output / "build.json").unlink()
    (made.output / name).write_text("ważne", encoding="utf-8")
    for clean in (False, True):
        made.build(expect="problems", clean=clean)
        assert made.codes == ["output-foreign"]
    assert (made.output / name).read_text(encoding="utf-8") == "ważne"


def test_several_processes_write_the_same_bytes_as_one(site: SiteFactory, tmp_path):
    from benchmarks.corpus import announcements

    files = announcements(60, seed=1)
    made = site("\n")
    for path, text in files.items():
        made.write(f"content/{path}", text)
    made.build(jobs=1)
    alone = made.tree()
    made.build(jobs=2, clean=True)
    assert made.tree() == alone


@pytest.mark.parametrize("target", ["nowhere", "content/news/a.md"])
def test_a_file_or_a_link_in_the_place_of_the_site_is_reported_and_stays(site: SiteFactory, tmp_path, target: str):
    made = site("== content/news/a.md\n---\ntitle: A\n---\n")
    (tmp_path / "site").symlink_to(tmp_path / target)
    made.build(expect="problems")
    assert made.codes == ["output-foreign"]
    assert (tmp_path / "site").is_symlink()


def test_a_clean_build_forgets_the_pages_that_are_gone(site: SiteFactory):
    made = site(NEWS).build()
    made.delete("content/news/2024-03-10-gamma.md").build(clean=True)
    known = published_views(Options(content=made.content, layouts=made.layouts, output=made.output))
    assert {output_path(url) for url in known} == made.tree().keys()
