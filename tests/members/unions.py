"""An association's site with three members: two that answer well, and one that does not mean well."""

from datetime import date
from functools import partial
from pathlib import Path

from laur.build import plan_site
from laur.frontmatter.site import read_site
from laur.members.network import PullLimits, fetch
from laur.members.pull import PulledMember, pull
from laur.model import Site as Settings
from laur.pages.plan import SitePlan
from laur.source.options import Options
from tests.members.servers import MemberServer, register_of
from tests.sites import ROOT, Site

DAY = date(2024, 6, 1)
LIMITS = PullLimits(whole_seconds=20, read_seconds=20, allows_private=True)
SETTINGS = """\
title: Związek
base_url: https://example.org/
members:
  alfa:
    name: Rejestr Alfy
    register: {alfa}
  beta:
    name: Rejestr Bety
    register: {beta}
  zlo:
    name: Rejestr Zła
    register: {evil}
"""
OWN = """\
== content/schemes/znak.md
== content/organisations/alfa.md
"""


def umbrella_of(folder: Path, servers: list[MemberServer], tree: str = OWN) -> Site:
    """The association's site; the registers of its members are empty."""
    for server in servers:
        server.files.clear()
        server.behaviours.clear()
        server.requests.clear()
        server.answers.clear()
        server.is_there = True
        server.publish(register_of())
    alfa, beta, evil = (server.register for server in servers)
    return Site(folder, tree).write("content/site.yaml", SETTINGS.format(alfa=alfa, beta=beta, evil=evil))


def settings(site: Site) -> Settings:
    found, _, problems = read_site("site.yaml", (site.content / "site.yaml").read_bytes())
    assert found is not None, problems
    return found


def pulled(
    site: Site, day: date = DAY, accept: tuple[str, ...] = (), limits: PullLimits = LIMITS
) -> dict[str, PulledMember]:
    """What `laur pull` finds on a day, by member."""
    ask = partial(fetch, limits=limits, site=None)
    found = pull(site.content, settings(site).members, ask, day, "Europe/Warsaw", frozenset(accept))
    return {one.id: one for one in found}


def planned(site: Site, day: date = DAY) -> SitePlan:
    """The plan of the site, for what needs no page."""
    return plan_site(
        Options(content=site.content, layouts=ROOT / "layouts", output=site.output, day=day), lambda _: day
    )
