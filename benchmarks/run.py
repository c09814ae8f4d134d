"""How long whole builds take, and how much memory: `python benchmarks/run.py [--full]` prints a table.

Each number is a whole process, `python build.py build …` from its start to its end, as an editor waits for it. A time
is the median of several runs, with the least and the most. Memory is measured in a separate cold build, so that
looking does not slow what is timed.
"""

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import CERTIFIED_SHARE, Content, announcements, register, write

ROOT = Path(__file__).parents[1]
FIRST_DAY = date(2024, 6, 1)
SAMPLE_SECONDS = 0.05
KIB_PER_MIB = 1024


@dataclass
class Bench:
    """A generated site in a separate folder, which is built again and again."""

    folder: Path
    jobs: int
    day: date = FIRST_DAY
    edits: int = field(default=0)

    @property
    def command(self) -> list[str]:
        flags = {
            "--content": self.folder / "content",
            "--layouts": self.folder / "layouts",
            "--output": self.folder / "site",
            "--as-of": self.day,
            "--jobs": self.jobs,
        }
        words = [str(word) for pair in flags.items() for word in pair]
        return [sys.executable, str(ROOT / "build.py"), "build", "--quiet", *words]

    def build(self) -> float:
        """Seconds that one build takes."""
        began = time.perf_counter()
        subprocess.run(self.command, cwd=self.folder, check=True)
        return time.perf_counter() - began

    def newest(self) -> Path:
        return max((self.folder / "content/news").rglob("*.md"))

    # ------------------------------------------------------------------------------ what happens before a build

    def forget(self) -> None:
        """Leaves nothing of earlier builds."""
        for name in ("site", ".laur"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def nothing(self) -> None:
        """Leaves all as it is."""

    def edit_body(self) -> None:
        """Adds a sentence to the newest announcement."""
        self.edits += 1
        with self.newest().open("a", encoding="utf-8") as file:
            file.write(f"\nDopisek numer {self.edits}.\n")

    def edit_title(self) -> None:
        """Gives the newest announcement another title."""
        self.edits += 1
        file = self.newest()
        lines = file.read_text(encoding="utf-8").split("\n")
        lines[1] = f"title: Tytuł numer {self.edits}"
        file.write_text("\n".join(lines), encoding="utf-8")

    def edit_layout(self) -> None:
        """Changes what every page of HTML extends."""
        self.edits += 1
        file = self.folder / "layouts/base.html"
        text = file.read_text(encoding="utf-8")
        assert "</body>" in text
        file.write_text(text.replace("</body>", f"<!-- {self.edits} --></body>"), encoding="utf-8")

    def next_day(self) -> None:
        """Lets a night pass."""
        self.day += timedelta(days=1)


CASES: tuple[tuple[str, Callable[[Bench], None]], ...] = (
    ("cold", Bench.forget),
    ("nothing changed", Bench.nothing),
    ("one body edited", Bench.edit_body),
    ("one title edited", Bench.edit_title),
    ("the base layout edited", Bench.edit_layout),
    ("next day", Bench.next_day),
)


@dataclass(frozen=True)
class Memory:
    """In MiB."""

    largest: float
    """The peak of the largest process, main or worker."""
    together: float | None
    """The most that all processes held together, shared pages counted once; None where the system does not tell."""


def main() -> None:
    """Measures what is asked for and prints it."""
    asked = _arguments()
    print(machine())
    sites: list[tuple[str, Content]] = []
    if asked.announcements:
        share, holders = asked.certified, asked.holders
        content = announcements(asked.announcements, certified=share, holders=holders)
        sites.append((f"{asked.announcements} announcements, {share:.0%} with a certificate each", content))
    if asked.register[0]:
        count, holders = asked.register
        sites.append((f"{count} certificates, {holders} organisations", register(count, holders)))
    for name, content in sites:
        with tempfile.TemporaryDirectory(prefix="laur-bench-") as folder:
            for line in measured(name, content, Bench(Path(folder), asked.jobs), asked.runs):
                print(line, flush=True)


def measured(name: str, content: Content, bench: Bench, runs: int) -> Iterator[str]:
    """The lines of one site's table, as they come to be known."""
    write(content, bench.folder / "content")
    shutil.copytree(ROOT / "layouts", bench.folder / "layouts")
    memory = memory_of(bench)
    together = "not known" if memory.together is None else f"{memory.together:.0f} MiB"
    pages = sum(1 for _ in (bench.folder / "site").rglob("*.html"))
    yield f"\n{name}: {pages} pages of HTML; peak memory {memory.largest:.0f} MiB, all processes {together}\n"
    yield "| build | median s | least | most |\n| --- | ---: | ---: | ---: |"
    for case, prepare in CASES:
        times = []
        for _ in range(min(runs, 3) if prepare is Bench.forget else runs):
            prepare(bench)
            times.append(bench.build())
        yield f"| {case} | {statistics.median(times):.2f} | {min(times):.2f} | {max(times):.2f} |"


# ---------------------------------------------------------------------------------------------- the machine


def memory_of(bench: Bench) -> Memory:
    """What a cold build holds at most."""
    bench.forget()
    together = 0.0
    with subprocess.Popen(bench.command, cwd=bench.folder) as process:
        while process.poll() is None:
            together = max(together, sum(proportional_kib(pid) for pid in family(process.pid)))
            time.sleep(SAMPLE_SECONDS)
    if process.returncode:
        raise SystemExit(f"The build ended with status {process.returncode}.")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    kib = peak / KIB_PER_MIB if sys.platform == "darwin" else peak
    return Memory(kib / KIB_PER_MIB, together / KIB_PER_MIB if together else None)


def family(pid: int) -> Iterator[int]:
    """A process and all that it started (Linux; else only itself)."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            started = children.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in started:
            yield from family(int(child))


def proportional_kib(pid: int) -> int:
    """A process's share of memory, pages that several hold split among them; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def machine() -> str:
    """On what was measured, in a line."""
    from laur import __version__

    cpuinfo = Path("/proc/cpuinfo")
    models = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    model = next((line.partition(":")[2].strip() for line in models if line.startswith("model name")), "")
    cores = os.cpu_count()
    python = platform.python_version()
    return (
        f"Laur {__version__}, Python {python}, {platform.system()} {platform.machine()}, {cores} cores {model}".strip()
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure builds of generated sites.")
    parser.add_argument("--announcements", type=int, metavar="N", help="0: leave this site out")
    parser.add_argument("--certified", type=float, default=CERTIFIED_SHARE, help="the share with a certificate each")
    parser.add_argument("--holders", type=int, default=0, help="organisations; else one for fifteen announcements")
    parser.add_argument(
        "--register", type=int, nargs=2, metavar=("CERTIFICATES", "ORGANISATIONS"), help="0 0: leave out"
    )
    parser.add_argument("--full", action="store_true", help="10000 announcements, 10000 certificates")
    parser.add_argument("--runs", type=int, default=5, help="of each kind of build; three of the cold one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that a build may use")
    asked = parser.parse_args()
    if asked.announcements is None:
        asked.announcements = 10000 if asked.full else 1000
    if asked.register is None:
        asked.register = (10000, 2000) if asked.full else (1000, 200)
    return asked


if __name__ == "__main__":
    main()
