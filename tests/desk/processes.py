"""Desks in processes of their own, for tests that stop them, or that run them without some packages."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.sites import ROOT, Site

RUN = """import sys
sys.modules.update(dict.fromkeys({missing!r}))
from laur.cli import main
sys.exit(main({arguments!r}))
"""


@dataclass
class DeskProcess:
    """A desk that runs in a process of its own."""

    process: subprocess.Popen[str]
    host: str
    key: str

    def send(self, call: str, /, **values: object) -> tuple[int, Any]:
        """The status and the answer to a request."""
        connection = HTTPConnection(self.host, timeout=60)
        try:
            headers = {"X-Laur-Key": self.key, "Origin": f"http://{self.host}"}
            connection.request("POST", f"/-laur/desk/{call}", json.dumps(values), headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()


@contextmanager
def desk_process(site: Site, missing: Sequence[str] = ()) -> Iterator[DeskProcess]:
    """The desk of a site, in Polish. None of the packages in `missing` can be imported, as if it was not installed."""
    flags = ["--no-open", "--port", "0", "--layouts", str(site.layouts), "--lang", "pl"]
    arguments = ["desk", str(site.content.parent), *flags]
    code = RUN.format(missing=tuple(missing), arguments=arguments)
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout is not None
        try:
            address = next(word for line in running.stdout for word in line.split() if "?key=" in word)
            yield DeskProcess(running, urlsplit(address).netloc, parse_qs(urlsplit(address).query)["key"][0])
        finally:
            running.kill()
