"""A real web server before a built site, nginx or Apache: with compression, long-lived assets and a strict policy.

What a host is asked to do stands in docs/operators.md, and is taken from there.
"""

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

import pytest

from tests.sites import ROOT

GUIDE = ROOT / "docs/operators.md"
AROUND = """
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
PATIENCE_SECONDS = 10


@contextmanager
def nginx(site: Path, folder: Path, moved: Path | None = None) -> Iterator[str]:
    """Serves `site` until left; yields its address, without a slash at the end.

    `folder` takes its own files; `moved` is what `laur routes --format nginx` wrote.
    """
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("There is no nginx, so no real host can serve a site.")
        pytest.skip("There is no nginx on this machine.")
    port = _free_port()
    configuration = folder / "nginx.conf"
    # As root its workers would be nobody, who may not read the folders of a test.
    user = "user root;" if os.geteuid() == 0 else ""
    reported = as_the_guide_says(port, site, moved)
    text = AROUND.format(user=user, folder=folder, reported=reported)
    configuration.write_text(text, encoding="utf-8")
    with subprocess.Popen([program, "-c", configuration, "-p", folder], stderr=subprocess.DEVNULL) as server:
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


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
    """The same by Apache, in a folder that its workers may read; `moved` has the redirects that `laur routes` wrote."""
    program = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("There is no Apache, and the guide has a part on it.")
        pytest.skip("There is no Apache on this machine.")
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
    """What the guide says in a language of configuration."""
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def as_the_guide_says(port: int, site: Path, moved: Path | None) -> str:
    """The configuration of docs/operators.md, for another port and folder."""
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
    for _ in range(PATIENCE_SECONDS * 20):
        assert server.poll() is None, "nginx did not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not answer.")
