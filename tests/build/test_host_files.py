"""The files from which a host reads redirects and headers are part of the site, and change with its content."""

import json

import pytest

from tests.npm import package, run
from tests.sites import Site, SiteFactory

TREE = """
== content/site.yaml
title: Próba
base_url: https://example.org/
host: netlify
== content/news/a.md
---
title: Gala
date: 2024-05-01
aliases: [/2024/05/gala/, "/aktualność/gala-w-łodzi/", "/a'b;c$d/", "/tak%20stare/"]
---
Tekst.
"""
FILES = {
    "netlify": ["_headers", "_redirects"],
    "cloudflare": ["_headers", "_redirects"],
    "apache": [".htaccess"],
    "nginx": [".nginx.conf"],
}


def on(host: str, site: SiteFactory, more: str = "") -> Site:
    return site(TREE.replace("host: netlify\n", f"host: {host}\n{more}"))


def host_files(made: Site) -> list[str]:
    names = {name for files in FILES.values() for name in files}
    return sorted(names & made.tree().keys())


def parsed(name: str, function: str, argument: str, file: str) -> dict[str, list[dict[str, object]]]:
    """The rules as the host's own parser reads them."""
    script = f"""
        import {{ {function} }} from "{package(name)}/lib/index.js";
        import {{ readFileSync }} from "node:fs";
        const found = await {function}({{ {argument}: [readFileSync(0, "utf8")], minimal: true }});
        console.log(JSON.stringify(found, (_, value) => value instanceof Error ? value.message : value));
    """
    found: dict[str, list[dict[str, object]]] = json.loads(run(script, file))
    return found


@pytest.mark.parametrize("host", sorted(FILES))
def test_a_site_has_the_files_of_the_host_that_it_names_and_no_others(site: SiteFactory, host: str):
    made = on(host, site).build()
    assert host_files(made) == FILES[host]
    before = made.tree()
    assert made.build().rendered == set()
    assert made.build(clean=True).tree() == before
    made.edit("content/site.yaml", f"host: {host}\n", "")
    assert host_files(made.build()) == []


@pytest.mark.parametrize("host", sorted(FILES))
def test_a_new_alias_changes_that_file_and_an_edit_of_a_text_does_not(site: SiteFactory, host: str):
    made = on(host, site).build()
    with_redirects = f"/{FILES[host][-1]}"
    made.edit("content/news/a.md", "Tekst.", "Inny tekst.").build()
    assert with_redirects not in made.rendered
    made.edit("content/news/a.md", "aliases: [", "aliases: [/nowy/, ").build()
    assert with_redirects in made.rendered
    assert "/nowy/" in made.read(with_redirects)


@pytest.mark.parametrize("host", sorted(FILES))
def test_other_sites_may_show_its_tables_in_frames_only_if_site_yaml_names_them(site: SiteFactory, host: str):
    file = f"/{FILES[host][0]}"
    assert "frame-ancestors 'self'" in on(host, site).build().read(file)
    made = on(host, site, "embed_on: [https://b.example/strona/, https://a.example]\n").build()
    assert "frame-ancestors 'self' https://a.example https://b.example" in made.read(file)
    made.edit("content/site.yaml", ", https://a.example", "").build()
    assert file in made.rendered
    assert "frame-ancestors 'self' https://b.example" in made.read(file)


def test_netlify_reads_every_redirect_and_header(site: SiteFactory):
    made = on("netlify", site).build()
    redirects = parsed(
        "@netlify/redirect-parser", "parseAllRedirects", "redirectsFiles", str(made.output / "_redirects")
    )
    assert redirects["errors"] == []
    assert {(rule["from"], rule["to"], rule["status"], rule["force"]) for rule in redirects["redirects"]} == {
        (old, "/aktualnosci/2024/05/a/", 301, True)
        for old in (
            "/2024/05/gala/",
            "/aktualno%C5%9B%C4%87/gala-w-%C5%82odzi/",
            "/a'b;c%24d/",
            "/tak%20stare/",
        )
    }
    headers = parsed("@netlify/headers-parser", "parseAllHeaders", "headersFiles", str(made.output / "_headers"))
    assert headers["errors"] == []
    rules = {str(rule["for"]): rule["values"] for rule in headers["headers"]}
    assert rules["/*"] == {
        "Content-Security-Policy": "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }
    assert rules["/assets/*"] == {"Cache-Control": "public, max-age=31536000, immutable"}


def test_cloudflare_has_no_forced_redirects_and_keeps_to_its_limits(site: SiteFactory):
    made = on("cloudflare", site).build()
    rules = [line for line in made.read("/_redirects").splitlines() if not line.startswith("#")]
    assert len(rules) == 4
    for rule in rules:
        assert len(rule) <= 1000
        old, new, status = rule.split()
        assert (old[0], new, status) == ("/", "/aktualnosci/2024/05/a/", "301")
    assert all(len(line) <= 2000 for line in made.read("/_headers").splitlines())


@pytest.mark.parametrize("host", sorted(FILES))
def test_the_policy_allows_the_service_that_receives_a_form_and_what_search_needs(site: SiteFactory, host: str):
    forms = """forms:
  - {kind: contact, action: "https://formularze.example/wyslij?do=1", consent: Zgadzam się.}
  - {kind: report, action: /api/, consent: Zgadzam się.}
"""
    made = on(host, site, forms).build()
    text = made.read(f"/{FILES[host][0]}")
    assert "form-action 'self' https://formularze.example;" in text
    assert "wasm-unsafe-eval" not in text


@pytest.mark.parametrize("host", sorted(FILES))
def test_below_a_path_rules_have_that_path(site: SiteFactory, host: str):
    made = site(TREE.replace("host: netlify", f"host: {host}").replace("example.org/", "example.org/projekt/")).build()
    everything = "".join(made.read(f"/{name}") for name in FILES[host])
    assert "/projekt/aktualnosci/2024/05/a/" in everything
    assert "/projekt/assets/" in everything


def test_a_file_that_somebody_else_wrote_is_kept_and_reported(site: SiteFactory):
    made = on("apache", site)
    made.write("site/.htaccess", "Require all granted\n").build(expect="problems")
    assert made.codes == ["host-file-foreign"]
    assert made.tree() == {".htaccess": b"Require all granted\n"}
    made.edit("content/site.yaml", "host: apache\n", "").build()
    assert made.tree()[".htaccess"] == b"Require all granted\n"


def test_a_host_file_that_somebody_edited_or_deleted_is_written_again(site: SiteFactory):
    made = on("apache", site).build()
    before = made.tree()
    made.edit("site/.htaccess", "nosniff", "sniff").build()
    assert made.rendered == {"/.htaccess"}
    made.delete("site/.htaccess").build()
    assert made.rendered == {"/.htaccess"}
    assert made.tree() == before
