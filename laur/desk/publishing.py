"""Publishing from the desk: what would change for readers, then the publication with its progress; and its settings.

What publishes is given (`PublicationRunner`), as the command line has it. A run is a thread; the program in the browser
asks for its state.
Passwords are passed on to the run and forgotten; at most the computer's keyring keeps them.
"""

import threading
from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from laur.checks.placeholders import is_example_address
from laur.desk.calls import Calls, NoRequest
from laur.desk.documents import Documents
from laur.desk.errors import ImpossibleError
from laur.desk.first_page import SiteProblem
from laur.desk.forms import FormControl, field_at, form_fields, value_of
from laur.editing import FieldEdit, NotEditable, edit_front_matter
from laur.frontmatter.site import read_site
from laur.frontmatter.writer import Value, front_matter
from laur.i18n.messages import texts
from laur.model import SITE_FILE, USED_KEYS, PublishTarget, Site
from laur.pages.plan import SitePlan
from laur.problems.messages import message_for

MOST_ROWS = 200


class PublishAnswers(Struct, frozen=True):
    """What somebody who publishes typed and confirmed."""

    target: str = ""
    """Empty for the first."""
    password: str = ""
    keep: bool = False
    """Whether the keyring is to keep the password."""
    trusted: str = ""
    """The fingerprint of the host's key that was confirmed."""
    confirmed: bool = False
    """Whether to go on in spite of something unusual."""
    look: bool = True
    """Whether only to say what would change."""


class ReaderChange(Struct, frozen=True):
    """What changes for readers: a page, or the status of a certificate."""

    what: str
    """``send``, ``replace``, ``delete``; or a type of change of the register."""
    title: str
    url: str = ""


class PublishState(Struct, frozen=True, kw_only=True):
    """How a run stands, as JSON."""

    is_running: bool = False
    look: bool = True
    doing: str = ""
    """A sentence."""
    done: int = 0
    total: int = 0
    changes: tuple[ReaderChange, ...] = ()
    others: int = 0
    """How many other files change."""
    statuses: tuple[ReaderChange, ...] = ()
    """What happened to certificates since the last publication."""
    lines: tuple[str, ...] = ()
    failure: str = ""
    needs: str = ""
    """What answers the failure: ``password``, ``trust``, ``confirm``; ``check`` for problems in content."""
    problems: tuple[SiteProblem, ...] = ()
    """What must be corrected first."""
    fingerprint: str = ""
    address: str = ""
    is_finished: bool = False


class PublicationRunner(Protocol):
    """Publishes the site."""

    def run(self, answers: PublishAnswers, report: Callable[[PublishState], None]) -> PublishState:
        """Publishes, or says what would change; `report` is called with the progress. Never raises."""

    def test(self, name: str, settings: PublishTarget, answers: PublishAnswers) -> PublishState:
        """Signs in at a host and looks, without writing anything there. Never raises."""


class TargetRow(Struct, frozen=True):
    name: str
    kind: str
    place: str


class PublishSettings(Struct, frozen=True):
    """The targets of the site, and what a new one needs, as JSON."""

    targets: tuple[TargetRow, ...]
    address: str
    """The address of the site; empty if it is not stated, or only an example."""
    fields: tuple[FormControl, ...]
    kinds: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    """The keys that each kind of host needs, and those that it can have."""


class TargetRequest(Struct, frozen=True):
    """A new target, as it is typed."""

    name: str
    settings: dict[str, str]
    address: str = ""
    password: str = ""
    trusted: str = ""


class DeskPublishing:
    """Answers requests about publishing. One run at a time."""

    def __init__(
        self, plan: Callable[[], SitePlan | None], documents: Documents, publisher: PublicationRunner,
        saved: Callable[[str], None], lang: str,
    ) -> None:  # fmt: skip
        """`plan` returns the last plan of the site; `saved` is called with the path of a file that was changed."""
        self._plan, self._documents, self._publisher = plan, documents, publisher
        self._saved, self._lang = saved, lang
        self._words = texts("desk", lang)
        self._state = PublishState(is_finished=True)
        self._starting = threading.Lock()

    def calls(self) -> Calls:
        """The requests that are answered here."""
        return {
            "publish-settings": (NoRequest, lambda _: self.settings()),
            "publish-start": (PublishAnswers, self.start),
            "publish-state": (NoRequest, lambda _: self._state),
            "publish-test": (TargetRequest, self.test),
            "publish-save": (TargetRequest, self.save),
        }

    def settings(self) -> PublishSettings:
        """The targets of the site, and the form of a new one."""
        site = self._site()
        targets = site.publish.items() if site else ()
        rows = [TargetRow(name, each.kind, _place(each)) for name, each in targets]
        return PublishSettings(
            targets=tuple(rows),
            address=_address(site),
            fields=form_fields(PublishTarget, self._lang),
            kinds={kind.value: keys for kind, keys in USED_KEYS.items()},
        )

    def start(self, answers: PublishAnswers) -> PublishState:
        """Begins a run, if none is running."""
        with self._starting:
            if self._state.is_running:
                return self._state
            self._state = PublishState(is_running=True, look=answers.look)
            threading.Thread(target=self._run, args=(answers,), daemon=True).start()
            return self._state

    def test(self, request: TargetRequest) -> PublishState:
        """Tries to sign in with what is typed, and writes nothing."""
        answers = PublishAnswers(password=request.password, trusted=request.trusted)
        target = self._target(request)
        return self._publisher.test(request.name, target, answers)

    def save(self, request: TargetRequest) -> PublishSettings:
        """Writes the target into ``site.yaml``, and the site's address if it has none yet; never a password."""
        self._target(request)
        stored = self._documents.read(SITE_FILE)
        edits = [FieldEdit(("publish", request.name), self._stated(request))]
        if request.address.strip() and not _address(self._site()):
            edits.insert(0, FieldEdit(("base_url",), request.address.strip()))
        edited = edit_front_matter(stored.data, Site, edits)
        if isinstance(edited, NotEditable):
            raise ImpossibleError(self._words[f"refused.{edited.reason}"])
        self._documents.save(stored, edited)
        self._saved(SITE_FILE)
        return self.settings()

    # ---------------------------------------------------------------------------------------------- helpers

    def _run(self, answers: PublishAnswers) -> None:
        def report(state: PublishState) -> None:
            self._state = replace(state, is_running=True, look=answers.look)

        ended = self._publisher.run(answers, report)
        self._state = replace(ended, is_running=False, is_finished=True, look=answers.look)

    def _stated(self, request: TargetRequest) -> dict[str, Value]:
        values = {k: value_of(field_at(PublishTarget, (k,)), v) for k, v in request.settings.items()}
        return {key: value for key, value in values.items() if value is not None}

    def _target(self, request: TargetRequest) -> PublishTarget:
        """The target as it would be read; the address is checked as well. Raises `ImpossibleError` for a fault."""
        address = {"base_url": request.address.strip()} if request.address.strip() else {}
        text = front_matter({"title": request.name, **address, "publish": {request.name: self._stated(request)}})
        site, _, problems = read_site(SITE_FILE, text.encode())
        target = site.publish.get(request.name) if site else None
        if problems or target is None:
            message = message_for(problems[0], self._lang) if problems else None
            raise ImpossibleError(f"{message.what} {message.fix}" if message else self._words["publish-incomplete"])
        return target

    def _site(self) -> Site | None:
        site_plan = self._plan()
        library = site_plan.inputs.library if site_plan else None
        return library.site if library else None


def _address(site: Site | None) -> str:
    """The address of a site; empty if it is not stated, or at a domain for examples."""
    stated = (site.base_url if site else None) or ""
    return "" if is_example_address(stated) else stated


def _place(target: PublishTarget) -> str:
    return target.host or target.path or target.bucket or target.repository or ""
