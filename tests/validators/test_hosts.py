"""Web servers with the configuration of `docs/operators.md` behave as the guide says."""

import gzip
import http.client
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.sites import ROOT, Site
from tests.validators.host import apache, nginx

LONG = "bardzo-" * 20
TREE = f"""
== content/site.yaml
title: Próba
base_url: https://example.org/
== content/news/a.md
---
title: Gala
date: 2024-05-01
aliases: [/2024/05/gala/, /stara.php, "/aktualność/gala-w-łodzi/", "/{LONG}/", "/a'b;c$d/", "/tak%20stare/"]
---
{"Tekst. " * 100}
== content/pages/o-nas.md
---
title: O nas
aliases: [/onas.html]
---
Tekst.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(tmp_path_factory.mktemp("hosted"), TREE).build()
    made.write("site/.env", "secret")
    made.write("site/.well-known/security.txt", "Contact: mailto:a@example.org")
    return made


def moved(site: Site, server: str) -> Path:
    """A file with the output of `laur routes` for a server."""
    command = [sys.executable, str(ROOT / "build.py"), "routes", "--format", server]
    command += ["--layouts", str(ROOT / "layouts")]
    done = subprocess.run(command, cwd=site.folder, capture_output=True, text=True, check=True)
    file = site.folder / f"moved.{server}"
    file.write_text(done.stdout, encoding="utf-8")
    return file


@pytest.fixture(scope="module", params=["nginx", "apache"])
def host(request: pytest.FixtureRequest, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = (
        nginx(site.output, tmp_path_factory.mktemp("nginx"), moved(site, "nginx"))
        if request.param == "nginx"
        else apache(site.output, moved(site, "apache"))
    )
    with server as address:
        yield address


def ask(host: str, path: str, headers: Mapping[str, str] = {}) -> tuple[int, Mapping[str, str], bytes]:
    with closing(http.client.HTTPConnection(urlsplit(host).netloc, timeout=10)) as connection:
        connection.request("GET", path, headers=dict(headers))
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def assets(site: Site) -> list[str]:
    return [f"/assets/{file.name}" for file in sorted((site.output / "assets").iterdir())]


def test_pages_are_revalidated_and_assets_cached_and_all_have_the_policy(host: str, site: Site):
    for path in ("/", "/aktualnosci/2024/05/a/", "/robots.txt", "/nie-ma/", "/assets/nie-ma.css", *assets(site)):
        status, headers, _ = ask(host, path)
        kept = "max-age=31536000, immutable" if path in assets(site) else "max-age=0, must-revalidate"
        assert headers["cache-control"] == f"public, {kept}", path
        assert status == (404 if "nie-ma" in path else 200)
        assert headers["content-security-policy"].startswith("default-src 'none'"), path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin", path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("*.xml", "application/xml"),
        ("*.csv", "text/csv; charset=utf-8"),
        ("*.ics", "text/calendar; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_each_kind_of_file_has_its_media_type(host: str, site: Site, path: str, kind: str):
    for found in [path] if path.startswith("/") else site.output.rglob(path):
        url = path if found is path else f"/{Path(found).relative_to(site.output)}"
        assert ask(host, url)[1]["content-type"] == kind


def test_unchanged_pages_are_not_sent_again_and_pages_are_compressed(host: str):
    _, headers, plain = ask(host, "/aktualnosci/2024/05/a/")
    assert ask(host, "/aktualnosci/2024/05/a/", {"If-None-Match": headers["etag"]})[0] == 304
    _, packed, body = ask(host, "/aktualnosci/2024/05/a/", {"Accept-Encoding": "gzip"})
    assert (packed["content-encoding"], packed["vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == plain


def test_a_missing_page_shows_the_404_page_of_the_site(host: str, site: Site):
    status, _, body = ask(host, "/nie/ma/")
    assert (status, body) == (404, site.read("/404.html").encode())


def test_hidden_files_are_not_served_except_well_known(host: str):
    assert ask(host, "/.env")[0] == 404
    assert ask(host, "/.well-known/security.txt")[0] == 200


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/2024/05/gala/", "/aktualnosci/2024/05/a/"),
        ("/stara.php", "/aktualnosci/2024/05/a/"),
        (quote("/aktualność/gala-w-łodzi/"), "/aktualnosci/2024/05/a/"),
        (f"/{LONG}/", "/aktualnosci/2024/05/a/"),
        ("/a'b;c$d/", "/aktualnosci/2024/05/a/"),
        ("/tak%20stare/", "/aktualnosci/2024/05/a/"),
        ("/onas.html", "/o-nas/"),
    ],
)
def test_an_old_address_redirects_to_the_new_one(host: str, old: str, new: str):
    status, headers, _ = ask(host, old)
    assert (status, urlsplit(headers["location"]).path) == (301, new)
    assert headers["content-security-policy"]
