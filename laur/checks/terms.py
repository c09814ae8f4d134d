"""Whether the site states the licence of the register's data."""

from collections.abc import Iterator

from laur.catalog import Catalog
from laur.checks.effect import Effect
from laur.model import SITE_FILE, Place
from laur.problems import Problem, problem

EFFECT = Effect.ADVISORY


def check_terms(catalog: Catalog) -> Iterator[Problem]:
    """A hint if there are certificates and ``site.yaml`` has no `data`."""
    if catalog.awards.records and catalog.site.data is None:
        yield problem("licence-missing", SITE_FILE, Place())
