"""The order of changes: whoever reads the site in the middle of a run finds no broken link and no missing image."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from laur.build import plan_site
from laur.output.order import Stage
from laur.publish.files import FileRules, LocalFile, survey
from laur.publish.manifest import Manifest, PublishedFile
from laur.publish.plan import ChangeKind, Known, PublishPlan, Wishes, make_plan
from laur.publish.targets.interface import ServedAs
from laur.source.options import Options
from laur.urls.permalinks import output_path
from laur.views.kinds import PageKind
from tests.sites import DAY, ROOT, SiteFactory, tree_of

BEFORE = """\
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/2024-01-10-pierwsza.md
---
title: Pierwsza
date: 2024-01-10
tags: [nagrody, stare]
---
Tekst, [druga](2024-01-11-druga.md).
== content/news/2024-01-11-druga.md
---
title: Druga
date: 2024-01-11
tags: [nagrody]
certificates:
  - {id: alfa-znak-2024, organisation: alfa, scheme: znak, awarded: 2024-01-11, valid_until: 2024-12-31}
---
Tekst.
"""


def kinds_of(content: Path) -> dict[str, PageKind]:
    found = plan_site(Options(content=content, layouts=ROOT / "layouts", day=DAY), lambda _zone: DAY)
    return {output_path(page.url): page.kind for page in found.pages}


def known(files: dict[str, LocalFile]) -> Known:
    return Known(manifest=Manifest(files={path: PublishedFile(file.digest, file.size) for path, file in files.items()}))


def broken(tree: dict[str, bytes]) -> set[tuple[str, str]]:
    """The links and images that lead nowhere, of all pages that a reader can reach from the home page."""
    seen, left, found = set(), ["index.html"], set()
    while left:
        path = left.pop()
        if path in seen or not path.endswith(".html"):
            continue
        seen.add(path)
        page = BeautifulSoup(tree[path], "html5lib")
        for tag in page.select("a[href^='/'], link[href^='/'], img[src^='/'], script[src^='/']"):
            name = output_path(str(tag.get("href") or tag.get("src")).partition("#")[0].partition("?")[0])
            if name not in tree:
                found.add((path, name))
            elif tag.name == "a":
                left.append(name)
    return found


@pytest.mark.slow
def test_at_no_moment_does_a_page_lead_to_a_file_that_is_not_there(site: SiteFactory):
    own = site("== content/site.yaml\ntitle: A\nbase_url: https://a.test/\n" + BEFORE)
    own.build()
    before, old = survey(own.output, FileRules()), tree_of(own.output)
    own.delete("content/news/2024-01-10-pierwsza.md")
    own.write(
        "content/news/2024-03-01-trzecia.md",
        "---\ntitle: T\ndate: 2024-03-01\ntags: [nowe]\n---\n[D](2024-01-11-druga.md)\n",
    )
    own.edit("content/news/2024-01-11-druga.md", "Tekst.", "Tekst, [trzecia](2024-03-01-trzecia.md).")
    own.edit("content/site.yaml", "title: A", "title: B\ntheme: {accent: '#1d5f4a'}")
    own.build()
    after, new = survey(own.output, FileRules()), tree_of(own.output)
    plan = make_plan(after, kinds_of(own.content), known(before), Wishes())
    assert broken(old) == broken(new) == set()
    now = dict(old)
    for step in plan.steps:
        if step.action is ChangeKind.DELETE:
            del now[step.path]
        else:
            now[step.path] = new[step.path]
        assert broken(now) == set(), f"after {step.action} {step.path}"
    assert now == new
    assert {step.action for step in plan.steps} == set(ChangeKind)
    assert plan.steps[-1].path == "build.json" or "build.json" not in plan.paths(*ChangeKind)


def file(path: str, digest: str = "1", source: str | None = None) -> LocalFile:
    return LocalFile(path, path if source is None else source, digest, 10, ServedAs())


def plan_of(local: list[LocalFile], found: Known, wishes: Wishes | None = None) -> PublishPlan:
    return make_plan({each.path: each for each in local}, {}, found, wishes or Wishes())


def test_a_file_that_is_where_a_folder_is_needed_goes_first_and_the_other_way_round():
    published = known({"a": file("a"), "b/c": file("b/c")})
    plan = plan_of([file("a/index.html"), file("b")], published)
    assert [(step.action, step.stage, step.path) for step in plan.steps[:2]] == [
        (ChangeKind.DELETE, Stage.OBSTACLES, "a"),
        (ChangeKind.DELETE, Stage.OBSTACLES, "b/c"),
    ]


def test_what_an_earlier_run_left_in_doubt_is_sent_again_or_deleted():
    manifest = Manifest(files={"a": PublishedFile("1", 10)}, pending=("a", "b", "gone"))
    plan = plan_of([file("a"), file("b")], Known(manifest=manifest))
    assert plan.paths(ChangeKind.REPLACE) == ("a", "b")
    assert plan.paths(ChangeKind.DELETE) == ("gone",)


def test_a_file_with_another_size_than_the_list_says_is_sent_again_and_one_that_is_gone_too():
    manifest = Manifest(files={"a": PublishedFile("1", 10), "b": PublishedFile("1", 10), "c": PublishedFile("1", 10)})
    plan = plan_of([file("a"), file("b"), file("c")], Known(manifest=manifest, present={"a": 10, "b": 9}))
    assert (plan.paths(ChangeKind.SEND), plan.paths(ChangeKind.REPLACE)) == (("c",), ("b",))


@pytest.mark.parametrize("kept", [True, False])
def test_files_of_others_stay_unless_their_deletion_is_asked_for(kept: bool):
    found = Known(manifest=Manifest(files={"a": PublishedFile("1", 10)}), present={"a": 10, "cgi-bin/x": 5})
    plan = plan_of([file("a")], found, Wishes(delete_foreign=not kept))
    assert plan.foreign == (("cgi-bin/x",) if kept else ())
    assert plan.paths(ChangeKind.DELETE) == (() if kept else ("cgi-bin/x",))
    assert plan.deleted_share == 0


def test_a_compressed_version_is_sent_at_the_same_moment_as_its_page():
    local = [file("a/index.html"), file("a/index.html.gz", source="a/index.html"), file("assets/x.css")]
    plan = plan_of(local, known({"a/index.html": file("a/index.html", "0")}))
    assert [step.path for step in plan.steps] == ["assets/x.css", "a/index.html", "a/index.html.gz"]
