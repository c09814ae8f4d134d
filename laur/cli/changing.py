"""Commands that change documents: they show a diff, ask, and make all changes or none."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from laur.build import plan_site
from laur.catalog import Catalog
from laur.changes import ChangePlan, ImpossibleChangeError
from laur.changes.plan import Read
from laur.cli.environment import layouts_of, today
from laur.cli.exit_status import DONE, PROBLEMS, USAGE
from laur.cli.fixing import confirms
from laur.cli.language import language
from laur.cli.streams import print_text
from laur.desk.change_sets import ChangeSet, ChangeSets
from laur.desk.changing import refusal_text
from laur.desk.documents import ChangedMeanwhileError
from laur.desk.run import site_changes
from laur.i18n.count import Count
from laur.i18n.messages import texts
from laur.pages.plan import SitePlan
from laur.source.options import Options, Visibility

MakePlan = Callable[[SitePlan, Catalog, Read], ChangePlan]


def change(args: argparse.Namespace, make: MakePlan, label: str, values: dict[str, str]) -> int:
    """Makes a change; `label` is the message that names it. Returns the exit status."""
    lang = language(args.lang)
    words = texts("changes", lang)
    options = options_of_site(args)
    site_plan = plan_site(options, today)
    if site_plan.inputs.library is None or site_plan.catalog is None:
        print_text(words["site-unreadable"], file=sys.stderr)
        return PROBLEMS
    documents, changes = site_changes(options, partial(datetime.now, UTC))
    try:
        plan = make(site_plan, site_plan.catalog, documents.bytes_of)
    except ImpossibleChangeError as error:
        print_text(refusal_text(error, lang), file=sys.stderr)
        return USAGE
    print_text(plan.diff(), end="")
    count = Count(len(plan.files), lang)
    if not (args.yes or confirms(words["ask"].format(files=count), words["yes"])):
        print_text(words["not-written" if sys.stdin.isatty() else "how-to-confirm"])
        return DONE
    name = words[label].format(**values)
    return _made(lambda: changes.make(plan, name), "written", lang)


def undo(args: argparse.Namespace) -> int:
    """Puts back what the last change that is not undone changed. Returns the exit status."""
    lang = language(args.lang)
    words = texts("changes", lang)
    _, changes = site_changes(options_of_site(args), partial(datetime.now, UTC))
    last = last_undoable(changes)
    if last is None:
        print_text(words["nothing-to-undo"])
        return DONE
    return _made(lambda: changes.undo(last, words["done.undo"].format(label=last.label)), "undone", lang)


def last_undoable(changes: ChangeSets) -> ChangeSet | None:
    """The last change that is neither undone nor an undoing."""
    made = changes.made()
    undone = {each.undoes for each in made}
    return next((each for each in made if not each.undoes and each.id not in undone), None)


def options_of_site(args: argparse.Namespace) -> Options:
    """The options to read a site with everything that is not published yet."""
    shown = Visibility(drafts=True, future=True)
    return Options(content=args.content, layouts=layouts_of(args), visibility=shown)


def _made(make: Callable[[], ChangeSet], message: str, lang: str) -> int:
    words = texts("changes", lang)
    try:
        made = make()
    except ChangedMeanwhileError as error:
        path = error.stored.path if error.stored else ""
        print_text(words["changed-meanwhile"].format(path=path), file=sys.stderr)
        return PROBLEMS
    print_text(words[message].format(label=made.label, files=Count(len(made.paths), lang)))
    return DONE
