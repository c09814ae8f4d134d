"""The page context: makes the parts that views of several pages share, such as cards, certificate rows and heads."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Concatenate, ParamSpec, TypeVar

from msgspec import Struct

from laur.catalog import Catalog
from laur.catalog.awards import announced, timeline_steps
from laur.catalog.news import Article
from laur.catalog.publication import is_ahead
from laur.catalog.union import Provenance
from laur.i18n import localised, sort_key
from laur.i18n.wording import Wording
from laur.memo import Memo
from laur.model import AnyDocument, Certificate, Image, Level, Metal, SchemeDocument
from laur.model.dates import PartialDate
from laur.pages.images import picture
from laur.pages.page import PageInputs
from laur.register import Doubt, EndBasis, Record, Span, StatusOnDay, metals
from laur.urls.permalinks import Permalinks, Section, card
from laur.views import (
    Alternate,
    BodyView,
    Card,
    CardAward,
    CertificateRow,
    Head,
    LevelView,
    Picture,
    ProvenanceView,
    Ref,
    SpanView,
    StandingView,
    TagRef,
    UnchangedView,
    Untranslated,
)
from laur.views.kinds import PageKind

WITH_CARD = frozenset(
    {
        PageKind.HOME,
        PageKind.ANNOUNCEMENT,
        PageKind.CERTIFICATE,
        PageKind.ORGANISATION,
        PageKind.SCHEME,
        PageKind.PAGE,
    }
)
"""The kinds of page that have their own social card."""
WORDS_A_MINUTE = 200
"""Reading speed for Polish prose, on the slow side."""

PagePart = TypeVar("PagePart")
LinkArgs = ParamSpec("LinkArgs")


class PageContext(Struct, frozen=True):
    """The catalog in one language: makes the parts of its pages."""

    catalog: Catalog
    lang: str
    links: Permalinks
    wording: Wording
    memo: Memo
    wordings: Mapping[str, Wording]
    """The wording of every language of the site."""

    def once(self, part: str, key: str, make: Callable[[], PagePart]) -> PagePart:
        """A part that several pages of this language share, made once per catalog."""
        return self.memo.get((part, self.lang, key), (self.catalog,), make)

    # ------------------------------------------------------------------------------ words and references

    def words(self, texts: dict[str, str]) -> str:
        """A text in this language, from one that may be written in several."""
        return localised(texts, self.lang, self.catalog.site.lang)

    def section(self, section: Section) -> Ref:
        """A section of the site, by its title."""
        return Ref(title=self.wording.text(f"title.{section}"), url=self.links.section(section))

    def description(self, kind: str, **values: object) -> str:
        """The meta description of a page: wording ``description.<kind>``."""
        return self.wording.text(f"description.{kind}", **values)

    def organisation(self, organisation_id: str, *, short: bool = False) -> Ref:
        document = self.catalog.organisations.get(organisation_id)
        if document is None:
            return Ref(title=organisation_id, url="")
        title = (document.meta.short_name if short else None) or document.meta.name
        return Ref(title=title, url=self.links.organisation(organisation_id), lang=self._foreign(document.lang))

    def scheme(self, scheme_id: str) -> Ref:
        document = self.catalog.schemes.get(scheme_id)
        if document is None:
            return Ref(title=scheme_id, url="")
        lang = self._foreign(document.meta.name_lang or self.lang)
        return Ref(title=self.words(document.meta.name), url=self.links.scheme(scheme_id), lang=lang)

    def level(self, scheme_id: str, level_id: str | None) -> LevelView | None:
        scheme = self.catalog.schemes.get(scheme_id)
        if scheme is None or level_id is None:
            return None
        return next((self.level_view(level, scheme) for level in scheme.meta.levels if level.id == level_id), None)

    def level_view(self, level: Level, scheme: SchemeDocument) -> LevelView:
        tagline = self.words(level.tagline) if level.tagline else ""
        foreign = self._foreign(scheme.meta.name_lang or self.lang) if self.lang not in level.tagline else None
        return LevelView(
            id=level.id,
            rank=level.rank,
            metal=self._metals(scheme)[level.id].value,
            name=self.words(level.name),
            tagline=tagline,
            lang=foreign,
            url=self.links.certificates_of_level(scheme.id, level.id) if self._has_listing(scheme.id, level.id) else "",
        )

    def _has_listing(self, scheme_id: str, level_id: str) -> bool:
        """Whether there is a certificate of the level."""
        return (scheme_id, level_id) in self.once("levels", "", self._awarded_levels)

    def _awarded_levels(self) -> frozenset[tuple[str, str | None]]:
        certificates = (record.claim.certificate for record in self.catalog.awards.records.values())
        return frozenset((one.scheme, one.level) for one in certificates)

    def _metals(self, scheme: SchemeDocument) -> Mapping[str, Metal]:
        return self.once("metals", scheme.id, partial(metals, scheme.meta.levels))

    def tags(self, slugs: Iterable[str]) -> tuple[TagRef, ...]:
        news = self.catalog.news[self.lang]
        return tuple(
            TagRef(title=tag.title, url=self.links.tag(tag.slug), count=len(tag.positions))
            for tag in (news.tags[slug] for slug in dict.fromkeys(slugs) if slug in news.tags)
        )

    def _foreign(self, lang: str) -> str | None:
        return None if lang == self.lang else lang

    # ------------------------------------------------------------------------------ pictures and bodies

    def picture(self, image: Image | None, document: AnyDocument) -> Picture | None:
        return None if image is None else picture(image, document, self.catalog, self.lang)

    def body(self, document: AnyDocument) -> BodyView:
        targets = self.catalog.outline(document).targets
        shown = {
            number: picture(link.target, document, self.catalog, self.lang)
            for number, link in enumerate(targets)
            if link.is_image
        }
        find = partial(self.catalog.targets.url, source=document.path, lang=self.lang)
        links = (shown[n].url if n in shown else find(link.target) for n, link in enumerate(targets))
        return BodyView(digest=document.body, links=tuple(links), pictures=shown)

    def has_body(self, document: AnyDocument) -> bool:
        return self.catalog.outline(document).words > 0

    def reading_minutes(self, document: AnyDocument) -> int:
        return max(1, round(self.catalog.outline(document).words / WORDS_A_MINUTE))

    # ------------------------------------------------------------------------------ cards and rows

    def card(self, article: Article) -> Card:
        """An announcement as listings show it."""
        return self.once("card", article.document.path, partial(self._card, article))

    def row(self, certificate_id: str) -> CertificateRow:
        """A certificate as lists show it."""
        return self.once("row", certificate_id, partial(self._row, certificate_id))

    def _card(self, article: Article) -> Card:
        meta = article.document.meta
        stated = {each.id: each for each in meta.certificates if isinstance(each, Certificate)}
        own = [stated[key] for key in announced(article.document, self.catalog.awards)[0] if key in stated]
        return Card(
            title=meta.title,
            url=article.url,
            lang=article.document.lang,
            summary=article.summary,
            date=meta.date,
            picture=self.picture(meta.image, article.document),
            organisations=tuple(self.organisation(key, short=True) for key in meta.organisations),
            awards=tuple(dict.fromkeys(self._award(one.scheme, one.level) for one in own)),
            draft=meta.draft,
            scheduled=meta.publish_at if is_ahead(article.document, self.catalog.at) else None,
        )

    def _award(self, scheme_id: str, level_id: str | None) -> CardAward:
        level, document = self.level(scheme_id, level_id), self.catalog.schemes.get(scheme_id)
        if level is not None:
            return CardAward(metal=level.metal, title=level.name, url=level.url)
        scheme = self.scheme(scheme_id)
        short = document.meta.short_name if document else None
        lang = None if short else scheme.lang
        return CardAward(metal="none", title=short or scheme.title, lang=lang, url=scheme.url)

    def _row(self, certificate_id: str) -> CertificateRow:
        record = self.catalog.awards.records[certificate_id]
        certificate = record.claim.certificate
        holder = self.catalog.organisations.get(certificate.organisation)
        return CertificateRow(
            id=certificate_id,
            url=self.links.certificate(certificate_id),
            organisation=self.organisation(certificate.organisation),
            scheme=self.scheme(certificate.scheme),
            level=self.level(certificate.scheme, certificate.level),
            standing=self.standing(certificate_id),
            region=holder.meta.region if holder else None,
            register=self.register_of(certificate_id),
        )

    def register_of(self, certificate_id: str) -> str:
        """Whose register a certificate comes from; empty for our own."""
        found = self.catalog.union.provenance.get(certificate_id)
        return found.name if found else ""

    def provenance(self, certificate_id: str) -> ProvenanceView | None:
        """The register of a member that a certificate comes from; None for our own."""
        found = self.catalog.union.provenance.get(certificate_id)
        return provenance_view(found) if found else None

    def confirmed(self, certificate_id: str) -> tuple[ProvenanceView, ...]:
        """The registers of members that state a certificate, too."""
        return tuple(provenance_view(each) for each in self.catalog.union.confirmed.get(certificate_id, ()))

    def timeline_steps(self, certificate_id: str) -> tuple[tuple[date, StatusOnDay], ...]:
        """The status of a certificate through all time."""
        record = self.catalog.awards.records[certificate_id]
        return self.memo.get(("timeline", certificate_id), (record,), partial(timeline_steps, record))

    def next_turn(self, certificate_id: str) -> date | None:
        """The first later day on which the certificate's status changes; None if none is known."""
        return next((turn for turn, _ in self.timeline_steps(certificate_id) if turn > self.catalog.day), None)

    def unchanged(self, certificate_ids: Iterable[str]) -> UnchangedView | None:
        """The days around that of the catalog on which all these certificates have the status that they have now.

        None without certificates.
        """
        ids = tuple(certificate_ids)
        if not ids:
            return None
        first: date | None = None
        last: date | None = None
        for turn in (turn for key in ids for turn in self._turns(key)):
            if turn <= self.catalog.day:
                first = turn if first is None else max(first, turn)
            else:
                last = turn if last is None else min(last, turn)
        return UnchangedView(first=first, last=last - timedelta(days=1) if last else None)

    def _turns(self, certificate_id: str) -> tuple[date, ...]:
        """The days on which the words of a certificate's status change."""
        record = self.catalog.awards.records[certificate_id]
        return self.memo.get(("turns", certificate_id), (record,), lambda: _turns(self.timeline_steps(certificate_id)))

    def standing(self, certificate_id: str) -> StandingView:
        """A certificate's status as of the day, with its later changes.

        Past changes are left out, so the view changes only on a day on which the status does.
        """
        awards, day = self.catalog.awards, self.catalog.day
        later = [(turn, then) for turn, then in self.timeline_steps(certificate_id) if turn > day]
        return standing_view(awards.records[certificate_id], awards.statuses[certificate_id], later)

    def rows(self, certificate_ids: Iterable[str]) -> tuple[CertificateRow, ...]:
        """Rows sorted by holder, then by scheme, newest first."""
        return tuple(sorted((self.row(key) for key in certificate_ids), key=self._row_order))

    def _row_order(self, row: CertificateRow) -> tuple[object, ...]:
        since = row.standing.since.first.toordinal() if row.standing.since else 0
        until = row.standing.until.last.toordinal() if row.standing.until else 0
        holder, scheme = sort_key(row.organisation.title, self.lang), sort_key(row.scheme.title, self.lang)
        return (holder, scheme, -until, -since, row.id)

    # ------------------------------------------------------------------------------ heads

    def head(  # noqa: PLR0913 - a head has that many parts
        self,
        url: str,
        kind: PageKind,
        title: str = "",
        *,
        description: str = "",
        crumbs: tuple[Ref, ...] = (),
        alternates: tuple[Alternate, ...] = (),
        picture: Picture | None = None,
        published: PartialDate | None = None,
        modified: PartialDate | None = None,
    ) -> Head:
        return Head(
            url=url,
            kind=kind,
            lang=self.lang,
            title=title,
            description=description,
            crumbs=crumbs,
            alternates=alternates,
            untranslated=self._untranslated(url, alternates),
            picture=picture,
            card=self._card_url(url, kind),
            published=published,
            modified=modified,
        )

    def _card_url(self, url: str, kind: PageKind) -> str | None:
        if not self.catalog.site.features.social_cards or kind is PageKind.NOT_FOUND:
            return None
        return card(url if kind in WITH_CARD else self.links.front())

    def everywhere(
        self, link: Callable[Concatenate[Permalinks, LinkArgs], str], *args: LinkArgs.args, **kwargs: LinkArgs.kwargs
    ) -> tuple[Alternate, ...]:
        """The same page in each language, for pages that all languages have; empty if the site has one language.

        `link` is the method of `Permalinks` for its URL, and `args` are its arguments.
        """
        links = self.catalog.links
        if len(links) == 1:
            return ()
        return tuple(Alternate(lang=lang, url=link(urls, *args, **kwargs)) for lang, urls in links.items())

    def _untranslated(self, url: str, alternates: tuple[Alternate, ...]) -> tuple[Untranslated, ...]:
        """The languages without the page at `url`, each with the matching section in that language."""
        there = {self.lang, *(alternate.lang for alternate in alternates)}
        missing = [lang for lang in self.catalog.links if lang not in there]
        section = next((each for each in Section if url.startswith(self.links.section(each))), None)
        return tuple(
            Untranslated(
                lang=lang,
                note=self.wordings[lang].text("untranslated"),
                title=self.wordings[lang].text(f"title.{section}" if section else "home"),
                url=self.catalog.links[lang].section(section) if section else self.catalog.links[lang].front(),
            )
            for lang in missing
        )

    def translations(self, document: AnyDocument) -> tuple[Alternate, ...]:
        """A document in each language, including itself; empty if there is no translation."""
        group = self.catalog.translations.get(document.path, ())
        return tuple(Alternate(lang=lang, url=url) for lang, url in group)


def contexts(inputs: PageInputs) -> tuple[PageContext, ...]:
    """A context for each language of the site."""
    catalog = inputs.catalog
    return tuple(
        PageContext(catalog, lang, catalog.links[lang], inputs.wording[lang], inputs.memo, inputs.wording)
        for lang in catalog.site.languages
    )


def provenance_view(found: Provenance) -> ProvenanceView:
    """The register of a member as layouts show it."""
    return ProvenanceView(
        member=found.member,
        name=found.name,
        home=found.home,
        url=found.url,
        fetched=PartialDate.of(found.fetched),
        gone=PartialDate.of(found.gone) if found.gone else None,
        evidence=found.evidence,
        licence=found.licence,
    )


def standing_view(record: Record, on_day: StatusOnDay, later: Sequence[tuple[date, StatusOnDay]] = ()) -> StandingView:
    """A status as layouts show it, with its changes on later days."""
    until, until_span = _partial(on_day.until)
    since, _ = _partial(on_day.since)
    return StandingView(
        status=on_day.status.value,
        estimated=record.end_basis is EndBasis.ESTIMATED,
        open_ended=record.end_basis is EndBasis.OPEN,
        since=since,
        until=until,
        until_span=until_span,
        event_date=on_day.event.date if on_day.event else None,
        turns=tuple((turn, then.status.value) for turn, then in later),
        stops={turn.isoformat(): then.event.date for turn, then in later if then.event},
        is_beginning=on_day.doubt is Doubt.BEGINNING,
        beginnings=tuple(turn for turn, then in later if then.doubt is Doubt.BEGINNING),
    )


def _turns(steps: Sequence[tuple[date, StatusOnDay]]) -> tuple[date, ...]:
    """The first days of all statuses but the first, without the change from valid to expiring."""
    both_held = ((before.status.is_held and then.status.is_held) for (_, before), (_, then) in pairwise(steps))
    return tuple(turn for (turn, _), is_same in zip(steps[1:], both_held, strict=True) if not is_same)


def _partial(span: Span | None) -> tuple[PartialDate | None, SpanView | None]:
    """A span as a date, if it is a day, month or year; otherwise its last day, and the span."""
    if span is None:
        return None, None
    partial_date = span.partial
    if partial_date is not None:
        return partial_date, None
    return PartialDate.of(span.last), SpanView(first=span.first, last=span.last)
