"""How long the desk takes to answer: `python benchmarks/desk.py [--full]` prints a table.

A real `laur desk` of a generated site answers real requests; each line is the median of several and the slowest, from
the request until the answer is there. The first list after a save is a line of its own: it is made again then.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import announcements, write
from benchmarks.run import FIRST_DAY, ROOT, machine

RUNS = 9


class Desk:
    """A running desk."""

    def __init__(self, address: str) -> None:
        self._host, self._key = urlsplit(address).netloc, parse_qs(urlsplit(address).query)["key"][0]

    def ask(self, name: str, **values: object) -> tuple[object, float]:
        """The answer to a request, and the milliseconds until it was there."""
        headers = {"X-Laur-Key": self._key, "Origin": f"http://{self._host}", "Content-Type": "application/json"}
        connection, begun = HTTPConnection(self._host, timeout=300), time.perf_counter()
        connection.request("POST", f"/-laur/desk/{name}", json.dumps(values).encode(), headers)
        answer = connection.getresponse()
        data = answer.read()
        taken = (time.perf_counter() - begun) * 1000
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{name}: {answer.status} {data[:200]!r}")
        return json.loads(data), taken


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """A desk of the site in a folder."""
    flags = ("--layouts", str(ROOT / "layouts"), "--as-of", str(FIRST_DAY), "--port", "0", "--no-open")
    command = [sys.executable, str(ROOT / "build.py"), "desk", str(folder), *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout is not None
        try:
            words = (word for line in running.stdout for word in line.split())
            yield Desk(next(word for word in words if "?key=" in word))
        finally:
            running.terminate()


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="10,000 announcements instead of 1,000")
    count = 10_000 if parser.parse_args().full else 1_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write(announcements(count), folder / "content")
        newest = max((folder / "content/news").rglob("*.md")).relative_to(folder / "content").as_posix()
        print(f"{count} announcements. {machine()}\n\n| request | median | slowest |\n| --- | --- | --- |")
        with desk(folder) as running:
            for line in measured(running, newest):
                print(line, flush=True)


def measured(running: Desk, newest: str) -> Iterator[str]:
    """The lines of the table."""
    yield line("the list after a save", [after_save(running, newest, number) for number in range(3)])
    asked: dict[str, tuple[str, dict[str, object]]] = {
        "the list": ("documents", {"kind": "news"}),
        "a search": ("documents", {"kind": "news", "search": "klaster gala"}),
        "a filter": ("documents", {"kind": "news", "state": "unconfirmed"}),
        "a form opens": ("document", {"path": newest}),
        "what forms choose from": ("choices", {}),
        "the first page": ("first-page", {}),
        "an id is proposed": ("propose-id", {"organisation": "x", "scheme": "y", "awarded": "2024"}),
    }
    for name, (call, values) in asked.items():
        yield line(name, [running.ask(call, **values)[1] for _ in range(RUNS)])


def after_save(running: Desk, path: str, number: int) -> float:
    """The milliseconds of the first list after a save."""
    opened, _ = running.ask("document", path=path)
    assert isinstance(opened, dict)
    running.ask("save", path=path, digest=opened["digest"], body=f"{opened['body']}\n\nZdanie {number}.")
    return running.ask("documents", kind="news")[1]


def line(name: str, times: list[float]) -> str:
    """One line of the table."""
    return f"| {name} | {statistics.median(times):.0f} ms | {max(times):.0f} ms |"


if __name__ == "__main__":
    main()
