"""Links to other sites: whether what they lead to is still there, asked politely.

One request at a time to a host, with a pause between two; several hosts at once. What was found is remembered for a
while, so that the next look asks only about what is new. A fragment is not asked about, nor is an e-mail address.
"""

from pathlib import Path

from msgspec import Struct

from laur.build import Plans, silent
from laur.build.options import Progress
from laur.check.external.addresses import Mention, mentions
from laur.check.external.answers import Answer, Verdict, recall, remember
from laur.check.external.visits import World, visit_all
from laur.problems import Problem, problem

FILE = "links.json"
"""What was found, in the folder of the store."""

_CODES = {Verdict.DEAD: "link-dead", Verdict.UNANSWERED: "link-unanswered", Verdict.MOVED: "link-moved"}


class Surroundings(Struct, frozen=True):
    """All of the outside that a look at other sites needs."""

    world: World
    progress: Progress = silent


def check_external(plans: Plans, around: Surroundings) -> tuple[Problem, ...]:
    """A problem for each place that leads to a page of another site which is gone, has moved or did not answer."""
    if plans.catalog is None:
        return ()
    world, found = around.world, mentions(plans.catalog, plans.read.texts(plans.options.content))
    file: Path = plans.options.state / FILE
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


def _problem(mention: Mention, address: str, answer: Answer) -> Problem:
    return problem(
        _CODES[answer.verdict], mention.path, mention.place,
        length=len(mention.written), target=address, reason=answer.reason or None, nearest=answer.moved_to,
    )  # fmt: skip
