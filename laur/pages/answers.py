"""Who holds what today, as pages: each scheme and level, everywhere and in each region.

Each has a feed, a calendar, a table and a page to embed. Only combinations with a certificate have a page, whatever its
status, so addresses stay when something ends. Their number depends on schemes, levels and regions, not on certificates.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import pairwise

from msgspec import Struct

from laur.i18n import slug
from laur.pages.context import PageContext, contexts
from laur.pages.exports.calendar import calendar
from laur.pages.exports.changes import change_log
from laur.pages.exports.tables import register_table
from laur.pages.facets import level_key, region_phrase
from laur.pages.history import time_link
from laur.pages.order import ROWS_A_PAGE, page_urls, places
from laur.pages.page import Page, PageInputs
from laur.register import Status
from laur.urls.permalinks import Permalinks, Section
from laur.views import (
    AnswerChoice,
    AnswerView,
    CalendarView,
    DataFile,
    EmbedView,
    Pager,
    Ref,
    RegisterView,
    TimeLink,
    UnchangedView,
    View,
    award_title,
    output,
)
from laur.views.kinds import PageKind
from laur.views.output import DataFormat, Output

EMBEDDED_ROWS = 100
CHANGES = "changes.xml"
LAST_ROWS = 3
_UNSURE = frozenset({Status.UNKNOWN, Status.UNCERTAIN})
MEDIA_TYPES = {CHANGES: "application/atom+xml", "register.ics": "text/calendar", "register.csv": "text/csv"}


class AnswerScope(Struct, frozen=True):
    """The certificates of a scheme or level in a region."""

    award: str
    """A scheme, ``scheme.level``, or empty for all."""
    region: str
    """A slug, or empty for all."""
    ids: tuple[str, ...]


class AnswerIndex(Struct, frozen=True):
    """All answers, with the titles of their parts."""

    by_key: Mapping[tuple[str, str], AnswerScope]
    awards: Mapping[str, Ref]
    """Titles of schemes and levels by key, in the order of the listing."""
    regions: Mapping[str, str]
    """Names by slug, in alphabetical order."""


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The answers of each language; none if the register is empty."""
    for context in contexts(inputs):
        if context.catalog.awards.records:
            found = answers(context)
            for answer in found.by_key.values():
                yield from _pages(context, found, answer)


def answers(context: PageContext) -> AnswerIndex:
    """All answers of a language."""
    return context.once("answers", "", partial(_answers, context))


def _answers(context: PageContext) -> AnswerIndex:
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    spelt: dict[str, str] = {}
    awards: set[str] = set()
    for key in places(context):
        certificate = context.catalog.awards.records[key].claim.certificate
        holder = context.catalog.organisations.get(certificate.organisation)
        region = holder.meta.region if holder else None
        level = context.level(certificate.scheme, certificate.level)
        own = ["", certificate.scheme, *([level_key(certificate.scheme, level.id)] if level else [])]
        where = ["", *([slug(region)] if region else [])]
        if region:
            spelt.setdefault(slug(region), region)
        for award in own:
            awards.add(award)
            for place in where:
                groups[award, place].append(key)
    return AnswerIndex(
        by_key={key: AnswerScope(*key, tuple(ids)) for key, ids in sorted(groups.items())},
        awards=_titles(context, awards),
        regions=dict(sorted(spelt.items())),
    )


def _titles(context: PageContext, used: Iterable[str]) -> dict[str, Ref]:
    """Titles by key: schemes by title, each before its levels, which are in the order of ranks."""
    found: dict[str, Ref] = {}
    wanted = set(used)
    for scheme_id, document in sorted(context.catalog.schemes.items()):
        name = context.scheme(scheme_id)
        if scheme_id in wanted:
            found[scheme_id] = Ref(title=name.title, url="", lang=name.lang)
        for level in sorted(document.meta.levels, key=lambda level: (-level.rank, level.id)):
            key = level_key(scheme_id, level.id)
            if key in wanted:
                found[key] = Ref(title=award_title(name.title, context.level(scheme_id, level.id)), url="")
    for key in sorted(wanted - set(found) - {""}):
        found[key] = Ref(title=key, url="")
    return found


def _pages(context: PageContext, found: AnswerIndex, answer: AnswerScope) -> Iterator[Page]:
    title = answer_title(context, found, answer)
    ordered = cache(partial(_shown, context, answer))
    urls = page_urls(partial(context.links.answer, answer.award, answer.region), len(ordered()), ROWS_A_PAGE)
    alternates = context.everywhere(Permalinks.answer, answer.award, answer.region)
    for number, url in enumerate(urls, start=1):
        view = partial(_view, context, found, answer, title, ordered, urls, number)
        elsewhere = alternates if number == 1 else ()
        yield Page(url, output.html("answer.html"), context.lang, PageKind.ANSWER, title, view, alternates=elsewhere)
    home = urls[0]
    embed = partial(_embed, context, answer, title, ordered)
    yield Page(f"{home}embed.html", output.html("embed.html"), context.lang, PageKind.EMBED, title, embed)
    for name, made, file in _files(context, answer, title, home):
        kind = PageKind.FEED if name == CHANGES else PageKind.DATA
        yield Page(f"{home}{name}", made, context.lang, kind, title, file)


def _files(
    context: PageContext, answer: AnswerScope, title: str, home: str
) -> Iterator[tuple[str, Output, Callable[[], View]]]:
    """Name, output and view of an answer's files; the table and the calendar have what the page has."""
    log = partial(change_log, context, f"{home}{CHANGES}", answer.ids, title, home)
    yield CHANGES, output.feed(CHANGES), log
    yield "register.ics", output.data(DataFormat.CALENDAR), partial(_calendar, context, answer, title, home)
    yield "register.csv", output.data(DataFormat.REGISTER_CSV), partial(_table, context, answer, home)


def _calendar(context: PageContext, answer: AnswerScope, title: str, home: str) -> CalendarView:
    name = f"{title} – {context.words(context.catalog.site.title)}"
    return calendar(context, f"{home}register.ics", held_ids(context, answer), name, home)


def _table(context: PageContext, answer: AnswerScope, home: str) -> RegisterView:
    return register_table(context, f"{home}register.csv", held_ids(context, answer))


def answer_title(context: PageContext, found: AnswerIndex, answer: AnswerScope, wording: str = "title.answer") -> str:
    """What an answer is about: “Gold, CME Label in Bavaria: valid today”."""
    award = found.awards[answer.award].title if answer.award else context.wording.text("answer.certificates")
    place = f" {region_phrase(context, found.regions[answer.region])}" if answer.region else ""
    return context.wording.text(wording, what=f"{award}{place}", date="{date}")


# ---------------------------------------------------------------------------------------------- what is held


def held_ids(context: PageContext, answer: AnswerScope) -> tuple[str, ...]:
    """The certificates of an answer that are held on the day."""
    statuses = context.catalog.awards.statuses
    return tuple(key for key in answer.ids if statuses[key].status.is_held)


def _shown(context: PageContext, answer: AnswerScope) -> Sequence[str]:
    """What is held, and what will be without any change of the content."""
    return [key for key in answer.ids if _is_held_some_day(context, key)]


def _is_held_some_day(context: PageContext, key: str) -> bool:
    return key in context.once("held some day", "", partial(_held_some_day, context))


def _held_some_day(context: PageContext) -> frozenset[str]:
    """The certificates that are held on the day or on a later one."""
    statuses, day = context.catalog.awards.statuses, context.catalog.day
    later = (key for key in statuses if any(is_held for turn, is_held in _turns(context, key) if turn > day))
    return frozenset((*(key for key, now in statuses.items() if now.status.is_held), *later))


def _moves(context: PageContext, ids: Iterable[str]) -> Counter[date]:
    """By day, how many more certificates are held than on the day before."""
    moves: Counter[date] = Counter()
    for key in ids:
        for turn, is_held in _turns(context, key):
            moves[turn] += 1 if is_held else -1
    return moves


def _steps(context: PageContext, ids: Iterable[str]) -> tuple[tuple[date, int], ...]:
    moves, day = _moves(context, ids), context.catalog.day
    count = sum(by for turn, by in moves.items() if turn <= day)
    steps: list[tuple[date, int]] = []
    for turn in sorted(turn for turn in moves if turn > day and moves[turn]):
        count += moves[turn]
        steps.append((turn, count))
    return tuple(steps)


def _since(context: PageContext, ids: Iterable[str]) -> date | None:
    """The last day up to that of the catalog on which something began or ceased to be held."""
    day = context.catalog.day
    turns = (turn for key in ids for turn, _ in _turns(context, key) if date.min < turn <= day)
    return max(turns, default=None)


def _turns(context: PageContext, key: str) -> Sequence[tuple[date, bool]]:
    """The days on which a certificate begins or ceases to be held, each with which of both, in order."""
    return context.once("held turns", key, partial(_make_turns, context, key))


def _make_turns(context: PageContext, key: str) -> Sequence[tuple[date, bool]]:
    turns: list[tuple[date, bool]] = []
    is_held = False
    for turn, then in context.timeline_steps(key):
        if then.status.is_held != is_held:
            is_held = then.status.is_held
            turns.append((turn, is_held))
    return turns


def last_ids(context: PageContext, ids: Iterable[str]) -> tuple[str, ...]:
    """The certificates that were held last, newest first."""
    ended = [(max(past), key) for key in ids if (past := _ends_of(context, key))]
    return tuple(key for _, key in sorted(ended, key=lambda one: (-one[0].toordinal(), one[1]))[:LAST_ROWS])


def _unconfirmed(context: PageContext, answer: AnswerScope) -> Sequence[str]:
    """The certificates of which it is not known whether they are held; only as many as are shown."""
    statuses = context.catalog.awards.statuses
    return [key for key in answer.ids if statuses[key].status in _UNSURE][:LAST_ROWS]


def _ends_of(context: PageContext, key: str) -> list[date]:
    """The days up to that of the catalog on which a certificate ceased to be held."""
    steps = context.timeline_steps(key)
    ends = (turn for (_, before), (turn, then) in pairwise(steps) if before.status.is_held and not then.status.is_held)
    return [turn for turn in ends if turn <= context.catalog.day]


class AnswerDays(Struct, frozen=True):
    """The days that every page of an answer says or needs."""

    unchanged: UnchangedView | None
    steps: tuple[tuple[date, int], ...]
    since: date | None
    time: TimeLink | None


def _days(context: PageContext, answer: AnswerScope) -> AnswerDays:
    return context.once("answer days", f"{answer.award} {answer.region}", partial(_make_days, context, answer.ids))


def _make_days(context: PageContext, ids: Sequence[str]) -> AnswerDays:
    return AnswerDays(context.unchanged(ids), _steps(context, ids), _since(context, ids), time_link(context, ids))


# ---------------------------------------------------------------------------------------------- views


def _view(
    context: PageContext,
    found: AnswerIndex,
    answer: AnswerScope,
    title: str,
    ordered: Callable[[], Sequence[str]],
    urls: tuple[str, ...],
    number: int,
) -> AnswerView:
    section, is_first = context.section(Section.CERTIFICATES), number == 1
    every, days = ordered(), _days(context, answer)
    held = held_ids(context, answer)
    unconfirmed, query = _unconfirmed(context, answer), _query(answer)
    return AnswerView(
        page=context.head(
            urls[number - 1],
            PageKind.ANSWER,
            title,
            description=context.description("answer", title=title) if is_first else "",
            crumbs=(section,) if is_first else (section, Ref(title=title, url=urls[0])),
            alternates=context.everywhere(Permalinks.answer, answer.award, answer.region) if is_first else (),
        ),
        rows=tuple(context.row(key) for key in every[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]),
        pager=Pager(number=number, pages=urls, total=len(every)),
        count=len(held),
        unchanged=days.unchanged,
        steps=days.steps,
        since=days.since,
        is_unsure=bool(unconfirmed),
        unconfirmed=() if held or not is_first else tuple(context.row(key) for key in unconfirmed),
        last=() if held else tuple(context.row(key) for key in last_ids(context, answer.ids)),
        awards=_awards(context, found, answer) if is_first else (),
        regions=_regions(context, found, answer) if is_first else (),
        files=_data_files(urls[0]) if is_first else (),
        embed_url=f"{urls[0]}embed.html" if is_first else "",
        interactive_url=section.url,
        query=query,
        time=days.time,
        scope=(answer.award, answer.region),
        metals=context.once("answer metals", f"{answer.award} {answer.region}", partial(_metals, context, answer)),
        then=answer_title(context, found, answer, "title.answer-then"),
    )


def _metals(context: PageContext, answer: AnswerScope) -> dict[str, str]:
    """The metal of each level in an answer, by its key."""
    certificates = (context.catalog.awards.records[key].claim.certificate for key in answer.ids)
    levels = {(one.scheme, one.level) for one in certificates}
    known = ((scheme, context.level(scheme, level)) for scheme, level in sorted(levels, key=str))
    return {level_key(scheme, level.id): level.metal for scheme, level in known if level}


def _query(answer: AnswerScope) -> str:
    facet = "level" if "." in answer.award else "scheme"
    asked = [*([f"{facet}={answer.award}"] if answer.award else []), "status=held"]
    return "?" + "&".join([*asked, *([f"region={answer.region}"] if answer.region else [])])


def _awards(context: PageContext, found: AnswerIndex, answer: AnswerScope) -> tuple[AnswerChoice, ...]:
    keys = ["", *found.awards]
    every = Ref(title=context.wording.text("answer.every-award"), url="")
    chosen = ((key, found.awards.get(key, every)) for key in keys if (key, answer.region) in found.by_key)
    return tuple(_choice(context, found.by_key[key, answer.region], ref, answer) for key, ref in chosen)


def _regions(context: PageContext, found: AnswerIndex, answer: AnswerScope) -> tuple[AnswerChoice, ...]:
    if not found.regions:
        return ()
    everywhere = Ref(title=context.wording.text("answer.every-region"), url="")
    keys = [("", everywhere), *((key, Ref(title=name, url="")) for key, name in found.regions.items())]
    chosen = ((key, ref) for key, ref in keys if (answer.award, key) in found.by_key)
    return tuple(_choice(context, found.by_key[answer.award, key], ref, answer) for key, ref in chosen)


def _choice(context: PageContext, answer: AnswerScope, ref: Ref, here: AnswerScope) -> AnswerChoice:
    url = context.links.answer(answer.award, answer.region)
    return AnswerChoice(title=ref.title, url=url, lang=ref.lang, is_here=answer == here)


def has_answer(context: PageContext, award: str = "") -> bool:
    """Whether to lead to who holds a scheme or level, or anything, today.

    The site of one organisation does not if it holds none, as the page would only repeat its former certificates.
    """
    if not context.catalog.is_of_one:
        return True
    answer = answers(context).by_key.get((award, ""))
    return answer is not None and any(_is_held_some_day(context, key) for key in answer.ids)


def answers_today(context: PageContext, award: str = "", region: str = "") -> tuple[Ref, ...]:
    """The answers about a scheme or level by region, or those in a region by scheme and level.

    None where `has_answer` is false.
    """
    if not has_answer(context, award):
        return ()
    found = answers(context)
    asked = AnswerScope(award, region, ())
    others = _awards(context, found, asked) if region else _regions(context, found, asked)
    everywhere = Ref(title=context.wording.text("answer.every-region"), url=context.links.answer(award, region))
    return tuple(Ref(title=one.title, url=one.url, lang=one.lang) for one in others) or (everywhere,)


def _data_files(home: str) -> tuple[DataFile, ...]:
    return tuple(DataFile(name=name, url=f"{home}{name}", media_type=type_) for name, type_ in MEDIA_TYPES.items())


def _embed(context: PageContext, answer: AnswerScope, title: str, ordered: Callable[[], Sequence[str]]) -> EmbedView:
    every, home = ordered(), context.links.answer(answer.award, answer.region)
    held, unconfirmed = held_ids(context, answer), _unconfirmed(context, answer)
    return EmbedView(
        page=context.head(f"{home}embed.html", PageKind.EMBED, title),
        rows=tuple(context.row(key) for key in every[:EMBEDDED_ROWS]),
        more=max(0, len(every) - EMBEDDED_ROWS),
        is_unsure=bool(unconfirmed),
        unconfirmed=() if held else tuple(context.row(key) for key in unconfirmed),
        last=() if held else tuple(context.row(key) for key in last_ids(context, answer.ids)),
        answer_url=home,
        unchanged=_days(context, answer).unchanged,
    )
