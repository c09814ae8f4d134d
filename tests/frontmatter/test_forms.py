"""Forms as they are declared in `site.yaml`."""

import pytest

from laur.frontmatter import read_site
from laur.model import DEFAULT_FIELDS, Autocomplete, FieldType, FormKind, Site, form_fields
from tests.frontmatter.reporting import reported, said

HEAD = "title: a\npublisher: {name: Alfa, email: biuro@example.org}\nforms:\n"


def declared(text: str) -> Site:
    site, _, problems = read_site("site.yaml", (HEAD + text).encode())
    assert problems == ()
    assert site is not None
    return site


@pytest.mark.parametrize("kind", list(FormKind))
def test_one_line_makes_a_form_of_each_kind(kind):
    site = declared(f"  - kind: {kind}\n")
    form = site.form(kind)
    assert form is not None
    assert form_fields(form) == DEFAULT_FIELDS[kind]
    assert (form.key, site.address(form), form.action) == (str(kind), "biuro@example.org", None)


def test_the_address_of_a_form_comes_before_the_publishers():
    site = declared("  - {kind: contact, mailto: prasa@example.org}\n")
    assert site.address(site.forms[0]) == "prasa@example.org"


def test_a_default_field_keeps_what_is_not_stated_about_it():
    site = declared(
        "  - kind: contact\n    fields:\n      - {name: email, required: false, label: Poczta}\n"
        "      - {name: message, max_length: 300}\n      - {name: firma, label: Firma}\n"
    )
    email, message, company = form_fields(site.forms[0])
    assert (email.kind, email.required, email.autocomplete) == (FieldType.EMAIL, False, Autocomplete.EMAIL)
    assert (message.kind, message.required, message.limit) == (FieldType.TEXTAREA, True, 300)
    assert (company.kind, company.required, company.limit) == (FieldType.TEXT, None, 200)


@pytest.mark.parametrize("action", ["netlify", "https://example.org/f/1?a=b", "/api/contact"])
def test_a_form_is_sent_to_a_service_or_to_the_sites_own_host(action):
    form = declared(f"  - {{kind: contact, action: '{action}'}}\n").forms[0]
    assert (form.action, form.is_elsewhere) == (action, action.startswith("https"))


BAD = [
    ("  - {kind: kontakt}", "4:12 value-not-choice", "Did you mean “contact”?"),
    (
        "  - {kind: contact, action: 'http://example.org/f'}",
        "4:29 value-pattern",
        "Did you mean https://example.org/f?",
    ),
    ("  - {kind: contact, action: Netlify}", "4:29 value-pattern", "Did you mean netlify?"),
    (
        "  - {kind: contact, action: biuro@example.org}",
        "4:29 value-pattern",
        "Write it like this: https://example.org/forms/contact.",
    ),
    ("  - {kind: contact, honeypot: pułapka}", "4:31 value-pattern", "Did you mean pulapka?"),
    ("  - {kind: contact, fields: [{name: 9, label: a}]}", "4:37 value-pattern", "Write it like this: company_size."),
    (
        "  - {kind: contact, fields: [{name: Wielkość firmy, label: a}]}",
        "4:37 value-pattern",
        "Did you mean wielkosc_firmy?",
    ),
    ("  - {kind: contact, action: //example.org/f}", "4:29 value-pattern", "“//example.org/f”"),
    ("  - {kind: contact, action: 'javascript:alert(1)'}", "4:29 value-pattern", "“javascript:alert(1)”"),
    ("  - {kind: contact, action: 'https://example.org/\"><script>'}", "4:29 value-pattern", "action"),
    ("  - {kind: contact, emial: a@example.org}", "4:21 key-unknown", "“emial” is not a key of a form."),
    ("  - {kind: contact, fields: [{name: Imię, label: a}]}", "4:37 value-pattern", "Did you mean imie?"),
    ("  - {kind: contact, fields: [{name: a, label: a, autocomplete: mail}]}", "4:64 value-not-choice", "“email”"),
    ("  - {kind: contact, fields: [{name: a, label: a, max_length: 0}]}", "4:62 value-too-small", "at least 1"),
    ("  - {kind: contact, title: {de: Kontakt}}", "4:33 language-not-on-site", "The site has no language “de”."),
    ("  - {kind: contact, fields: [{name: a, label: {en: A}}]}", "4:52 language-not-on-site", "“en”"),
    (
        "  - {kind: report}\n  - {kind: report, id: inny}",
        "5:12 form-duplicate",
        "There is already a form “report” on line 4.",
    ),
    ("  - {kind: contact}\n  - {kind: membership, id: contact}", "5:28 form-duplicate", "on line 4"),
    ("  - {kind: contact, honeypot: url, fields: [{name: url, label: a}]}", "4:52 form-field-reserved", "“url”"),
    ("  - {kind: contact, hidden: {key: 1}, fields: [{name: key, label: a}]}", "4:55 form-field-reserved", "“key”"),
    ("  - {kind: contact, hidden: {page: 1}}", "4:36 form-field-reserved", "“page”"),
    ("  - {kind: contact, action: /a, hidden: {website: 1}}", "4:51 form-field-reserved", "“website”"),
    ("  - {kind: contact, action: netlify, hidden: {form-name: a}}", "4:58 form-field-reserved", "“form-name”"),
    ("  - {kind: contact, action: 'https://a.example/', hidden: {_next: a}}", "4:67 form-field-reserved", "“_next”"),
    ("  - {kind: contact, hidden: {page one: 1, page: 2}}", "4:49 form-field-reserved", "“page”"),
    (
        "  - {kind: contact, consent: true}",
        "4:30 form-consent-wordless",
        "Write the whole sentence that people agree to",
    ),
    ("  - {kind: contact, consent: {pl: Tak}}", "4:35 form-consent-wordless", "“Tak”"),
    ("  - {kind: contact, honeypot: consent}", "4:31 form-field-reserved", "“consent”"),
    ("  - {kind: contact, action: netlify, honeypot: form-name}", "4:48 form-field-reserved", "“form-name”"),
    ("  - {kind: contact, return_field: website}", "4:35 form-field-reserved", "“website”"),
    (
        "  - {kind: comment, fields: [{name: author, required: false}, {name: text}]}",
        "4:55 form-field-needed",
        "Remove “required”.",
    ),
    (
        "  - {kind: comment, fields: [{name: author}, {name: text, type: checkbox}]}",
        "4:65 form-field-needed",
        "In a comment form, “text” must be a required text field.",
    ),
    ("  - {kind: comment, fields: [{name: text}]}", "4:21 form-field-missing", "Add “- name: author” to its fields."),
]


@pytest.mark.parametrize(("text", "where", "words"), BAD)
def test_a_mistake_is_reported_with_its_place_and_fix(text, where, words):
    _, _, problems = read_site("site.yaml", (HEAD + text + "\n").encode())
    assert reported(problems) == [where]
    assert words in said(problems[0])


def test_a_form_without_a_receiver_is_reported():
    _, _, problems = read_site("site.yaml", b"title: a\nforms:\n  - kind: contact\n")
    assert reported(problems) == ["3:5 form-nowhere"]
