"""Filling in forms: by keyboard, with and without JavaScript, with right and wrong values."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests import npm
from tests.browser.conftest import Serve, Strict, serving
from tests.preview.previews import Running, previewing, until
from tests.sites import ROOT, Site, SiteFactory
from tests.validators.axe import faults

pytestmark = pytest.mark.browser

TREE = """
== content/site.yaml
title: Próba
base_url: https://example.org/
publisher: {name: Alfa, email: biuro@example.org}
forms:
  - kind: contact
    action: /api/contact
    consent: Zgadzam się, aby Klaster Alfa przetwarzał te dane.
    fields:
      - {name: name}
      - {name: email}
      - {name: size, label: Wielkość, type: select, required: true, choices: [mała, duża]}
      - {name: message}
  - {kind: membership}
  - {kind: report, action: /api/report}
  - {kind: comment, action: /api/comment}
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/gala.md
---
title: Gala
date: 2024-01-10
certificates: [{id: alfa-1, organisation: alfa, scheme: znak, awarded: 2024-01-02}]
---
Tekst.
"""
SERVICE = "{kind: report, action: 'https://forms.example/f/1'}"
GALA = "/aktualnosci/2024/01/gala/"
CATCH_LETTERS = """addEventListener("click", event => {
  const link = event.target.closest("a");
  if (link?.protocol !== "mailto:") return;
  event.preventDefault();
  window.letter = link.href;
}, true)"""
"""Stores the ``mailto:`` URL instead of opening a mail program."""


@pytest.fixture
def preview(site: SiteFactory) -> Iterator[Running]:
    with previewing(site(TREE), lang="pl") as running:
        yield running


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A tab that fails the test if a script fails or the policy blocks something."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    context.add_init_script(CATCH_LETTERS)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda reported: wrong.append(reported.text) if reported.type == "error" else None)
    yield page
    context.close()
    assert [text for text in wrong if "status of" not in text] == []


@pytest.fixture
def bare(chromium: Browser) -> Iterator[Page]:
    """A tab without JavaScript."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def kept(running: Running) -> list[Path]:
    return sorted(path for path in (running.site.folder / ".laur/inbox").rglob("*") if path.is_file())


def one_kept(running: Running) -> str:
    until(lambda: len(kept(running)) == 1)
    return kept(running)[0].read_text(encoding="utf-8")


def active(page: Page) -> str:
    """The id or the class of the focused element."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(60):
        if active(page) == wanted or page.evaluate("document.activeElement.tagName") == wanted:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come to {wanted}")


# ---------------------------------------------------------------------------------------------- keyboard


def test_a_form_is_filled_in_corrected_and_sent_by_keyboard_alone(preview: Running, page: Page):
    page.goto(f"{preview.address}/kontakt/")
    tab_to(page, "form_name")
    page.keyboard.press("Tab")
    assert active(page) == "form_email"
    page.keyboard.type("anna")
    page.keyboard.press("Enter")

    assert active(page) == "form-wrong"
    links = page.locator(".form-wrong a")
    assert [each.replace("\u00a0", " ") for each in links.all_inner_texts()] == [
        "Imię i nazwisko: wypełnij to pole",
        "Adres e-mail: wpisz adres w postaci nazwa@example.org",
        "Wielkość: wybierz jedną z opcji",
        "Wiadomość: wypełnij to pole",
        "Zgadzam się, aby Klaster Alfa przetwarzał te dane: zaznacz, jeśli się zgadzasz",
    ]
    email = page.get_by_label("Adres e-mail")
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_have_accessible_description(re.compile("tylko do.odpowiedzi.* wpisz.adres"))
    assert kept(preview) == []

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert active(page) == "form_name"
    page.keyboard.type("Anna Próbna")
    expect(page.locator("#form_name")).to_have_attribute("aria-invalid", "false")
    assert page.locator("#form_name-error").count() == 0
    page.keyboard.press("Tab")
    page.keyboard.type("anna@example.org")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Dzień dobry")
    page.keyboard.press("Tab")
    assert active(page) == "form_consent"
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("została wysłana")
    assert active(page) == "form-status"
    assert not page.locator("form.form").is_visible()
    text = one_kept(preview)
    assert "name: Anna Próbna" in text
    assert "size: mała" in text
    assert "Dzień dobry" in text
    assert preview.received[0].file == kept(preview)[0]


def test_readers_never_reach_the_honeypot_and_bots_that_fill_it_in_are_rejected(preview: Running, page: Page):
    page.goto(f"{preview.address}/kontakt/")
    trap = page.locator("[name=website]")
    assert not trap.is_visible()
    page.locator("#form_name").focus()
    met = []
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        met.append(active(page))
        page.keyboard.press("Tab")
    assert met == ["form_name", "form_email", "form_size", "form_message", "form_consent"]
    assert "Zostaw" not in page.locator("main").aria_snapshot()

    _fill(page)
    trap.evaluate("at => { at.value = 'https://spam.example' }")
    page.locator("form.form button").click()
    expect(page.get_by_role("status")).to_contain_text("została wysłana")
    assert kept(preview) == []


def _fill(page: Page) -> None:
    page.get_by_label("Imię").fill("Anna Próbna")
    page.get_by_label("Adres e-mail").fill("anna@example.org")
    page.get_by_label("Wielkość").select_option("duża")
    page.get_by_label("Wiadomość").fill("Dzień dobry")
    page.get_by_label("Zgadzam się").check()


def test_what_was_filled_in_stays_if_it_cannot_be_sent(preview: Running, page: Page):
    page.goto(f"{preview.address}/kontakt/")
    _fill(page)
    page.route("**/-laur/forms/*", lambda route: route.fulfill(status=500))
    page.locator("form.form button").click()
    expect(page.get_by_role("status")).to_contain_text("Nie udało się wysłać")
    assert page.get_by_label("Wiadomość").input_value() == "Dzień dobry"
    page.unroute_all()
    page.locator("form.form button").click()
    expect(page.get_by_role("status")).to_contain_text("została wysłana")
    assert "Dzień dobry" in one_kept(preview)


# ---------------------------------------------------------------------------------------------- without JavaScript


def test_without_javascript_the_browser_validates_and_sends_the_form(preview: Running, bare: Page):
    bare.goto(f"{preview.address}/kontakt/")
    bare.locator("form.form button").click()
    assert bare.locator(":invalid:focus").get_attribute("id") == "form_name"
    assert kept(preview) == []
    _fill(bare)
    bare.locator("form.form button").click()
    bare.wait_for_url("**/kontakt/dziekujemy/")
    expect(bare.locator("h1")).to_have_text("Dziękujemy")
    assert "name: Anna Próbna" in one_kept(preview)


def test_without_javascript_a_comment_names_its_announcement(preview: Running, bare: Page):
    bare.goto(preview.address + GALA)
    bare.get_by_role("link", name="Napisz komentarz").click()
    bare.get_by_label("Aktualność").fill("Gala")
    bare.get_by_label("Podpis").fill("Jan")
    bare.get_by_role("textbox", name="Komentarz", exact=True).fill("Brawo")
    bare.locator("form.form button").click()
    bare.wait_for_url("**/komentarz/dziekujemy/")
    assert "Brawo" in one_kept(preview)


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("email", ["anna", "anna@poczta", "anna@@example.org"], ["anna@example.org", "anna.p+x@poczta.example.org"]),
        (
            "www",
            ["example.org", "javascript:alert(1)", "ftp://example.org/"],
            ["https://example.org", "http://a.example/?b"],
        ),
    ],
)
def test_incomplete_addresses_are_reported_before_the_form_is_sent(
    site: SiteFactory, page: Page, name: str, wrong: list[str], right: list[str]
):
    made = site(TREE).edit(
        "content/site.yaml", "{name: message}", "{name: message}\n      - {name: www, label: WWW, type: url}"
    )
    with previewing(made, lang="pl") as running:
        page.goto(f"{running.address}/kontakt/")
        at = page.locator(f"[name={name}]")
        page.locator("form.form button").click()
        for value, is_wrong in [*((value, "true") for value in wrong), *((value, "false") for value in right)]:
            at.fill("x")
            page.locator("form.form button").click()
            at.fill(value)
            expect(at).to_have_attribute("aria-invalid", is_wrong)


# ---------------------------------------------------------------------------------------------- e-mail


def test_a_form_without_a_receiver_becomes_an_email_with_the_answers(preview: Running, page: Page):
    page.goto(f"{preview.address}/dolacz/")
    page.get_by_label("Organizacja").fill("Firma & Syn")
    page.get_by_label("Imię").fill("Anna Próbna")
    page.get_by_label("Adres e-mail").fill("anna@example.org")
    page.get_by_label("Czym się zajmujecie").fill("Gwint\nśruba 100%")
    page.get_by_role("button", name="Napisz e-mail").click()
    expect(page.get_by_role("status")).to_contain_text("biuro@example.org")
    letter = urlsplit(str(page.evaluate("window.letter")))
    assert letter.path == "biuro@example.org"
    stated = parse_qs(letter.query)
    assert stated["subject"] == ["Dołącz do nas"]
    assert stated["body"][0].split("\r\n\r\n") == [
        "Organizacja:\r\nFirma & Syn",
        "Imię i nazwisko:\r\nAnna Próbna",
        "Adres e-mail:\r\nanna@example.org",
        "Czym się zajmujecie:\r\nGwint\r\nśruba 100%",
    ]
    copy = page.get_by_label("Treść wiadomości").input_value()
    assert copy == stated["body"][0].replace("\r\n", "\n")


def test_without_javascript_the_email_has_the_questions(preview: Running, bare: Page):
    bare.goto(f"{preview.address}/dolacz/")
    assert not bare.locator("form.form").is_visible()
    letter = str(bare.get_by_role("main").get_by_role("link", name="biuro@example.org").get_attribute("href"))
    assert letter.startswith("mailto:biuro@example.org?subject=Do%C5%82%C4%85cz%20do%20nas&body=")
    assert "Organizacja:\r\n\r\nImię i nazwisko:" in unquote(letter)


# ---------------------------------------------------------------------------------------------- from other pages


def test_an_error_is_reported_from_the_page_of_the_certificate(preview: Running, page: Page):
    page.goto(f"{preview.address}/certyfikaty/alfa-1/")
    page.get_by_role("link", name="Zgłoś błąd").click()
    expect(page.get_by_label("Identyfikator certyfikatu")).to_have_value("alfa-1")
    page.get_by_label("Co się nie zgadza").fill("Data")
    page.locator("form.form button").click()
    expect(page.get_by_role("status")).to_contain_text("Sprawdzimy")
    assert "certificate: alfa-1" in one_kept(preview)


def test_a_url_can_fill_in_fields_but_not_the_consent(preview: Running, page: Page):
    page.goto(f"{preview.address}/kontakt/?name=Jan&consent=tak&website=x&page=y&__proto__=z")
    expect(page.get_by_label("Imię")).to_have_value("Jan")
    assert not page.get_by_label("Zgadzam się").is_checked()
    assert page.locator("[name=website]").input_value() == ""
    assert page.locator("[name=page]").input_value() == "https://example.org/kontakt/"


def test_a_comment_is_written_approved_and_shown_below_its_announcement(preview: Running, page: Page):
    page.goto(preview.address + GALA)
    assert page.locator("form.form").count() == 0
    page.get_by_role("link", name="Napisz komentarz").click()
    expect(page.get_by_role("heading", name="Napisz komentarz")).to_be_visible()
    expect(page.get_by_label("Podpis")).to_be_focused()
    assert not page.get_by_label("Aktualność").is_visible()
    page.get_by_role("button", name="Wyślij").click()
    assert page.locator(".form-wrong a").count() == 2
    page.get_by_label("Podpis").fill("Jan Próba")
    page.get_by_role("textbox", name="Komentarz", exact=True).fill("Brawo dla **zespołu**!")
    page.get_by_role("button", name="Wyślij").click()
    expect(page.locator(".form-status")).to_contain_text("zatwierdzi")
    until(lambda: len(preview.received) == 1)

    receipt = preview.received[0]
    assert receipt.destination is not None
    receipt.destination.parent.mkdir(parents=True)
    receipt.file.rename(receipt.destination)
    expect(page.locator(".comments article")).to_contain_text("Brawo dla zespołu!", timeout=20_000)
    assert "Jan Próba" in page.locator(".comments article h3").inner_text()


def test_a_double_click_opens_one_form_with_one_script(preview: Running, page: Page):
    page.goto(preview.address + GALA)
    page.get_by_role("link", name="Napisz komentarz").dblclick()
    expect(page.get_by_label("Podpis")).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert page.locator("form.form").count() == 1
    assert page.locator("script[src*='/forms.']").count() == 1


# ---------------------------------------------------------------------------------------------- appearance and axe-core


def test_errors_are_visible_in_forced_colours(preview: Running, chromium: Browser):
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{preview.address}/kontakt/")
    width = "at => getComputedStyle(at).borderTopWidth"
    before = [page.locator(name).evaluate(width) for name in ("#form_name", "#form_message")]
    page.locator("form.form button").click()
    after = [page.locator(name).evaluate(width) for name in ("#form_name", "#form_message")]
    assert (before, after) == (["1px"] * 2, ["4px"] * 2)
    assert page.locator("#form_consent").evaluate("at => getComputedStyle(at).outlineStyle") == "solid"
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_a_form_with_errors_and_after_it_is_sent(
    preview: Running, chromium: Browser, scheme: str, width: int
):
    npm.package("axe-core")
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("/kontakt/", "/dolacz/", "/zglos-blad/", "/komentarz/"):
        page.goto(preview.address + path)
        page.locator("form.form button").click()
        assert page.locator(".form-wrong").is_visible()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{preview.address}/kontakt/")
    _fill(page)
    page.locator("form.form button").click()
    expect(page.locator(".form-status")).to_contain_text("została wysłana")
    assert faults(page) == []
    context.close()


class Guided(Strict):
    """A host with the policy of `docs/operators.md`."""

    policy = re.findall(r'Content-Security-Policy "(.+?)"', (ROOT / "docs/operators.md").read_text(encoding="utf-8"))[0]


class GuidedToService(Guided):
    """The same policy with an external service added, as the guide explains."""

    policy = Guided.policy.replace("form-action 'self'", "form-action 'self' https://forms.example")


@pytest.fixture(params=[Guided, GuidedToService], ids=["as it stands", "with the service"])
def guided(request: pytest.FixtureRequest) -> Iterator[tuple[bool, Serve]]:
    """Whether the policy allows the service, and the host that sends it."""
    for start in serving(request.param):
        yield request.param is GuidedToService, start


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_an_external_service_receives_the_form_if_the_policy_allows_it(
    site: SiteFactory, chromium: Browser, guided: tuple[bool, Serve], has_script: bool
):
    is_named, start = guided
    made = site(TREE).edit("content/site.yaml", "{kind: report, action: /api/report}", SERVICE).build()
    context = chromium.new_context(java_script_enabled=has_script)
    page = context.new_page()
    got: list[dict[str, list[str]]] = []

    def receive(route: Route) -> None:
        got.append(parse_qs(route.request.post_data or ""))
        route.fulfill(body="Thank you", content_type="text/plain")

    context.route("https://forms.example/**", receive)
    page.goto(f"{start(made.output)}/zglos-blad/")
    page.get_by_label("Co się nie zgadza").fill("Data")
    button = page.locator("form.form button")
    if is_named:
        button.click()
        page.wait_for_url("https://forms.example/f/1")
        assert got[0]["error"] == ["Data"]
        assert got[0]["_next"] == ["https://example.org/zglos-blad/dziekujemy/"]
    else:
        with page.expect_console_message(lambda reported: "form-action" in reported.text):
            button.evaluate("at => at.click()")
        assert got == []
    context.close()


def test_forms_work_under_a_strict_policy(site: SiteFactory, serve: Serve, page: Page):
    """The host has no endpoint, so sending fails; the policy blocks nothing."""
    made: Site = site(TREE)
    home = serve(made.build().output)
    page.goto(home + GALA)
    page.get_by_role("link", name="Napisz komentarz").click()
    page.get_by_label("Podpis").fill("Jan")
    page.get_by_role("textbox", name="Komentarz", exact=True).fill("Brawo")
    with page.expect_request(lambda request: request.method == "POST") as asked:
        page.get_by_role("button", name="Wyślij").click()
    expect(page.locator(".form-status")).to_contain_text("Nie udało się wysłać")
    sent = asked.value
    assert urlsplit(sent.url).path == "/api/comment"
    assert parse_qs(sent.post_data or "", keep_blank_values=True) == {
        "page": [f"https://example.org{GALA}"],
        "author": ["Jan"],
        "text": ["Brawo"],
        "website": [""],
    }
