"""The desk of a preview, put together from its parts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from laur.desk.change_sets import ChangeSet, ChangeSets
from laur.desk.changing import Changing
from laur.desk.commits import Commits
from laur.desk.comparing import Comparing
from laur.desk.documents import DocumentChange, Documents, Written, unwatched
from laur.desk.first_page import FirstPageService
from laur.desk.history import History
from laur.desk.inbox import DeskInbox
from laur.desk.proposals import Proposals
from laur.desk.publishing import DeskPublishing, PublicationRunner
from laur.desk.server import PREFIX, DeskServer
from laur.desk.service import DeskService
from laur.desk.writing import WritingService
from laur.i18n.messages import texts
from laur.pages.plan import SitePlan
from laur.preview import Preview, Rebuild
from laur.preview.hints import Inspect
from laur.preview.inbox import INBOX
from laur.source.options import Options
from laur.system.new_files import remove_left_over

HISTORY = "history"
CHANGES = "changes"


def make_desk(
    preview: Preview, rebuild: Rebuild, *, options: Options, inspect: Inspect, now: Callable[[], datetime], key: str,
    lang: str, publisher: PublicationRunner,
) -> DeskServer:  # fmt: skip
    """The desk for one preview. `key` must be in every request; `now` returns the time with its zone.

    `publisher` publishes the site.
    """
    commits = Commits(options.content, lambda: _wants_commits(preview.last))
    documents, changes = site_changes(options, now, lambda paths, change: _commit(commits, paths, change, lang))
    service = DeskService(lambda: preview.last, documents, options.content, rebuild, inspect, lang)

    def changed(change: ChangeSet) -> None:
        rebuild(frozenset(str(options.content.absolute() / path) for path in change.paths))

    changing = Changing(lambda: preview.last, documents, changes, changed, now, lang)
    writing = WritingService(service, options.content, rebuild, lang)

    def saved(path: str) -> None:
        rebuild(frozenset({str(options.content.absolute() / path)}))

    publishing = DeskPublishing(lambda: preview.last, documents, publisher, saved, lang)
    inbox = DeskInbox(options.state / INBOX, lambda: preview.last, documents, changes, changed, lang)
    first_page = FirstPageService(lambda: preview.last, lang)
    proposals = Proposals(lambda: preview.last, lang)
    parts = (changing, writing, publishing, inbox, first_page, proposals, Comparing())
    return DeskServer(service, parts, key, lang)


def _wants_commits(site_plan: SitePlan | None) -> bool:
    library = site_plan.inputs.library if site_plan else None
    return bool(library and library.site.desk and library.site.desk.commit)


def _commit(commits: Commits, paths: Sequence[str], change: DocumentChange, lang: str) -> str:
    """Commits a change; returns what to say if that failed."""
    words = texts("desk", lang)
    named = paths[0] if len(paths) == 1 else f"{paths[0]} …"
    said = commits.commit(paths, words[f"commit.{change}"].format(path=named))
    return words["not-committed"].format(said=said) if said else ""


def site_changes(
    options: Options, now: Callable[[], datetime], written: Written = unwatched
) -> tuple[Documents, ChangeSets]:
    """The documents of a site and their changes; what a stopped program left is completed or deleted first."""
    documents = Documents(options.content, History(options.state / HISTORY, now), written)
    changes = ChangeSets(options.state / HISTORY / CHANGES, documents, now)
    changes.recover()
    for folder in (options.content, options.state / HISTORY):
        remove_left_over(folder, now().timestamp())
    return documents, changes


def address(preview: str, key: str) -> str:
    """The address to open in a browser; `preview` is the URL of the preview."""
    parts = urlsplit(preview)
    return f"{parts.scheme}://{parts.netloc}{PREFIX}?key={key}"
