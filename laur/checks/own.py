"""Own certificates of the organisation whose site it is, of which no document says how long they are valid."""

from collections.abc import Iterator

from laur.catalog import Catalog
from laur.checks.effect import Effect
from laur.problems import Problem, problem
from laur.register import Status

EFFECT = Effect.ADVISORY


def check_own_certificates(catalog: Catalog) -> Iterator[Problem]:
    """A hint for each certificate whose end the office itself must know, and has not stated.

    None if `site.yaml` does not name the publisher's organisation: the only holder may be another one.
    """
    awards, publisher = catalog.awards, catalog.site.publisher
    own = publisher.organisation if publisher else None
    for key in awards.by_organisation.get(own, ()) if own else ():
        claim = awards.records[key].claim
        if awards.statuses[key].status is Status.UNKNOWN:
            place = catalog.targets.documents[claim.path].places.at(f"{claim.key}.id")
            yield problem("own-end-missing", claim.path, place, length=len(key), value=key)
