"""The kinds of documents, and the fields of each."""

from datetime import date

import pytest

from laur.model import (
    AnnouncementDocument,
    Certificate,
    CertificateRef,
    CountFrom,
    EndRule,
    Kind,
    OrganisationDocument,
    OrganisationKind,
    PageDocument,
    Place,
    SchemeDocument,
)
from laur.model.dates import Moment, PartialDate, Term
from laur.model.digest import digest_text
from tests.frontmatter.reporting import NEWS, front, news, read, reported, said

SILVER = """\
---
title: Srebrna odznaka dla klastra
date: 2021-06-17
tags: [Nagrody, Jakość]
organisations: [lsk]
image:
  src: ../media/odznaka.svg
  alt: ""
  focus: 50% 30%
people:
  - name: Anna Nowak
    role: Dyrektor
certificates:
  - id: lsk-silver
    organisation: lsk
    scheme: cme-label
    level: silver
    kind: upgrade
    term: 2 lata
    score: {value: 81.5, max: 100}
    events:
      - {type: suspended, date: 2022-03, reason: Brak audytu}
  - ref: lsk-kkk
publish_at: 2021-06-17 08:30
comments: false
---

Pierwszy akapit.
"""


def test_an_announcement_is_read_whole():
    reading = read(SILVER)
    assert reading.problems == ()
    document = reading.document
    assert isinstance(document, AnnouncementDocument)
    meta = document.meta
    assert (meta.title, meta.date) == ("Srebrna odznaka dla klastra", PartialDate(2021, 6, 17))
    assert meta.publish_at == Moment(date(2021, 6, 17), 8, 30)
    assert (meta.draft, meta.comments) == (False, False)
    assert meta.image is not None
    assert (meta.image.alt, meta.image.focus) == ("", "50% 30%")
    label, reference = meta.certificates
    assert isinstance(label, Certificate)
    assert (label.kind, label.term) == (Kind.UPGRADE, Term(years=2))
    assert label.score is not None
    assert (label.score.value, label.score.max) == (81.5, 100.0)
    assert label.events[0].date == PartialDate(2022, 3)
    assert reference == CertificateRef(ref="lsk-kkk")


def test_the_document_has_the_digest_and_the_first_line_of_its_text():
    reading = read(SILVER)
    assert reading.document is not None
    assert reading.markdown == "Pierwszy akapit."
    assert SILVER.split("\n")[reading.document.body_line - 1] == "Pierwszy akapit."
    assert reading.document.body == digest_text("pl", "Pierwszy akapit.")


def test_the_same_text_in_another_language_is_another_body():
    polish, english = front(), front("lang: en")
    assert polish.markdown == english.markdown
    assert polish.document is not None
    assert english.document is not None
    assert (polish.document.lang, english.document.lang) == ("pl", "en")
    assert polish.document.body != english.document.body


def test_every_field_has_its_place():
    document = read(SILVER).document
    assert document is not None
    lines = SILVER.split("\n")

    def text_at(key: str) -> str:
        at = document.places.at(key)
        return lines[at.line - 1][at.column - 1 :]

    assert text_at("title") == "Srebrna odznaka dla klastra"
    assert text_at("tags.1") == "Jakość]"
    assert text_at("certificates") == "certificates:"
    assert text_at("certificates.0.scheme") == "cme-label"
    assert text_at("certificates.0.events.0.date") == "2022-03, reason: Brak audytu}"
    assert text_at("certificates.1.ref") == "lsk-kkk"
    assert document.places.at("certificates.0.awarded") == document.places.at("certificates.0")
    assert document.places.at("author") == Place()


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("news/2021/2021-06-17-srebrna-odznaka.md", "srebrna-odznaka"),
        ("news/2021-06-17_Łódź i Żory.md", "lodz-i-zory"),
        ("news/spotkanie.md", "spotkanie"),
        ("news/2021-06-17.md", "2021-06-17"),
        ("news/2023-rok-klastrow.md", "2023-rok-klastrow"),
    ],
)
def test_a_slug_is_made_from_the_file_name_without_its_date(path, slug):
    document = read(SILVER, path).document
    assert isinstance(document, AnnouncementDocument)
    assert document.slug == slug


def test_a_stated_slug_is_kept():
    document = front("slug: nasz-znak").document
    assert isinstance(document, AnnouncementDocument)
    assert document.slug == "nasz-znak"


def test_tags_have_slugs():
    document = read(SILVER).document
    assert isinstance(document, AnnouncementDocument)
    assert document.tag_slugs == ("nagrody", "jakosc")


def test_an_organisation_is_read():
    text = (
        "---\nname: Klaster Obróbki Metali\nkind: cluster\ncountry: PL\nfounded: 2007\n"
        "identifiers:\n  krs: 0000123456\n  numer regon: 012\n---\n"
    )
    document = read(text, "organisations/kom.md").document
    assert isinstance(document, OrganisationDocument)
    assert document.id == "kom"
    assert document.meta.kind is OrganisationKind.CLUSTER
    assert document.meta.founded == PartialDate(2007)
    assert document.meta.identifiers == {"krs": "0000123456", "numer regon": "012"}
    assert document.places.at("identifiers.krs") == Place(7, 8)
    assert document.places.at("identifiers") == Place(6, 1)


def test_a_scheme_is_read():
    text = (
        "---\nname: {pl: Znak jakości, en: Quality label}\nissuers:\n  - name: ESCA\n    from: 2009\n    to: 2023-05\n"
        "levels:\n  - {id: gold, rank: 3, name: Gold}\nterm: {initial: 2 years, renewal: 3 years}\n"
        "count_from: assessed\nend_rule: month_end\ngrace_after_expiry: 12 months\nareas: [Finanse, {pl: Usługi}]\n"
        "---\n"
    )
    document = read(text, "schemes/cme-label.md").document
    assert isinstance(document, SchemeDocument)
    meta = document.meta
    assert meta.name == {"pl": "Znak jakości", "en": "Quality label"}
    assert (meta.issuers[0].start, meta.issuers[0].to) == (PartialDate(2009), PartialDate(2023, 5))
    assert meta.levels[0].name == {"": "Gold"}
    assert meta.term is not None
    assert meta.term.renewal == Term(years=3)
    assert (meta.count_from, meta.end_rule) == (CountFrom.ASSESSED, EndRule.MONTH_END)
    assert meta.areas == ({"": "Finanse"}, {"pl": "Usługi"})


def test_a_page_is_read():
    document = read("---\ntitle: Kontakt\n---\nPisz do nas.\n", "pages/kontakt.md").document
    assert isinstance(document, PageDocument)
    assert document.slug == "kontakt"


@pytest.mark.parametrize(
    ("until", "value"),
    [
        ("open", "open"),
        ("2024-12-31", PartialDate(2024, 12, 31)),
        ("2024", PartialDate(2024)),
        ('"2024"', PartialDate(2024)),
    ],
)
def test_an_end_is_a_date_or_open(until, value):
    reading = front("certificates:", f"  - {{id: a, organisation: b, scheme: c, valid_until: {until}}}")
    certificate = news(reading).certificates[0]
    assert isinstance(certificate, Certificate)
    assert certificate.valid_until == value


@pytest.mark.parametrize("path", ["readme.md", "events/x.md", "news/x.dat", "x", ""])
def test_a_file_that_is_not_used_is_reported(path):
    reading = read("anything", path)
    assert reading.document is None
    assert reported(reading.problems) == ["0:0 file-misplaced"]
    assert "news/…" in said(reading.problems[0])


@pytest.mark.parametrize(
    ("path", "code", "fix"),
    [
        ("news/x.txt", "file-extension", "Rename it to x.md."),
        ("news/x.MD", "file-extension", "Rename it to x.md."),
        ("news/x.md.txt", "file-extension", "Rename it to x.md."),
        ("pages/x.markdown", "file-extension", "Rename it to x.md."),
        ("news/x.docx", "file-extension", "Copy its text"),
        ("news/x.PDF", "media-misplaced", "/media/x.PDF"),
        ("files/x.xlsx", "media-misplaced", "/media/x.xlsx"),
    ],
)
def test_a_text_or_an_image_in_the_wrong_place_is_reported_with_its_fix(path, code, fix):
    reading = read("anything", path)
    assert reported(reading.problems) == [f"0:0 {code}"]
    assert fix in said(reading.problems[0])


@pytest.mark.parametrize("folder", ["organisations", "schemes"])
def test_an_id_must_be_a_slug(folder):
    reading = read("---\nname: Śląski Klaster Lotniczy\n---\n", f"{folder}/Śląski klaster.md")
    assert reading.document is None
    assert reported(reading.problems) == ["0:0 id-not-slug"]
    assert said(reading.problems[0]) == (
        "The file name “Śląski klaster” cannot be an id. Rename it to slaski-klaster.md."
    )


def test_an_invalid_optional_field_is_left_out_of_the_document():
    reading = front("date: wczoraj", "tags: [nagrody]", "image: {src: a.svg}", "people: [{role: Prezes}, {name: Ewa}]")
    meta = news(reading)
    assert (meta.date, meta.tags, meta.image) == (None, ("nagrody",), None)
    assert [person.name for person in meta.people] == ["Ewa"]
    assert reported(reading.problems) == ["3:7 value-not-date", "5:8 key-missing", "6:10 key-missing"]


def test_without_a_valid_required_field_there_is_a_text_but_no_document():
    reading = read("---\ndate: 2024\n---\nTekst.\n")
    assert (reading.document, reading.markdown) == (None, "Tekst.")
    assert [said(each) for each in reading.problems] == [
        "“title” is missing; it is required in an announcement. Add “title: …”."
    ]
    assert reported(reading.problems) == ["1:1 key-missing"]


def test_problems_have_the_path_of_their_file():
    assert {each.path for each in front("dat: 2024", "date: x").problems} == {NEWS}
