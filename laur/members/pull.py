"""Pulls: what members publish now, compared with our copies of it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from laur.frontmatter.registers.copies import COPY_VERSION, copy_data, decode_copy
from laur.frontmatter.registers.form import CopiedCertificate, CopiedNews, CopiedRegister, PublishedRegister
from laur.frontmatter.registers.published import read_published
from laur.frontmatter.registers.values import UnusableRegisterError
from laur.members.feeds import UnusableFeedError, read_news
from laur.members.network import PullReply, host_of
from laur.members.state import STATE_FILE, MemberState, Validators, read_state, state_data
from laur.model import COPY_SUFFIX, MEMBERS, Member
from laur.system.new_files import replace_all

HOSTS_AT_ONCE = 8
FEW_ENTRIES = 4
"""A register that had fewer entries may lose all of them without a question."""

FetchIfChanged = Callable[[str, Validators], PullReply]
"""Fetches an address, unless its validators say that nothing changed."""


class PulledMember(Struct, frozen=True, kw_only=True):
    """What a pull found out about a member."""

    id: str
    name: str
    reason: str = ""
    """Why there is no usable register: ``HTTP 404``, or the code of a reason; empty if there is one."""
    detail: str = ""
    entry: str = ""
    """The certificate that the reason is about."""
    since: date | None = None
    """The day since which there is none."""
    has_copy: bool = False
    """Whether there is a copy of its register, be it without entries."""
    total: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    """How many entries the member's register does not have any more, since this pull."""
    moved_to: str = ""
    feed_reason: str = ""
    feed_detail: str = ""
    files: Mapping[str, bytes] = {}
    """The copy to write, by path; empty if it stays as it is."""
    state: MemberState = MemberState()


class _PullTask(Struct, frozen=True):
    id: str
    member: Member
    state: MemberState
    copy: CopiedRegister | None
    is_accepted: bool
    """Whether the register may lose most of its entries."""
    time_zone: str


def pull(
    content: Path,
    members: Mapping[str, Member],
    fetch: FetchIfChanged,
    day: date,
    time_zone: str,
    accepted: frozenset[str] = frozenset(),
) -> tuple[PulledMember, ...]:
    """Pulls the members, several hosts at once, and writes the copies that changed.

    Each member is independent of the others: one that cannot be used keeps its copy. Raises `DamagedStateError`, and
    `OSError` where nothing can be written.
    """
    states = read_state(content)
    tasks = [
        _PullTask(key, member, states.get(key, MemberState()), _copy_of(content, key), key in accepted, time_zone)
        for key, member in members.items()
    ]
    by_host: defaultdict[str, list[_PullTask]] = defaultdict(list)
    for task in tasks:
        by_host[host_of(task.member.register)].append(task)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        try:
            hosts = [pool.submit(_pull_host, each, fetch, day) for each in by_host.values()]
            found = {one.id: one for host in hosts for one in host.result()}
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    pulled = tuple(found[key] for key in members)
    _write(content, pulled, states)
    return pulled


def _pull_host(tasks: list[_PullTask], fetch: FetchIfChanged, day: date) -> list[PulledMember]:
    return [_pull_member(task, fetch, day) for task in tasks]


def _copy_of(content: Path, key: str) -> CopiedRegister | None:
    """The copy of a member's register; None if there is none, or if it is damaged and has to be fetched again."""
    try:
        return decode_copy((content / MEMBERS / f"{key}{COPY_SUFFIX}").read_bytes())
    except (FileNotFoundError, UnusableRegisterError):
        return None


def _write(content: Path, pulled: tuple[PulledMember, ...], states: Mapping[str, MemberState]) -> None:
    """Writes what changed."""
    files = {path: data for one in pulled for path, data in one.files.items()}
    after = {one.id: one.state for one in pulled}
    kept = {key: state for key, state in states.items() if key not in after and (content / _path(key)).exists()}
    files[STATE_FILE] = state_data({**kept, **after})
    (content / MEMBERS).mkdir(parents=True, exist_ok=True)
    changed = {}
    for path, data in files.items():
        target = content / path
        before = target.read_bytes() if target.exists() else None
        if before != data:
            changed[target] = (before, data)
    replace_all(changed)


def _path(key: str) -> str:
    return f"{MEMBERS}{key}{COPY_SUFFIX}"


def _pull_member(task: _PullTask, fetch: FetchIfChanged, day: date) -> PulledMember:
    """What a member's register has now. Every failure is a reason, and the copy stays."""
    state, member = task.state, task.member
    is_known = state.register == member.register and task.copy is not None
    reply = fetch(member.register, state.validators if is_known and not task.is_accepted else Validators())
    if reply.reason:
        return _silent(task, fetch, day, reply.reason)
    copy = task.copy
    if reply.data is not None:
        try:
            copy = _copied(read_published(reply.data), copy, day, is_accepted=task.is_accepted)
        except UnusableRegisterError as error:
            return _silent(task, fetch, day, error.code, error.value, error.entry)
    state = replace(
        state, register=member.register, validators=reply.validators if reply.data is not None else state.validators,
        silent_since=None, reason="", detail="", entry="",
    )  # fmt: skip
    return _with_news(task, fetch, day, state, copy, moved_to=reply.moved_to)


def _silent(
    task: _PullTask, fetch: FetchIfChanged, day: date, reason: str, detail: str = "", entry: str = ""
) -> PulledMember:
    """A member without a usable register."""
    since = task.state.silent_since or day
    state = replace(task.state, silent_since=since, reason=reason, detail=detail, entry=entry)
    found = _with_news(task, fetch, day, state, task.copy)
    return replace(found, reason=reason, detail=detail, entry=entry, since=since)


def _copied(
    published: PublishedRegister, copy: CopiedRegister | None, day: date, *, is_accepted: bool
) -> CopiedRegister:
    """The new copy: what did not change keeps its day, and what is gone stays, with the day on which it was missed."""
    before = {entry.id: entry for entry in copy.certificates} if copy else {}
    now = {entry.id: entry for entry in published.certificates}
    present = [entry for entry in before.values() if entry.gone is None]
    lost = sum(1 for entry in present if entry.id not in now)
    if len(present) >= FEW_ENTRIES and lost * 2 > len(present) and not is_accepted:
        raise UnusableRegisterError("lost", f"{lost} / {len(present)}")
    fresh = {key: CopiedCertificate(**asdict(entry), fetched=day) for key, entry in now.items()}
    kept = {
        key: before[key] if key in before and replace(before[key], fetched=day) == entry else entry
        for key, entry in fresh.items()
    }
    gone = {key: replace(entry, gone=entry.gone or day) for key, entry in before.items() if key not in now}
    every = {**kept, **gone}
    return CopiedRegister(
        version=COPY_VERSION,
        title=published.title,
        home=published.home,
        language=published.language,
        licence=published.licence,
        licence_url=published.licence_url,
        certificates=tuple(every[key] for key in sorted(every)),
        news=copy.news if copy else (),
    )


def _with_news(
    task: _PullTask,
    fetch: FetchIfChanged,
    day: date,
    state: MemberState,
    copy: CopiedRegister | None,
    moved_to: str = "",
) -> PulledMember:
    """The result with the news of the member's feed, if it has one."""
    reason = detail = ""
    feed = task.member.feed
    if feed is None:
        state = replace(
            state, feed="", feed_validators=Validators(), feed_silent_since=None, feed_reason="", feed_detail=""
        )
        copy = replace(copy, news=()) if copy else None
    elif copy is not None:
        is_known = state.feed == feed and bool(copy.news)
        reply = fetch(feed, state.feed_validators if is_known else Validators())
        try:
            news = read_news(reply.data, task.time_zone) if reply.data is not None else copy.news
        except UnusableFeedError as error:
            news, reply, detail = copy.news, PullReply(reason=error.code), error.value
        reason = reply.reason
        copy = replace(copy, news=tuple(CopiedNews(**asdict(one)) for one in news))
        state = replace(
            state, feed=feed, feed_reason=reason, feed_detail=detail,
            feed_validators=reply.validators if reply.data is not None else state.feed_validators,
            feed_silent_since=(state.feed_silent_since or day) if reason else None,
        )  # fmt: skip
    return _compared(task, state, copy, moved_to, reason, detail)


def _compared(
    task: _PullTask, state: MemberState, copy: CopiedRegister | None, moved_to: str, feed_reason: str, feed_detail: str
) -> PulledMember:
    """The result, with the numbers of what changed."""
    before = {entry.id: entry for entry in task.copy.certificates} if task.copy else {}
    after = {entry.id: entry for entry in copy.certificates} if copy else {}
    is_there = {key for key, entry in after.items() if entry.gone is None}
    was_there = {key for key, entry in before.items() if entry.gone is None}
    return PulledMember(
        id=task.id,
        name=task.member.name,
        has_copy=copy is not None,
        total=len(is_there),
        new=len(is_there - was_there),
        changed=sum(1 for key in is_there & was_there if after[key] != before[key]),
        gone=len(was_there - is_there),
        moved_to=moved_to,
        feed_reason=feed_reason,
        feed_detail=feed_detail,
        files={_path(task.id): copy_data(copy)} if copy is not None and copy != task.copy else {},
        state=state,
    )
