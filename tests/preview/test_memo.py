"""What a preview remembers of documents it has looked at: only what is still true of them."""

from laur.memo import Kept
from laur.pages.plan import SitePlan
from laur.preview.site import Preview
from laur.source.options import Options
from tests.sites import DAY, ROOT, Site, SiteFactory

TREE = """
== content/news/alfa.md
---
title: Alfa
date: 2024-01-10
---
Czytaj [dalej](beta.md).
== content/news/beta.md
---
title: Beta
date: 2024-01-11
---
Tekst.
== content/news/gamma.md
---
title: Gamma
date: 2024-01-12
---
Czytaj [koniec](beta.md#koniec).
"""


def test_a_link_is_looked_at_again_when_what_it_leads_to_goes_and_when_it_comes_back(site: SiteFactory):
    site_ = site(TREE)
    preview = previewed(site_)
    text = (site_.content / "news/beta.md").read_text()
    assert codes(rebuilt(preview)) == ["anchor-missing"]
    (site_.content / "news/beta.md").unlink()
    assert codes(rebuilt(preview)) == ["link-missing", "link-missing"]
    site_.write("content/news/beta.md", text + "\n## Koniec\n")
    assert codes(rebuilt(preview)) == []


def test_only_what_another_text_can_change_is_looked_at_again(site: SiteFactory):
    site_ = site(TREE)
    preview = previewed(site_)
    rebuilt(preview)
    before = {check: kept(preview, check) for check in ("links", "references")}
    site_.edit("content/news/beta.md", "Tekst", "Inny tekst")
    rebuilt(preview)
    links = {path: now is before["links"][path] for path, now in kept(preview, "links").items()}
    assert links == {"news/alfa.md": True, "news/beta.md": False, "news/gamma.md": False}
    references = {path: now is before["references"][path] for path, now in kept(preview, "references").items()}
    assert references == {"news/alfa.md": True, "news/beta.md": False, "news/gamma.md": True}


def previewed(site: Site) -> Preview:
    options = Options(content=site.content, layouts=ROOT / "layouts", day=DAY)
    return Preview(options, lambda _zone: DAY, "en")


def rebuilt(preview: Preview) -> SitePlan:
    site_plan = preview.rebuild()
    assert site_plan is not None
    return site_plan


def codes(site_plan: SitePlan) -> list[str]:
    return [problem.code for problem in site_plan.problems if problem.code in {"link-missing", "anchor-missing"}]


def kept(preview: Preview, check: str) -> dict[str, Kept | None]:
    """What a check found in each document, as the preview's memo keeps it."""
    return {path: preview._memo.kept((check, path)) for path in ("news/alfa.md", "news/beta.md", "news/gamma.md")}
