"""The page of members: whose registers are part of ours, and their news."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from laur.i18n import sort_key
from laur.model import MemberDocument
from laur.model.dates import PartialDate
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import Permalinks
from laur.views import MemberItem, MemberNewsView, MembersView, output
from laur.views.kinds import PageKind

MOST_NEWS = 60
_TITLE = "title.members"


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The page in each language; none if the site has no members."""
    for context in contexts(inputs) if inputs.catalog.site.members else ():
        yield Page(
            context.links.members(),
            output.html("members.html"),
            context.lang,
            PageKind.MEMBERS,
            context.wording.text(_TITLE),
            partial(_members, context),
            alternates=context.everywhere(Permalinks.members),
        )


def _members(context: PageContext) -> MembersView:
    union = context.catalog.union
    own = Counter(found.member for found in union.provenance.values())
    confirmed = Counter(found.member for many in union.confirmed.values() for found in many)
    items = [
        MemberItem(
            id=key,
            name=member.name,
            home=_home(union.copies.get(key)),
            licence=union.copies[key].meta.licence if key in union.copies else "",
            licence_url=union.copies[key].meta.licence_url if key in union.copies else "",
            certificates=own[key],
            confirmed=confirmed[key],
            fetched=_fetched(union.copies.get(key)),
        )
        for key, member in context.catalog.site.members.items()
    ]
    return MembersView(
        page=context.head(
            context.links.members(),
            PageKind.MEMBERS,
            context.wording.text(_TITLE),
            description=context.description("members"),
            alternates=context.everywhere(Permalinks.members),
        ),
        members=tuple(sorted(items, key=lambda item: (sort_key(item.name, context.lang), item.id))),
        news=member_news(context, MOST_NEWS),
    )


def _home(copy: MemberDocument | None) -> str:
    return copy.meta.home if copy else ""


def _fetched(copy: MemberDocument | None) -> PartialDate | None:
    days = [day for entry in copy.meta.entries for day in (entry.fetched, entry.gone) if day] if copy else []
    return PartialDate.of(max(days)) if days else None


def member_news(context: PageContext, most: int) -> tuple[MemberNewsView, ...]:
    """The newest announcements of members; of the same day in the order of the members' names."""
    site = context.catalog.site
    found = [
        MemberNewsView(
            title=news.title,
            url=news.url,
            date=PartialDate.of(news.date),
            summary=news.summary,
            member=site.members[key].name,
            lang=copy.meta.lang if copy.meta.lang != context.lang else None,
        )
        for key, copy in context.catalog.union.copies.items()
        for news in copy.meta.news
    ]
    found.sort(key=lambda one: (-one.date.first.toordinal(), sort_key(one.member, context.lang), one.url))
    return tuple(found[:most])
