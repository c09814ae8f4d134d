"""Plans of changes for a little site, and what becomes of its files."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from laur.build import plan_site
from laur.catalog import Catalog
from laur.changes import ChangePlan
from laur.changes.plan import Read
from laur.pages.plan import SitePlan
from laur.source.options import Options, Visibility
from tests.sites import DAY, Site

Make = Callable[[SitePlan, Catalog, Read], ChangePlan]


def planned(site: Site) -> tuple[SitePlan, Catalog, Read]:
    """What a plan of changes is made from."""
    options = Options(content=site.content, layouts=site.layouts, output=site.output, visibility=Visibility(True, True))
    site_plan = plan_site(options, lambda _zone: DAY)
    assert site_plan.catalog is not None
    return site_plan, site_plan.catalog, partial(read, site)


def read(site: Site, path: str) -> bytes | None:
    file = site.content / path
    return file.read_bytes() if file.is_file() else None


def changed(site: Site, plan: ChangePlan) -> dict[str, str | None]:
    """Makes the changes in the files of a site. Returns what they hold then, by path."""
    for each in plan.files:
        file = site.content / each.path
        assert read(site, each.path) == each.before
        if each.after is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(each.after)
    return {each.path: None if each.after is None else each.after.decode() for each in plan.files}


def moment() -> datetime:
    return datetime.fromisoformat("2024-06-01T12:00:00+02:00")
