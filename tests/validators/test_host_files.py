"""Real servers that take everything from the file in the site behave as the guide says, and an audit is content."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

import pytest

from laur.audit import AuditOptions, audit
from laur.audit.network import web
from laur.model import Compression
from laur.pages.aliases import moves
from laur.publish.files import FileRules, content, survey
from tests.sites import Site
from tests.validators.host import own_apache, own_nginx
from tests.validators.test_hosts import LONG, TREE, ask, assets

NOON = datetime(2024, 6, 1, 12, 0, tzinfo=ZoneInfo("Europe/Warsaw"))
CERTIFICATE = """
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/b.md
---
title: Znak
date: 2024-05-02
certificates:
  - {id: znak-alfa, organisation: alfa, scheme: znak, valid_from: 2023-06-02, valid_until: 2024-06-01}
---
Tekst.
"""


@pytest.fixture(scope="module", params=["nginx", "apache"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    tree = TREE.replace("base_url:", f"host: {request.param}\nbase_url:") + CERTIFICATE
    site = Site(tmp_path_factory.mktemp(f"own-{request.param}"), tree).build()
    site.write("site/.env", "secret")
    site.write("site/.well-known/security.txt", "Contact: mailto:a@example.org")
    return site


@pytest.fixture(scope="module")
def host(made: Site) -> Iterator[str]:
    with (own_nginx if made.exists("/.nginx.conf") else own_apache)(made.output) as address:
        yield address


def test_headers_and_caching_are_those_of_the_guide(host: str, made: Site):
    for path in ("/", "/aktualnosci/2024/05/a/", "/robots.txt", "/nie-ma/", *assets(made)):
        status, headers, _ = ask(host, path)
        kept = "max-age=31536000, immutable" if path in assets(made) else "max-age=0, must-revalidate"
        assert headers["cache-control"] == f"public, {kept}", path
        assert status == (404 if "nie-ma" in path else 200)
        assert headers["content-security-policy"].startswith("default-src 'none'"), path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin", path
    status, headers, _ = ask(host, "/assets/nie-ma.css")
    assert status == 404
    assert "immutable" not in headers.get("cache-control", "")


def test_calendars_and_tables_have_their_media_types(host: str, made: Site):
    for suffix, kind in ((".ics", "text/calendar"), (".csv", "text/csv"), (".ttl", "text/turtle")):
        for file in made.output.rglob(f"*{suffix}"):
            stated = ask(host, f"/{file.relative_to(made.output)}")[1]["content-type"]
            assert stated == f"{kind}; charset=utf-8"


def test_pages_are_compressed_and_hidden_files_are_not_served(host: str):
    assert ask(host, "/aktualnosci/2024/05/a/", {"Accept-Encoding": "gzip"})[1]["content-encoding"] == "gzip"
    assert [ask(host, path)[0] for path in ("/.env", "/.nginx.conf", "/.htaccess")] in (
        [404, 404, 404],
        [404, 404, 403],
    )
    assert ask(host, "/.well-known/security.txt")[0] == 200


@pytest.mark.parametrize(
    "old",
    [
        "/2024/05/gala/",
        "/stara.php",
        quote("/aktualność/gala-w-łodzi/"),
        f"/{LONG}/",
        "/a'b;c$d/",
        "/tak%20stare/",
    ],
)
def test_an_old_address_redirects_to_the_new_one(host: str, old: str):
    status, headers, _ = ask(host, old)
    assert (status, urlsplit(headers["location"]).path) == (301, "/aktualnosci/2024/05/a/")
    assert headers["content-security-policy"]


def test_an_audit_finds_nothing_to_complain_about_but_the_dot_file(host: str, made: Site):
    pages = made.last.site_plan.pages
    old = [(one.lstrip("/"), other.lstrip("/")) for one, other in moves(pages)]
    report = audit(host, web(), AuditOptions(now=NOON, moves=old))
    assert report.findings == ()
    assert len(old) == 7


BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"


@pytest.mark.skipif(not os.environ.get("CI") and not Path(BROTLI).exists(), reason="The module for Brotli is missing.")
@pytest.mark.parametrize("made", ["nginx"], indirect=True)
@pytest.mark.parametrize(("encoding", "suffix"), [("gzip", ".gz"), ("br", ".br"), ("gzip, br", ".br")])
def test_nginx_sends_the_files_that_were_compressed_when_they_were_published(
    made: Site, tmp_path: Path, encoding: str, suffix: str
):
    rules = FileRules(compress=(Compression.GZIP, Compression.BROTLI))
    files = survey(made.output, rules)
    for path, file in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content(made.output, file))
    tmp_path.chmod(0o755)
    with own_nginx(tmp_path, "gzip_static on; brotli_static on;", BROTLI) as address:
        checked = 0
        for path in (path for path in files if files[path].compression is None and path + suffix in files):
            url = f"/{path.removesuffix('index.html')}"
            status, headers, data = ask(address, quote(url), {"Accept-Encoding": encoding})
            assert (status, headers["content-encoding"]) == (200, "br" if "br" in encoding else "gzip"), path
            assert data == (tmp_path / (path + suffix)).read_bytes(), path
            plain = ask(address, quote(url))
            assert plain[2] == (tmp_path / path).read_bytes(), path
            assert headers["content-type"] == plain[1]["content-type"], path
            assert headers["cache-control"] == plain[1]["cache-control"], path
            checked += 1
        assert checked > 20
