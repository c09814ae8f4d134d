"""Links to other sites: whether what they lead to is still there, asked politely.

One request at a time to a host, with a pause between two; several hosts at once. What was found is remembered for a
while, so that the next look asks only about what is new. A fragment is not asked about, nor is an e-mail address.
"""

from pathlib import Path

from msgspec import Struct

from laur.checks.external.addresses import AddressMention, mentions
from laur.checks.external.answers import CachedAnswer, Verdict, recall, remember
from laur.checks.external.visits import ExternalServices, visit_all
from laur.pages.plan import SitePlan
from laur.problems import Problem, problem
from laur.source.options import Progress, silent

FILE = "links.json"
"""What was found, in the folder of the store."""

_CODES = {Verdict.DEAD: "link-dead", Verdict.UNANSWERED: "link-unanswered", Verdict.MOVED: "link-moved"}


class ExternalCheckOptions(Struct, frozen=True):
    """All of the outside that a look at other sites needs."""

    world: ExternalServices
    progress: Progress = silent


def check_external(site_plan: SitePlan, around: ExternalCheckOptions) -> tuple[Problem, ...]:
    """A problem for each place that leads to a page of another site which is gone, has moved or did not answer."""
    if site_plan.catalog is None:
        return ()
    world, found = around.world, mentions(site_plan.catalog, site_plan.read.texts(site_plan.options.content))
    file: Path = site_plan.options.state / FILE
    known = recall(file, world.now())
    new = sorted(found.keys() - known.keys())
    around.progress("Asking other sites for", len(new))
    answers = {**known, **visit_all(new, world)}
    remember(file, {address: answer for address, answer in answers.items() if address in found})
    return tuple(
        _problem(mention, address, answer)
        for address, answer in answers.items()
        if answer.verdict in _CODES
        for mention in found.get(address, ())
    )


def _problem(mention: AddressMention, address: str, answer: CachedAnswer) -> Problem:
    return problem(
        _CODES[answer.verdict], mention.path, mention.place,
        length=len(mention.written), target=address, reason=answer.reason or None, nearest=answer.moved_to,
    )  # fmt: skip
