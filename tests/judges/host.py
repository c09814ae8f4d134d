"""A real web server before a built site: nginx with compression, long-lived assets and a strict policy.

What a host is asked to do stands in docs/operators.md; this is the least of it that speed and safety are judged by.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
CONFIGURATION = """
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
  charset utf-8;
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  gzip on; gzip_min_length 256; gzip_types text/css text/javascript image/svg+xml application/json application/xml;
  server {{
    listen 127.0.0.1:{port};
    root {site};
    error_page 404 /404.html;
    add_header Content-Security-Policy "{policy}" always;
    add_header X-Content-Type-Options nosniff always;
    location /assets/ {{
      add_header Cache-Control "public, max-age=31536000, immutable";
      add_header X-Content-Type-Options nosniff always;
    }}
  }}
}}
"""
PATIENCE_SECONDS = 10


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[str]:
    """Serves `site` until left; yields its address, without a slash at the end. `folder` takes its own files."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("There is no nginx, and with it no real host to judge a site on.")
        pytest.skip("There is no nginx on this machine.")
    port = _free_port()
    configuration = folder / "nginx.conf"
    # As root its workers would be nobody, who may not read the folders of a test.
    user = "user root;" if os.geteuid() == 0 else ""
    text = CONFIGURATION.format(user=user, folder=folder, port=port, site=site, policy=POLICY)
    configuration.write_text(text, encoding="utf-8")
    with subprocess.Popen([program, "-c", configuration, "-p", folder], stderr=subprocess.DEVNULL) as server:
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


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
