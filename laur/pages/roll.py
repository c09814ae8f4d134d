"""The roll of honour: the holders of each level, those before them, and those of whom it is not known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from laur.catalog.holders import held_since, held_steps
from laur.i18n import sort_key
from laur.pages.context import PageContext, contexts
from laur.pages.facets import level_key
from laur.pages.page import Page, PageInputs
from laur.register import Record, Status, StatusOnDay
from laur.views import RollDataView, RollEntry, RollLevel, output
from laur.views.kinds import PageKind

DATA = "roll.json"
NAMED, NAMED_OTHERS, NAMED_FORMER = 6, 3, 3
"""How many entries of each list are shown by name."""
_AHEAD = frozenset({Status.UPCOMING, Status.UNCERTAIN, Status.UNKNOWN})

_Entered = tuple[Record, StatusOnDay]


class _Lists(Struct, frozen=True):
    """The certificates of a level by what they are on the day, each list in the order in which it is shown."""

    held: Sequence[_Entered]
    others: Sequence[_Entered]
    former: Sequence[_Entered]

    @property
    def named(self) -> tuple[_Entered, ...]:
        return (*self.held[:NAMED], *self.others[:NAMED_OTHERS], *self.former[:NAMED_FORMER])


def pages(inputs: PageInputs) -> Iterator[Page]:
    """``roll.json``: the later numbers of holders, for all languages; none if everybody is named on every page."""
    context = contexts(inputs)[0]
    url = data_url(context)
    if inputs.catalog.awards.records:
        yield Page(url, output.text(DATA), context.lang, PageKind.DATA, DATA, partial(_data, context))


def data_url(context: PageContext) -> str:
    """The URL of the later numbers of holders, which is the same in all languages."""
    return context.catalog.links[context.catalog.site.lang].certificates(DATA)


def _data(context: PageContext) -> RollDataView:
    day, groups = context.catalog.day, _groups(context, context.catalog.awards.records)
    crowded = ((key, pairs) for key, pairs in groups.items() if not _is_complete(context, pairs))
    return RollDataView(steps={_key(*key): held_steps(pairs, day)[1] for key, pairs in crowded})


def roll(context: PageContext, certificate_ids: Iterable[str]) -> tuple[RollLevel, ...]:
    """The roll of these certificates by scheme, the highest level first."""
    groups = _groups(context, certificate_ids)
    levels = [_level(context, scheme, level, pairs) for (scheme, level), pairs in groups.items()]
    return tuple(sorted(levels, key=partial(_order, context)))


def _groups(context: PageContext, certificate_ids: Iterable[str]) -> dict[tuple[str, str | None], list[_Entered]]:
    """The certificates of each level of each scheme."""
    records, statuses = context.catalog.awards.records, context.catalog.awards.statuses
    groups: dict[tuple[str, str | None], list[_Entered]] = {}
    for key in certificate_ids:
        certificate = records[key].claim.certificate
        groups.setdefault((certificate.scheme, certificate.level), []).append((records[key], statuses[key]))
    return groups


def _key(scheme_id: str, level_id: str | None) -> str:
    return level_key(scheme_id, level_id) if level_id else scheme_id


def _order(context: PageContext, one: RollLevel) -> tuple[object, ...]:
    rank, level = (one.level.rank, one.level.id) if one.level else (0, "")
    return (sort_key(one.scheme.title, context.lang), -rank, level)


def _level(context: PageContext, scheme: str, level_id: str | None, pairs: Sequence[_Entered]) -> RollLevel:
    lists, day = _lists(pairs), context.catalog.day
    level, links, ref = context.level(scheme, level_id), context.links, context.scheme(scheme)
    count, steps = held_steps(pairs, day)
    named = {record.id: _entry(context, record) for record, _ in lists.named}
    return RollLevel(
        key=_key(scheme, level_id),
        scheme=ref,
        level=level,
        url=level.url if level else ref.url or links.certificates_of_scheme(scheme),
        held_url=links.answer(level_key(scheme, level.id) if level else scheme),
        count=count,
        changes=steps[0][0] if steps else None,
        since=held_since((record for record, _ in pairs), day, lambda record: context.timeline_steps(record.id)),
        held=_named(named, lists.held),
        others=_named(named, lists.others),
        former=_named(named, lists.former),
        hidden_others=max(0, len(lists.others) - NAMED_OTHERS),
        is_complete=_is_complete(context, pairs),
    )


def _named(named: Mapping[str, RollEntry], pairs: Iterable[_Entered]) -> tuple[RollEntry, ...]:
    return tuple(named[record.id] for record, _ in pairs if record.id in named)


def _is_complete(context: PageContext, pairs: Sequence[_Entered]) -> bool:
    """Whether everybody who holds it on the day or later is named."""
    named = {record.id for record, _ in _lists(pairs).named}
    return all(key in named for key in _ever_held(context, pairs))


def _ever_held(context: PageContext, pairs: Iterable[_Entered]) -> Iterator[str]:
    """The certificates that are held on the day or on a later one."""
    day = context.catalog.day
    for record, now in pairs:
        later = (then for turn, then in context.timeline_steps(record.id) if turn > day)
        if now.status.is_held or any(then.status.is_held for then in later):
            yield record.id


def _lists(pairs: Sequence[_Entered]) -> _Lists:
    """An organisation that holds the level is not also among the former; each of these two lists names it once."""
    held = _once(sorted((pair for pair in pairs if pair[1].status.is_held), key=_newest_first))
    holders = {_holder(pair) for pair in held}
    ahead = (
        pair for pair in pairs if pair[1].status in _AHEAD and not (_is_unknown(pair) and _holder(pair) in holders)
    )
    rest = (pair for pair in pairs if not pair[1].status.is_held and pair[1].status not in _AHEAD)
    former = _once(sorted((pair for pair in rest if _holder(pair) not in holders), key=_latest_end_first))
    return _Lists(held, sorted(ahead, key=_newest_first), former)


def _is_unknown(pair: _Entered) -> bool:
    return pair[1].status is Status.UNKNOWN


def _once(pairs: Iterable[_Entered]) -> Sequence[_Entered]:
    """The first pair of each holder."""
    first: dict[str, _Entered] = {}
    for pair in pairs:
        first.setdefault(_holder(pair), pair)
    return tuple(first.values())


def _holder(pair: _Entered) -> str:
    return pair[0].claim.certificate.organisation


def _newest_first(pair: _Entered) -> tuple[int, str]:
    since = pair[1].since
    return (-since.first.toordinal() if since else 0, pair[0].id)


def _latest_end_first(pair: _Entered) -> tuple[int, int, str]:
    """By the day on which it ended as far as that is known, else by the day on which it began."""
    until, since = pair[1].until, pair[1].since
    return (
        -until.last.toordinal() if until else 0,
        -since.first.toordinal() if since else 0,
        pair[0].id,
    )


def _entry(context: PageContext, record: Record) -> RollEntry:
    holder = record.claim.certificate.organisation
    document = context.catalog.organisations.get(holder)
    return RollEntry(
        id=record.id,
        url=context.links.certificate(record.id),
        holder=holder,
        organisation=context.organisation(holder),
        place=(document.meta.city or document.meta.region) if document else None,
        standing=context.standing(record.id),
        register=context.register_of(record.id),
    )
