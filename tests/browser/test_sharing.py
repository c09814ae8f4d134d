"""Sharing an announcement: plain links, and copying the URL."""

from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Browser

from tests.browser.conftest import Serve
from tests.sites import Site, SiteFactory

TREE = """
== content/site.yaml
title: Próba
base_url: https://example.org/
features: {share: [bluesky, facebook, linkedin, mastodon, whatsapp, x, email, copy]}
== content/news/znak.md
---
title: 'Znak & „cytat” #1?'
---
Tekst.
"""
ALL = "bluesky, facebook, linkedin, mastodon, whatsapp, x, email, copy"
URL, TITLE = "https://example.org/aktualnosci/znak/", "Znak & „cytat” #1?"


def hrefs(site: Site) -> dict[str, str]:
    links = site.page("/aktualnosci/znak/").select(".share a")
    return {str(urlsplit(str(link.get("href"))).netloc or "mail"): str(link.get("href")) for link in links}


def test_each_link_contains_the_url_and_no_tracking(site: SiteFactory) -> None:
    found = hrefs(site(TREE).build())
    assert parse_qs(urlsplit(found["www.facebook.com"]).query) == {"u": [URL]}
    assert parse_qs(urlsplit(found["www.linkedin.com"]).query) == {"url": [URL]}
    assert parse_qs(urlsplit(found["x.com"]).query) == {"text": [TITLE], "url": [URL]}
    assert parse_qs(urlsplit(found["bsky.app"]).query) == {"text": [f"{TITLE} {URL}"]}
    assert parse_qs(urlsplit(found["wa.me"]).query) == {"text": [f"{TITLE} {URL}"]}
    assert unquote(urlsplit(found["share.joinmastodon.org"]).fragment) == f"text={TITLE} {URL}"
    assert parse_qs(urlsplit(found["mail"]).query) == {"subject": [TITLE], "body": [URL]}


def test_a_site_chooses_its_ways_of_sharing(site: SiteFactory) -> None:
    made = site(TREE).edit("content/site.yaml", f"[{ALL}]", "[email]")
    assert list(hrefs(made.build())) == ["mail"]
    assert "share." not in made.read("/aktualnosci/znak/")
    made.edit("content/site.yaml", "[email]", "[]").build()
    assert not made.page("/aktualnosci/znak/").select(".share")
    made.edit("content/site.yaml", "[]", "[telegram]").build(expect="problems")
    assert made.codes == ["value-not-choice"]


def test_the_url_is_copied_and_nothing_is_loaded_from_other_hosts(
    chromium: Browser, site: SiteFactory, serve: Serve
) -> None:
    address = serve(site(TREE).build().output)
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/aktualnosci/znak/")
    page.get_by_role("button", name="Skopiuj link").click()
    page.get_by_role("status").get_by_text("Link skopiowano.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == URL
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


def test_without_javascript_there_is_no_copy_button(chromium: Browser, site: SiteFactory, serve: Serve) -> None:
    address = serve(site(TREE).build().output)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/aktualnosci/znak/")
    assert page.locator(".share a").first.is_visible()
    assert not page.locator(".share button").is_visible()
    context.close()
