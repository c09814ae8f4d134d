"""Answers of the register that have pages: who holds what today, what ends in a year, what was valid at its end."""

from datetime import date

from laur.views.base import Head, Pager, Ref, View
from laur.views.certificates import CertificateRow, DatedView, PeriodView, UnchangedView
from laur.views.history import TimeLink
from laur.views.register import DataFile


class AnswerChoice(View, frozen=True, kw_only=True):
    """A link to another answer. It has no number, so that a page changes only with its own certificates."""

    title: str
    url: str
    lang: str | None = None
    is_here: bool = False


class AnswerView(DatedView, frozen=True, kw_only=True):
    """A page of the certificates of a scheme or level, in a region, that are valid today."""

    page: Head
    rows: tuple[CertificateRow, ...]
    """Those that are valid on the day of the build, and those that become valid later by themselves."""
    pager: Pager
    count: int
    steps: tuple[tuple[date, int], ...]
    """The later days on which the number changes by itself, each with the new number."""
    since: date | None
    """The day since which the answer has been the same; None if it always was."""
    is_unsure: bool
    """Whether it is not known of any certificate whether it is valid on the day of the build."""
    unconfirmed: tuple[CertificateRow, ...] = ()
    """Where nobody holds it: those that may be held, as far as is known. Only on the first page."""
    last: tuple[CertificateRow, ...]
    """If nothing is valid: the certificates that were valid last."""
    awards: tuple[AnswerChoice, ...] = ()
    """The other schemes and levels in the same region. Like the fields below, only on the first page."""
    regions: tuple[AnswerChoice, ...] = ()
    files: tuple[DataFile, ...] = ()
    """The answer as feed, calendar and table."""
    embed_url: str = ""
    interactive_url: str = ""
    """The listing with the same choices."""
    query: str = ""
    """The choices as the listing's script reads them: ``?level=znak.gold``."""
    time: TimeLink | None = None
    scope: tuple[str, str]
    """The key of the scheme or level, and of the region; empty for all."""
    metals: dict[str, str]
    """For the rows of another day: the metals of its levels, by key."""
    then: str
    """The title on another day, with ``{date}``."""


class EmbedView(DatedView, frozen=True, kw_only=True):
    """An answer as a table for other sites."""

    page: Head
    rows: tuple[CertificateRow, ...]
    more: int
    """How many certificates the table leaves out."""
    is_unsure: bool
    unconfirmed: tuple[CertificateRow, ...]
    last: tuple[CertificateRow, ...]
    """These three: as in `AnswerView`."""
    answer_url: str


class ListOfYearView(View, frozen=True, kw_only=True):
    """A page of a list of certificates of a year."""

    page: Head
    rows: tuple[CertificateRow, ...]
    pager: Pager
    years: tuple[Ref, ...]
    """Links to all years with such a list."""
    year: int


class EndingView(ListOfYearView, frozen=True, kw_only=True):
    """A page of the certificates that end, or ended, in a year."""

    unchanged: UnchangedView | None = None
    """Of which days its numbers and statuses are; None if it shows none."""
    before: tuple[CertificateRow, ...] = ()
    """Where nothing ends: what ended last before that year, newest first."""
    after: tuple[CertificateRow, ...] = ()
    """Where nothing ends: what ends first after it."""


class YearDay(View, frozen=True, kw_only=True):
    """A day of a past year on which something changed."""

    day: date
    is_about: bool
    """Whether of none of the changes the day is known; shown with “about”."""
    url: str
    """The changes of that day; empty where the change log has none."""
    changes: int
    held: int
    """How many certificates were valid on that day."""
    unconfirmed: int
    """Of how many it is not known whether they were."""
    rows: tuple[CertificateRow, ...]
    """What was valid on that day; empty where the days of the year would name too many."""


class AsOfView(ListOfYearView, frozen=True, kw_only=True):
    """A page of the certificates of a past year, with their status on 31 December.

    Its `rows` were valid on that day. The pager counts all three lists.
    """

    during: tuple[CertificateRow, ...] = ()
    """What was valid, or may have been, earlier in the year."""
    unconfirmed: tuple[CertificateRow, ...] = ()
    """Of these it is not known whether they were valid on 31 December."""
    periods: dict[str, tuple[PeriodView, ...]]
    """By id, the days of the year on which a certificate of this page was valid."""
    held: int
    """How many certificates were valid on 31 December."""
    days: tuple[YearDay, ...] = ()
    """Only on the first page."""
