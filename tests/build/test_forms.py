"""Forms as a browser without script, a screen reader and the services that receive them find them in the pages."""

from urllib.parse import unquote

import pytest
from bs4 import Tag

from laur.model import FormKind
from tests.sites import Site, SiteFactory

TREE = """
== content/site.yaml
title: {pl: Alfa, en: Alpha}
base_url: https://example.org/projekt/
languages: [pl, en]
publisher: {name: Klaster Alfa, email: biuro@example.org}
navigation:
  - {title: {pl: Napisz, en: Write}, to: /kontakt/}
paths:
  pl: {report: blad}
forms:
  - kind: contact
    action: https://forms.example/f/alfa
    hidden: {_subject: Ze strony}
    honeypot: _gotcha
    consent: {pl: Zgadzam się., en: I agree.}
    fields:
      - {name: name}
      - {name: email, hint: {pl: Służbowy., en: At work.}}
      - {name: size, label: {pl: Wielkość, en: Size}, type: select, required: true,
         choices: [{pl: mała, en: small}, {pl: duża, en: large}]}
      - {name: news, label: {pl: Wiadomości, en: News}, type: checkbox}
  - {kind: contact, id: prasa, title: {pl: Dla prasy, en: Press}, mailto: "prasa+a@example.org", consent: Zgoda.}
  - {kind: membership, action: /api/join, thanks: {pl: Witamy., en: Welcome.}}
  - {kind: report, action: netlify}
  - {kind: comment, action: /api/comment}
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/a.md
---
title: Pierwsza
date: 2024-01-10
certificates: [{id: alfa-1, organisation: alfa, scheme: znak, awarded: 2024-01-02}]
---
Tekst.
== content/news/b.md
---
title: Cicha
date: 2024-01-11
comments: false
---
Tekst.
"""
A, B = "/aktualnosci/2024/01/a/", "/aktualnosci/2024/01/b/"


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


def form(built: Site, url: str) -> Tag:
    found = built.page(url).select_one("form[data-form]")
    assert found is not None
    return found


def sent(found: Tag) -> dict[str, object]:
    """What is sent without anybody's filling it in."""
    return {str(each["name"]): each["value"] for each in found.select("input[type=hidden]")}


def test_each_form_has_a_page_in_each_language_and_thanks_where_something_receives_it(built: Site):
    forms = ["kontakt", "kontakt/prasa", "dolacz", "blad", "komentarz"]
    assert [built.exists(f"/{name}/") for name in forms] == [True] * 5
    assert [built.exists(f"/{name}/dziekujemy/") for name in forms] == [True, False, True, True, True]
    assert [built.exists(f"/en/{name}/") for name in ("contact", "contact/prasa", "report-an-error")] == [True] * 3
    assert built.text("/kontakt/prasa/", "h1") == "Dla prasy"
    assert built.text("/en/join/thank-you/", ".lede") == "Welcome."
    assert built.text("/en/report-an-error/", "h1") == "Report an error"


def test_thanks_are_not_to_be_found_by_searching(built: Site):
    thanks = built.page("/dolacz/dziekujemy/")
    assert thanks.select_one("meta[name=robots]")["content"] == "noindex"  # type: ignore[index]
    assert "/dolacz/dziekujemy/" not in built.read("/sitemap.xml")
    assert "/projekt/dolacz/" in built.read("/sitemap.xml")


def test_every_question_has_a_label_and_says_what_it_needs(built: Site):
    found = form(built, "/kontakt/")
    for at in found.select(".field :is(input, select, textarea)"):
        assert len(found.select(f"label[for={at['id']}]")) == 1, at
        for reported in str(at.get("aria-describedby", "")).split():
            assert found.select_one(f"#{reported}") is not None
    email = found.select_one("[name=email]")
    assert email is not None
    assert (email["type"], email["autocomplete"], email.has_attr("required")) == ("email", "email", True)
    assert found.select_one(f"#{email['aria-describedby']}").get_text() == "Służbowy."  # type: ignore[union-attr]
    assert [each.get_text() for each in found.select("option")] == ["– wybierz\u00a0–", "mała", "duża"]
    assert found.select_one("option")["value"] == ""  # type: ignore[index]
    stars = {at["for"] for at in found.select("label") if at.select_one("b[aria-hidden=true]")}
    needed = {at["id"] for at in found.select("[required]")}
    assert stars == needed == {"form_name", "form_email", "form_size", "form_consent"}
    assert "(*)" in found.get_text()


def test_a_service_elsewhere_is_reported_what_it_needs(built: Site):
    found = form(built, "/en/contact/")
    assert (found["method"], found["action"]) == ("post", "https://forms.example/f/alfa")
    assert sent(found) == {
        "_next": "https://example.org/projekt/en/contact/thank-you/",
        "_subject": "Ze strony",
        "page": "https://example.org/projekt/en/contact/",
    }


def test_the_trap_is_seen_by_nobody(built: Site):
    trap = form(built, "/kontakt/").select_one("[name=_gotcha]")
    assert trap is not None
    assert trap.find_parent("p").has_attr("hidden")  # type: ignore[union-attr]
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")


def test_netlify_finds_its_form(built: Site):
    found = form(built, "/blad/")
    assert (found["data-netlify"], found["data-netlify-honeypot"]) == ("true", "website")
    assert (found["name"], sent(found)["form-name"]) == ("report", "report")
    assert found["action"] == "/projekt/blad/dziekujemy/"


def test_an_endpoint_of_ones_own_stands_under_the_base_path(built: Site):
    assert form(built, "/dolacz/")["action"] == "/projekt/api/join"


def test_without_an_endpoint_a_letter_is_written_that_asks_for_consent_too(built: Site):
    found = form(built, "/kontakt/prasa/")
    assert found.has_attr("hidden")
    assert not found.has_attr("action")
    letter = str(built.page("/kontakt/prasa/").select_one(".form-mail a")["href"])  # type: ignore[index]
    assert letter.startswith("mailto:prasa+a@example.org?subject=Dla%20prasy&body=")
    body = unquote(letter.partition("&body=")[2])
    assert body == "Imię i nazwisko:\r\n\r\nAdres e-mail:\r\n\r\nWiadomość:\r\n\r\nZgoda:"


def test_the_letter_of_a_comment_says_of_which_announcement(built: Site):
    built.edit("content/site.yaml", "{kind: comment, action: /api/comment}", "{kind: comment}").build()
    letter = str(built.page("/komentarz/").select_one(".form-mail a")["href"])  # type: ignore[index]
    assert unquote(letter.partition("&body=")[2]) == "Aktualność:\r\n\r\nPodpis:\r\n\r\nKomentarz:"


def test_a_form_leads_to_what_becomes_of_the_data_in_the_readers_language(built: Site):
    page = "---\ntitle: {0}\nlang: {1}\n---\nTekst.\n"
    built.write("content/pages/dane.md", page.format("Dane", "pl"))
    built.write("content/pages/data.md", page.format("Data", "en"))
    built.edit("content/site.yaml", "hidden: {_subject", "privacy: {pl: /dane/, en: /en/data/}\n    hidden: {_subject")
    built.edit("content/site.yaml", 'mailto: "prasa', 'privacy: https://example.org/dane, mailto: "prasa').build()
    assert built.links("/kontakt/", ".form-place > .form-note a") == ["/projekt/dane/"]
    assert built.links("/en/contact/", ".form-place > .form-note a") == ["/projekt/en/data/"]
    assert built.links("/kontakt/prasa/", ".form-place > .form-note a") == ["https://example.org/dane"]
    assert built.links("/dolacz/", ".form-place > .form-note a") == []


@pytest.mark.parametrize(
    "address", ["/danych/", "javascript:alert(1)", "dane", "//example.org/dane", "http://example.org/"]
)
def test_a_page_about_the_data_that_is_not_there_is_reported(built: Site, address: str):
    built.edit("content/site.yaml", "hidden: {_subject", f"privacy: {{en: '{address}'}}\n    hidden: {{_subject")
    built.build(expect="problems")
    assert built.codes == ["link-missing"]
    assert built.problems[0].place.line == 12


def test_a_page_of_the_web_is_asked_for_as_such(built: Site):
    found = form(
        built.edit(
            "content/site.yaml", "type: checkbox}", "type: checkbox}\n      - {name: strona, label: WWW, type: url}"
        ).build(),
        "/kontakt/",
    )
    address = found.select_one("[name=strona]")
    assert address is not None
    assert (address["type"], address["pattern"]) == ("url", "https?://.+")


def test_a_text_may_lead_to_a_form(built: Site):
    built.edit("content/news/a.md", "Tekst.", "[Napisz do nas](/kontakt/).").build()
    assert "/projekt/kontakt/" in built.links(A, ".prose a")
    built.edit("content/news/a.md", "/kontakt/", "/kontakty/").build(expect="problems")
    assert built.codes == ["link-missing"]


def test_a_certificate_leads_to_the_report_of_an_error(built: Site):
    links = built.links("/certyfikaty/alfa-1/", ".margin a")
    assert "/projekt/blad/?certificate=alfa-1" in links
    mail = next(link for link in links if link.startswith("mailto:"))
    assert "alfa-1" in unquote(mail.partition("subject=")[2])
    assert form(built, "/blad/").select_one("[name=certificate]") is not None


def test_comments_are_written_where_they_are_taken(built: Site):
    assert built.links(A, "a[data-form-here]") == [f"/projekt/komentarz/?page=https://example.org/projekt{A}"]
    assert built.links(B, "a[data-form-here]") == []
    assert "/assets/comment." in built.read(A)
    assert "/assets/comment." not in built.read(B)
    page = form(built, "/komentarz/").select_one("[name=page]")
    assert page is not None
    assert (page["type"], page.has_attr("required")) == ("text", True)


def test_comments_that_are_taken_nowhere_have_no_form(site: SiteFactory):
    made = site(TREE).edit("content/site.yaml", "forms:", "features: {comments: false}\nforms:").build()
    assert made.links(A, "a[data-form-here]") == []
    assert not made.exists("/komentarz/")
    assert not made.exists("/komentarz/dziekujemy/")


def test_the_footer_leads_to_the_forms_that_the_menu_does_not(built: Site):
    assert built.links("/", ".menu a") == ["/projekt/kontakt/"]
    assert built.links("/en/", ".menu a") == ["/projekt/en/contact/"]
    footer = built.links("/", ".colophon nav a")
    assert {"/projekt/kontakt/prasa/", "/projekt/dolacz/"} <= set(footer)
    assert "/projekt/kontakt/" not in footer


def test_styles_and_script_of_forms_are_loaded_where_a_form_is(built: Site):
    assert "/assets/forms." in built.read("/kontakt/")
    assert [url for url in ("/", A, B, "/certyfikaty/alfa-1/") if "/assets/forms." in built.read(url)] == []


@pytest.mark.parametrize("kind", list(FormKind))
def test_one_line_makes_a_whole_form(site: SiteFactory, kind: FormKind):
    made = site(TREE)
    text = "title: Alfa\nlanguages: [pl]\npublisher: {name: Alfa, email: biuro@example.org}\n"
    made.write("content/site.yaml", f"{text}forms: [{{kind: {kind}}}]\n").build()
    url = {"membership": "/dolacz/", "contact": "/kontakt/", "report": "/zglos-blad/", "comment": "/komentarz/"}[kind]
    assert form(made, url).select_one("textarea") is not None
    assert made.text(url, "h1")


def test_an_edit_of_a_form_renders_its_own_page_alone(built: Site):
    built.edit("content/site.yaml", "Ze strony", "Z formularza").build()
    assert built.rendered == {"/kontakt/", "/en/contact/"}
    before = built.tree()
    built.build(clean=True)
    assert built.tree() == before


def test_a_page_of_ones_own_in_the_place_of_a_form_is_reported(built: Site):
    built.write("content/pages/kontakt.md", "---\ntitle: Napisz\n---\nTu jesteśmy.\n").build(expect="problems")
    assert built.codes == ["url-duplicate"]
    assert (built.problems[0].path, built.problems[0].values["first"]) == ("pages/kontakt.md", "Kontakt (site.yaml)")


def test_a_form_in_the_place_of_anothers_thanks_is_reported_where_forms_are_declared(built: Site):
    built.edit("content/site.yaml", "id: prasa", "id: dziekujemy").build(expect="problems")
    assert built.codes == ["url-duplicate"]
    assert built.problems[0].path == "site.yaml"
