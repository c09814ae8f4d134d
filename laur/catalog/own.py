"""Whether a site is that of one organisation: the publisher's, or the only holder in the register."""

from collections.abc import Collection

from laur.model import Site


def own_organisation(site: Site, holders: Collection[str]) -> str | None:
    """The organisation whose own certificates the site shows; None for a register of others.

    `holders` are the organisations with certificates. If `site.yaml` names the publisher's organisation, only that one
    counts; otherwise the only holder does.
    """
    stated = site.publisher.organisation if site.publisher else None
    if stated is not None:
        return stated if stated in holders else None
    return next(iter(holders)) if len(holders) == 1 else None
