"""Running desks for tests: a small site, its preview, and requests as the program in the browser sends them."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection
from typing import Any

from laur.checks.advisory import inspect_document
from laur.cli.desk_publishing import SitePublisher
from laur.desk.run import address, make_desk
from laur.preview import Preview, Rebuild
from laur.preview.http import Extension
from laur.source.options import Options
from tests.preview.previews import Running, previewing
from tests.sites import Site

KEY = "the-key-of-the-test"
ALFA = "news/2024-01-10-alfa.md"
TREE = """
== content/site.yaml
title: Klaster Przykładowy
base_url: https://klaster.example/
== content/news/2024-01-10-alfa.md
---
title: Alfa ze złotem   # ustalone z biurem
date: 2024-01-10
tags: [nagrody, jakość]
organisations: [alfa]
certificates:
  - id: alfa-zloto
    organisation: alfa
    scheme: znak
    level: zloto
    awarded: 2024-01
---

Klaster Alfa ma **złoto**.
== content/organisations/alfa.md
---
name: Klaster Alfa
---
== content/schemes/znak.md
---
name: Znak Jakości
levels:
  - {id: srebro, name: Srebro, rank: 1}
  - {id: zloto, name: Złoto, rank: 2}
---
"""


@dataclass
class Desk:
    """A running desk."""

    site: Site
    preview: Running

    @property
    def address(self) -> str:
        """What `laur desk` prints."""
        return address(self.preview.address, KEY)

    @property
    def origin(self) -> str:
        return "/".join(self.preview.address.split("/")[:3])

    def ask(self, name: str, /, **values: object) -> Any:
        """The answer to a request; it must succeed."""
        status, answer = self.send(name, values)
        assert status == 200, answer
        return answer

    def send(self, name: str, values: object, **headers: str) -> tuple[int, Any]:
        """The status and the answer to a request."""
        sent = {"X-Laur-Key": KEY, "Origin": self.origin, **{k.replace("_", "-"): v for k, v in headers.items()}}
        body = values if isinstance(values, bytes) else json.dumps(values).encode()
        connection = HTTPConnection(self.origin.removeprefix("http://"), timeout=60)
        try:
            connection.request("POST", f"/-laur/desk/{name}", body, {k: v for k, v in sent.items() if v})
            answer = connection.getresponse()
            data = answer.read()
            is_json = answer.getheader("Content-Type", "").startswith("application/json")
            return answer.status, json.loads(data) if is_json else data.decode()
        finally:
            connection.close()

    def wait_for(self, name: str, expected: str) -> None:
        """Waits until the answer to a request, which tells what the last plan of the site has, contains a text."""
        ends = time.monotonic() + 60
        while expected not in json.dumps(self.ask(name), ensure_ascii=False):
            assert time.monotonic() < ends, expected
            time.sleep(0.05)

    def read(self, path: str) -> str:
        """A file of the content folder."""
        return (self.site.content / path).read_text(encoding="utf-8")


@contextmanager
def desk(site: Site, lang: str = "pl", port: int = 0) -> Iterator[Desk]:
    """A running desk of a site; port 0 is a free one."""
    options = Options(content=site.content, layouts=site.layouts, output=site.output)

    def extend(preview: Preview, rebuild: Rebuild) -> Extension:
        now = partial(datetime.now, UTC)
        publisher = SitePublisher(options, lang)
        return make_desk(
            preview,
            rebuild,
            options=options,
            inspect=inspect_document,
            now=now,
            key=KEY,
            lang=lang,
            publisher=publisher,
        )

    with previewing(site, lang, extend=extend, port=port) as preview:
        yield Desk(site, preview)
