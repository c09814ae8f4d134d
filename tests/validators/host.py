"""Serves a built site with nginx or Apache, with the configuration that `docs/operators.md` recommends."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest

from tests.sites import ROOT

GUIDE = ROOT / "docs/operators.md"
NGINX = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 64; }}
http {{
  types {{
    text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png; image/jpeg jpg jpeg;
    image/webp webp; image/avif avif; application/json json; application/xml xml; text/calendar ics; text/csv csv;
    text/plain txt; font/woff2 woff2; application/wasm wasm;
  }}
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {reported}
}}
"""
TIMEOUT_SECONDS = 10


@contextmanager
def nginx(site: Path, folder: Path, moved: Path | None = None) -> Iterator[str]:
    """Serves `site` with nginx; yields its URL without a trailing slash.

    The server writes its files to `folder`; `moved` is the output of `laur routes --format nginx`.
    """
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("nginx is not installed, so the site cannot be checked on a real host.")
        pytest.skip("nginx is not installed.")
    port = _free_port()
    configuration = folder / "nginx.conf"
    # If nginx is started by root, its workers run as nobody, who may not read the folders of a test.
    user = "user root;" if os.geteuid() == 0 else ""
    reported = guide_configuration(port, site, moved)
    text = NGINX.format(user=user, folder=folder, reported=reported)
    configuration.write_text(text, encoding="utf-8")
    with subprocess.Popen([program, "-c", configuration, "-p", folder], stderr=subprocess.DEVNULL) as server:
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


OWN_NGINX = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/.nginx.conf; }}
}}
"""
"""A server that takes everything from the file in the site, with the media types of Debian."""
OWN_APACHE = """
DocumentRoot {site}
<Directory {site}>
  AllowOverride FileInfo Indexes
  Require all granted
</Directory>
"""
"""A shared host: everything comes from ``.htaccess``."""


@contextmanager
def own_nginx(site: Path) -> Iterator[str]:
    """Serves a site that was built with ``host: nginx``; the configuration is checked first (``nginx -t``)."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        _left_out("nginx")
    with TemporaryDirectory(prefix="laur-nginx-") as name:
        folder, port = Path(name), _free_port()
        folder.chmod(0o755)
        user = "user root;" if os.geteuid() == 0 else ""
        configuration = folder / "nginx.conf"
        configuration.write_text(OWN_NGINX.format(user=user, folder=folder, port=port, site=site), encoding="utf-8")
        command = [program, "-c", str(configuration), "-p", str(folder)]
        subprocess.run([*command, "-t"], check=True, capture_output=True)
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
            try:
                _wait(port, server)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


@contextmanager
def own_apache(site: Path) -> Iterator[str]:
    """Serves a copy of a site that was built with ``host: apache``."""
    program = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        _left_out("Apache")
    with TemporaryDirectory(prefix="laur-apache-") as name:
        folder, port = Path(name), _free_port()
        folder.chmod(0o755)
        shutil.copytree(site, folder / "site")
        text = APACHE.format(
            folder=folder,
            port=port,
            modules="\n".join(f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so" for m in MODULES.split()),
            reported=OWN_APACHE.format(site=folder / "site"),
        )
        (folder / "apache.conf").write_text(text, encoding="utf-8")
        subprocess.run([program, "-t", "-f", folder / "apache.conf"], check=True, capture_output=True)
        with subprocess.Popen([program, "-f", folder / "apache.conf", "-DFOREGROUND"]) as server:
            try:
                _wait(port, server)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


def _left_out(server: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{server} is not installed, so its file cannot be checked.")
    pytest.skip(f"{server} is not installed.")


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


@contextmanager
def apache(site: Path, moved: Path) -> Iterator[str]:
    """Serves a copy of `site` with Apache; `moved` is the output of `laur routes --format apache`."""
    program = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("Apache is not installed, so its part of the guide cannot be checked.")
        pytest.skip("Apache is not installed.")
    with TemporaryDirectory(prefix="laur-apache-") as name:
        folder, port = Path(name), _free_port()
        folder.chmod(0o755)
        shutil.copytree(site, folder / "site")
        (reported,) = _blocks("apache")
        text = APACHE.format(
            folder=folder,
            port=port,
            modules="\n".join(f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so" for m in MODULES.split()),
            reported=reported.replace("/srv/news/site", str(folder / "site")) + moved.read_text(encoding="utf-8"),
        )
        (folder / "apache.conf").write_text(text, encoding="utf-8")
        with subprocess.Popen([program, "-f", folder / "apache.conf", "-DFOREGROUND"]) as server:
            try:
                _wait(port, server)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


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
        assert server.poll() is None, "nginx did not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not answer.")
