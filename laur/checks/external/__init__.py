"""Links to other sites: whether their targets still exist.

One request at a time to each host, with a pause between requests; several hosts at once. Answers are cached for a
while, so the next check asks only about new links. Fragments and e-mail addresses are not checked.
"""

from pathlib import Path

from msgspec import Struct

from laur.checks.effect import Effect
from laur.checks.external.addresses import mentions
from laur.checks.external.answers import CachedAnswer, Verdict, recall, remember
from laur.checks.external.visits import ExternalServices, visit_all
from laur.checks.texts import AddressMention
from laur.pages.plan import SitePlan
from laur.problems import Problem, problem
from laur.source.options import Progress, silent

EFFECT = Effect.ADVISORY

FILE = "links.json"
"""The cached answers, in the folder of the cache."""

_CODES = {Verdict.DEAD: "link-dead", Verdict.UNANSWERED: "link-unanswered", Verdict.MOVED: "link-moved"}


class ExternalCheckOptions(Struct, frozen=True):
    """What the check needs from outside."""

    world: ExternalServices
    progress: Progress = silent


def check_external(site_plan: SitePlan, around: ExternalCheckOptions) -> tuple[Problem, ...]:
    """A problem for each link to a page of another site that is gone, has moved or did not answer."""
    if site_plan.catalog is None:
        return ()
    world, found = around.world, mentions(site_plan.catalog, site_plan.read.texts(site_plan.options.content))
    file: Path = site_plan.options.state / FILE
    known = recall(file, world.now())
    new = sorted(found.keys() - known.keys())
    around.progress("external-links", len(new))
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
