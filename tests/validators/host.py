"""Serves a built site with nginx or Apache, with the configuration that `docs/operators.md` recommends."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.sites import ROOT

GUIDE = ROOT / "docs/operators.md"
TIMEOUT_SECONDS = 10
NGINX = """
{modules}
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 64; }}
http {{
  {types}
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {servers}
}}
"""
TYPES = """
  types {
    text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png; image/jpeg jpg jpeg;
    image/webp webp; image/avif avif; application/json json; application/xml xml; text/calendar ics; text/csv csv;
    text/plain txt; font/woff2 woff2; application/wasm wasm;
  }
"""
TYPES_OF_DEBIAN = "include /etc/nginx/mime.types;"
OWN_NGINX = "server {{ listen 127.0.0.1:{port}; root {site}; include {site}/.nginx.conf; {more} }}"
"""A server that takes everything from the file in the site."""
APACHE = """
ServerRoot {folder}
DefaultRuntimeDir {folder}
PidFile {folder}/apache.pid
Listen 127.0.0.1:{port}
ServerName localhost
ErrorLog {folder}/error.log
TypesConfig /etc/mime.types
User www-data
Group www-data
{modules}
{reported}
"""
MODULES = "mpm_event authz_core dir mime headers alias filter deflate"
OWN_APACHE = """
DocumentRoot {site}
<Directory {site}>
  AllowOverride FileInfo Indexes
  Require all granted
</Directory>
"""
"""A shared host: everything comes from ``.htaccess``."""


@contextmanager
def nginx(site: Path, folder: Path, moved: Path | None = None) -> Iterator[str]:
    """Serves `site` with the configuration of the guide; yields its URL without a trailing slash.

    The server writes its files to `folder`; `moved` is the output of `laur routes --format nginx`.
    """
    port = _free_port()
    with _nginx(folder, port, TYPES, guide_configuration(port, site, moved)) as address:
        yield address


@contextmanager
def own_nginx(site: Path, more: str = "", module: str | None = None) -> Iterator[str]:
    """Serves a site that was built with ``host: nginx``; `more` are directives of the server, for a `module`."""
    port = _free_port()
    with _own_folder("nginx") as folder:
        servers = OWN_NGINX.format(port=port, site=site, more=more)
        with _nginx(folder, port, TYPES_OF_DEBIAN, servers, f"load_module {module};" if module else "") as address:
            yield address


@contextmanager
def own_apache(site: Path) -> Iterator[str]:
    """Serves a copy of a site that was built with ``host: apache``."""
    with _own_folder("apache") as folder:
        shutil.copytree(site, folder / "site")
        with _apache(folder, OWN_APACHE.format(site=folder / "site")) as address:
            yield address


@contextmanager
def apache(site: Path, moved: Path) -> Iterator[str]:
    """Serves a copy of `site` as the guide says; `moved` is the output of `laur routes --format apache`."""
    with _own_folder("apache") as folder:
        shutil.copytree(site, folder / "site")
        (reported,) = _blocks("apache")
        reported = reported.replace("/srv/news/site", str(folder / "site")) + moved.read_text(encoding="utf-8")
        with _apache(folder, reported) as address:
            yield address


@contextmanager
def _nginx(folder: Path, port: int, types: str, servers: str, modules: str = "") -> Iterator[str]:
    """Runs nginx; its configuration is checked first (``nginx -t``)."""
    program = _program("nginx", "nginx")
    # If nginx is started by root, its workers run as nobody, who may not read the folders of a test.
    user = "user root;" if os.geteuid() == 0 else ""
    text = NGINX.format(user=user, folder=folder, types=types, servers=servers, modules=modules)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [program, "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with _running(command, [*command, "-t"], port) as address:
        yield address


@contextmanager
def _apache(folder: Path, reported: str) -> Iterator[str]:
    """Runs Apache; its configuration is checked first (``apache2 -t``)."""
    program, port = _program("apache2", "Apache"), _free_port()
    modules = "\n".join(f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so" for m in MODULES.split())
    text = APACHE.format(folder=folder, port=port, modules=modules, reported=reported)
    (folder / "apache.conf").write_text(text, encoding="utf-8")
    command = [program, "-f", str(folder / "apache.conf")]
    with _running([*command, "-DFOREGROUND"], [*command, "-t"], port) as address:
        yield address


@contextmanager
def _own_folder(server: str) -> Iterator[Path]:
    """A folder that the server may read, whoever runs it."""
    with TemporaryDirectory(prefix=f"laur-{server}-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def _running(command: Sequence[str], check: Sequence[str], port: int) -> Iterator[str]:
    subprocess.run(check, check=True, capture_output=True)
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _program(name: str, label: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{label} is not installed, so the site cannot be checked on a real host.")
        pytest.skip(f"{label} is not installed.")
    return found


def _blocks(language: str) -> list[str]:
    """The code blocks of the guide in a configuration language."""
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def guide_configuration(port: int, site: Path, moved: Path | None) -> str:
    """The nginx configuration of `docs/operators.md`, with another port and folder."""
    server, old, sent = _blocks("nginx")
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/news/site", str(site))
    if moved is None:
        return server
    return str(
        old.replace("/srv/news/moved.map", str(moved)) + server.replace("    error_page", f"    {sent}    error_page")
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(TIMEOUT_SECONDS * 20):
        assert server.poll() is None, "the server did not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("The server does not answer.")
