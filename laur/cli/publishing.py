"""What `publish` takes from its surroundings: the terminal, the environment and the clock; and what it prints."""

import argparse
import os
import socket
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from getpass import getpass, getuser
from pathlib import Path
from secrets import token_hex
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from laur.catalog import Catalog
from laur.checks.readiness import check_readiness
from laur.cli.progress import ProgressLine
from laur.cli.prompts import is_yes
from laur.cli.publish_report import PublishTexts, as_data
from laur.cli.status_report import preview_section
from laur.cli.streams import print_data, print_text
from laur.model import Notices, PublishTarget, Site, TargetKind
from laur.output.order import LAST
from laur.output.staging import UNFINISHED
from laur.pages.plan import SitePlan
from laur.problems import Problem
from laur.problems.formats import summary
from laur.publish.failures import PublishError, Reason
from laur.publish.files import FileRules, LocalFile, content, survey
from laur.publish.local import alone
from laur.publish.manifest import MANIFEST
from laur.publish.notices import Changed, Notice, changed, key_file, send_notices
from laur.publish.notices import network as post_network
from laur.publish.online import FAULTS, Expected, OnlineReport, check_online, network, selected
from laur.publish.plan import ChangeKind, Wishes
from laur.publish.run import Orders, PublishReport, Release, Services, TransferProgress, publish
from laur.publish.secrets import Secrets
from laur.publish.targets.interface import Host
from laur.publish.targets.opening import Access, open_target
from laur.source.tool_version import tool_version
from laur.urls.permalinks import is_preview, output_path
from laur.views.kinds import PageKind

PLACEHOLDERS = frozenset({"site-placeholder", "placeholder"})
"""The codes of problems that only a published site has."""


class ReadySite(Struct, frozen=True, kw_only=True):
    """A site that was built."""

    site: Site
    site_plan: SitePlan
    placeholders: SitePlan
    """The plan with only the problems that keep it from being published."""
    views: Mapping[str, str]

    @classmethod
    def of(cls, site_plan: SitePlan, views: Mapping[str, str]) -> "ReadySite":
        """A site that was built from this plan; `views` has the digest of each page's view."""
        assert site_plan.catalog is not None
        found = tuple(each for each in check_readiness(site_plan) if each.code in PLACEHOLDERS)
        placeholders = replace(site_plan, problems=found)
        return cls(site=site_plan.catalog.site, site_plan=site_plan, placeholders=placeholders, views=views)

    @property
    def catalog(self) -> Catalog:
        assert self.site_plan.catalog is not None
        return self.site_plan.catalog

    @property
    def kinds(self) -> dict[str, PageKind]:
        """The kind of each file, by its path in the output folder."""
        return {output_path(page.url): page.kind for page in self.site_plan.pages}


class Dialogue(Protocol):
    """What somebody who publishes sees and answers."""

    def password(self, account: str) -> str | None:
        """The password for an account; None where nobody can answer."""

    def keeps(self, account: str) -> bool:
        """Whether the password is to be kept in the keyring."""

    def trusts(self, host: str, fingerprint: str) -> bool:
        """Whether a host has the right key."""

    def confirms(self, doubt: PublishError) -> bool:
        """Whether to go on in spite of something unusual."""

    def transfers(self) -> AbstractContextManager[TransferProgress]:
        """Shows the progress of a transfer."""

    def say(self, line: str, *, is_good: bool = True) -> None:
        """Shows a line."""


class TerminalDialogue:
    """A dialogue on a terminal; where there is none, nobody can answer."""

    def __init__(self, lang: str, *, is_quiet: bool) -> None:
        self._lang, self._texts, self._is_quiet = lang, PublishTexts(lang), is_quiet

    def password(self, account: str) -> str | None:
        return getpass(self._texts.say("ask.password", account=account)) if _is_terminal() else None

    def keeps(self, account: str) -> bool:
        return _is_yes(self._texts.say("ask.save", account=account))

    def trusts(self, host: str, fingerprint: str) -> bool:
        return _is_yes(self._texts.say("ask.trust", host=host, fingerprint=fingerprint))

    def confirms(self, doubt: PublishError) -> bool:
        return _is_yes(f"{self._texts.what(doubt)} {self._texts.say('ask.go-on')}")

    @contextmanager
    def transfers(self) -> Iterator[TransferProgress]:
        with ProgressLine(sys.stderr, is_on=not self._is_quiet, lang=self._lang) as progress:
            yield progress.transfer

    def say(self, line: str, *, is_good: bool = True) -> None:
        print_text(line, file=sys.stdout if is_good else sys.stderr)


class Publishing:
    """One call of `publish`."""

    def __init__(self, args: argparse.Namespace, lang: str, ready: ReadySite, dialogue: Dialogue | None = None) -> None:
        self._args, self._lang, self._ready = args, lang, ready
        self._dialogue: Dialogue = dialogue or TerminalDialogue(lang, is_quiet=args.quiet)
        self._texts = PublishTexts(lang)
        self._began, self._owner = time.monotonic(), token_hex(8)
        self._name, self._target = _chosen(ready.site, args.target)
        self._address = self._target.url or ready.site_plan.options.base_url or ready.site.base_url or ""
        self._seen: OnlineReport | None = None
        self._sent: tuple[Notice, ...] = ()
        self._report: PublishReport | None = None

    @property
    def report(self) -> PublishReport | None:
        """What the run did, or in a dry run would do."""
        return self._report

    @property
    def address(self) -> str:
        """Where the site is online."""
        return self._address

    def test(self) -> bool:
        """Signs in and looks, without writing anything; whether Laur published there before."""
        opened = open_target(self._target, self._access())
        try:
            return opened.size(MANIFEST) is not None
        finally:
            opened.close()

    def publish(self) -> bool:
        """Publishes and checks that it is online; False if what is online is not what was sent."""
        if not self._address:
            raise PublishError(Reason.NO_ADDRESS)
        if self._target.kind is TargetKind.FTP:
            self._dialogue.say(self._texts.say("plain-ftp"), is_good=False)
        with alone(self._ready.site_plan.options.state, self._name):
            opened = open_target(self._target, self._access())
            try:
                return self._publish_to(opened)
            finally:
                opened.close()

    def _publish_to(self, opened: Host) -> bool:
        release = self._release(opened)
        notices = self._ready.site.notices if self._target.url is None else None

        def announce(report: PublishReport) -> bool:
            self._after(release, report)
            return self._announce(notices, release, report)

        with self._dialogue.transfers() as watch:
            services = Services(_now, watch, self._dialogue.confirms)
            report = publish(release, opened, self._orders(), services, announce if notices else None)
        self._report = report
        if self._args.dry_run:
            return self._print_dry_run(release, report)
        if not notices:
            self._after(release, report)
        if self._args.format == "json":
            print_data(as_data(report, _changed(release, report), self._seen, self._sent))
        return self._seen is None or not self._seen.having(*FAULTS)

    # ------------------------------------------------------------------------------ what the run needs

    def _access(self) -> Access:
        options, name = self._ready.site_plan.options, self._name
        root = options.content.absolute().parent
        return Access(
            name=name,
            secrets=Secrets(name, os.environ, self._dialogue.password, self._dialogue.keeps),
            trust=self._dialogue.trusts,
            home=Path.home(),
            root=root,
            inner=(options.content.absolute(), options.layouts.absolute(), options.output.absolute(), options.state),
            state=options.state,
            run=f"{_now():%Y%m%d-%H%M%S}-{self._owner}",
        )

    def _release(self, opened: Host) -> Release:
        ready, options = self._ready, self._ready.site_plan.options
        extra = key_file(ready.site.notices) if self._target.url is None else {}
        if self._target.kind is TargetKind.GIT:
            extra |= {".nojekyll": b""}
        rules = FileRules(
            compress=self._target.compress,
            in_place=opened.traits.stores_headers,
            stores_headers=opened.traits.stores_headers,
            extra=extra,
        )
        return Release(
            output=options.output,
            files=_settled(options.output, rules),
            kinds=ready.kinds,
            site=self._address,
            day=str(ready.site_plan.inputs.day),
            tool=tool_version(),
            views={url: view for url, view in ready.views.items() if not is_preview(url)},
        )

    def _orders(self) -> Orders:
        args = self._args
        return Orders(
            name=self._name,
            state=self._ready.site_plan.options.state,
            owner=self._owner,
            publisher=f"{getuser()}@{socket.gethostname()}",
            wishes=Wishes(overwrite_foreign=args.overwrite_foreign, delete_foreign=args.delete_foreign),
            max_deletions=self._target.max_deletions,
            is_dry_run=args.dry_run,
            is_verified=args.verify,
            is_confirmed=args.yes,
            breaks_lock=args.break_lock,
        )

    # ------------------------------------------------------------------------------ after the run

    def _after(self, release: Release, report: PublishReport) -> None:
        """Prints what was done, and whether it is online."""
        is_loud = not self._args.quiet and self._args.format == "text"
        if is_loud:
            previews = preview_section(self._ready.catalog, self._address, self._lang)
            for line in (*self._texts.done(report, time.monotonic() - self._began), *previews):
                self._dialogue.say(line)
        if self._args.no_online_check:
            return
        self._seen = check_online(self._address, _expected(release, report), network(), self._owner, time.sleep)
        for line in self._texts.seen(self._seen):
            is_good = self._seen.is_current
            if is_loud or not is_good:
                self._dialogue.say(line, is_good=is_good)

    def _announce(self, notices: Notices | None, release: Release, report: PublishReport) -> bool:
        """Announces what changed; whether everybody accepted it."""
        found = _changed(release, report)
        if notices is None or not (found.pages or found.feeds):
            return True
        if self._seen is None or not self._seen.is_reachable or self._seen.having(*FAULTS):
            self._dialogue.say(self._texts.say("not-noticed-online"), is_good=False)
            return False
        self._sent = send_notices(notices, self._address, found, post_network())
        for notice in self._sent:
            if not notice.is_accepted:
                refused = self._texts.say("not-noticed", receiver=notice.receiver, status=notice.status)
                self._dialogue.say(refused, is_good=False)
            elif not self._args.quiet and self._args.format == "text":
                self._dialogue.say(self._texts.noticed(notice))
        return all(notice.is_accepted for notice in self._sent)

    def _print_dry_run(self, release: Release, report: PublishReport) -> bool:
        if self._args.format == "json":
            print_data(as_data(report, _changed(release, report), None, ()))
        else:
            self._dialogue.say("\n".join(self._texts.dry_run(report)))
        for objection in report.objections:
            self._dialogue.say(self._texts.failure(objection), is_good=False)
        return not report.objections


def print_refusal(problems: Sequence[Problem], lang: str, *, are_placeholders: bool = False) -> None:
    """Says that problems keep the site from being published."""
    texts = PublishTexts(lang)
    if are_placeholders:
        _print_error(texts.placeholders(len(problems)))
    else:
        _print_error(texts.say("refused.problems", problems=summary(problems, lang)))


def _chosen(site: Site, name: str | None) -> tuple[str, PublishTarget]:
    """The target that is named, or else the first."""
    if not site.publish:
        raise PublishError(Reason.NO_TARGET)
    chosen = name or next(iter(site.publish))
    if chosen not in site.publish:
        raise PublishError(Reason.TARGET_UNKNOWN, name=chosen, known=", ".join(site.publish))
    return chosen, site.publish[chosen]


def _settled(output: Path, rules: FileRules) -> dict[str, LocalFile]:
    """The files of the output folder. Raises `PublishError` if another build replaces them, or it, meanwhile."""
    mark, folder = output / UNFINISHED, _folder(output)
    was_marked, files = mark.exists(), survey(output, rules)
    if was_marked or mark.exists() or _folder(output) != folder:
        raise PublishError(Reason.OUTPUT_CHANGED, file=output.name)
    return files


def _folder(output: Path) -> tuple[int, int]:
    """Which folder is at a path now: a build may exchange it for another."""
    stat = output.stat()
    return stat.st_dev, stat.st_ino


def _expected(release: Release, report: PublishReport) -> Iterator[Expected]:
    """What should be online now: `build.json`, the pages that were sent, and none of those that were deleted."""
    if LAST in release.files:
        yield Expected(LAST, _plain(release, LAST))
    for path in selected(report.plan.paths(ChangeKind.SEND, ChangeKind.REPLACE)):
        yield Expected(path, _plain(release, path))
    for path in selected(report.plan.paths(ChangeKind.DELETE)):
        yield Expected(path, None)


def _plain(release: Release, path: str) -> bytes:
    """The bytes of a file as a reader gets them: not compressed."""
    return content(release.output, replace(release.files[path], compression=None))


def _changed(release: Release, report: PublishReport) -> Changed:
    return changed(report.before, release.views, release.tool, release.kinds)


def _now() -> datetime:
    return datetime.now(UTC)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _is_yes(question: str) -> bool:
    """Asks on a terminal; False where nobody can answer."""
    if not _is_terminal():
        return False
    print_text(question, file=sys.stderr, end="", flush=True)
    return is_yes(sys.stdin.readline())


def _print_error(text: str) -> None:
    print_text(text, file=sys.stderr)
