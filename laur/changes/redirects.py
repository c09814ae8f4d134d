"""Redirects in ``site.yaml`` that follow from a change: from addresses that pages had to those that they have then."""

from collections.abc import Mapping

from laur.changes.plan import Draft
from laur.editing import FieldEdit
from laur.model import SITE_FILE, Site
from laur.urls.paths import normal_url


def add_redirects(draft: Draft, site: Site, moves: Mapping[str, str]) -> None:
    """Adds a redirect from each old address to its new one.

    Earlier redirects to an old address lead to the new one then, and those from an address that a page has again are
    removed.
    """
    position = {each: n for n, each in enumerate(site.redirects)}
    gone = [each for each in site.redirects if normal_url(each.source) in moves.values()]
    kept = [each for each in site.redirects if each not in gone]
    for each in kept:
        new = moves.get(normal_url(each.to))
        if new is not None and new != normal_url(each.source):
            draft.edit(SITE_FILE, FieldEdit(("redirects", position[each], "to"), new))
    known = {normal_url(each.source) for each in kept}
    added = [(old, new) for old, new in sorted(moves.items()) if old not in known]
    for each in reversed(gone):
        draft.edit(SITE_FILE, FieldEdit(("redirects", position[each]), None))
    for number, (old, new) in enumerate(added, len(kept)):
        draft.edit(SITE_FILE, FieldEdit(("redirects", number), {"from": old, "to": new}))
