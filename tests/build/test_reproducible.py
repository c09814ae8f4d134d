"""One content gives the same site byte for byte: in any folder, zone and locale, with any order of files and hashes.

Each build is a process of its own, in an environment that differs in everything that must not matter.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.photographs import photograph
from tests.sites import ROOT, tree_of

SHUFFLE = """
import os, random, sys
chance = random.Random(int(os.environ["SHUFFLE"]))

def shuffled(entries):
    entries = list(entries)
    chance.shuffle(entries)
    return entries

class Listing:
    def __init__(self, entries):
        self.entries = iter(entries)
    def __iter__(self):
        return self.entries
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

scandir, listdir = os.scandir, os.listdir
os.scandir = lambda *a: Listing(shuffled(scandir(*a)))
os.listdir = lambda *a: shuffled(listdir(*a))
"""
"""A module that Python loads as it starts: folders list their files in an order of chance, as file systems do."""

ENVIRONMENTS: Sequence[Mapping[str, str]] = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "SHUFFLE": "1", "umask": "022", "jobs": "1"},
    {
        "PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "SHUFFLE": "2",
        "umask": "077", "jobs": "2", "LANG": "tr_TR.UTF-8", "PYTHONOPTIMIZE": "1",
    },
    {
        "PYTHONHASHSEED": "77", "TZ": "America/St_Johns", "LC_ALL": "pl_PL.UTF-8", "SHUFFLE": "3",
        "umask": "002", "jobs": "3", "COLUMNS": "20", "NO_COLOR": "1",
    },
)  # fmt: skip


def built(folder: Path, content: Path, environment: Mapping[str, str]) -> dict[str, bytes]:
    """The site that a new process makes in a folder, of files that are written in an order of chance."""
    settings = {name: value for name, value in environment.items() if name.isupper()}
    files = sorted(tree_of(content).items(), key=lambda file: hash((file[0], settings["SHUFFLE"])))
    for path, data in files:
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (folder / "start").mkdir()
    (folder / "start/sitecustomize.py").write_text(SHUFFLE, "utf-8")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COV"))}
    own = {"PYTHONPATH": str(folder / "start")} | {
        name: str(folder / name) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")
    }
    command = [sys.executable, str(ROOT / "build.py"), "build", "--as-of", "2024-06-01", "--jobs", environment["jobs"]]
    subprocess.run(
        command,
        cwd=folder,
        env={**inherited, **settings, **own},
        umask=int(environment["umask"], 8),
        check=True,
        capture_output=True,
        timeout=300,
    )
    return tree_of(folder / "site")


def same(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The paths at which two sites differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def content_of_the_example(folder: Path) -> Path:
    """The example's content, which has a search and social cards, in two languages and with a photograph."""
    shutil.copytree(ROOT / "content", folder)
    settings = folder / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("languages: [pl]", "languages: [pl, en]"), "utf-8")
    image = "image: {src: /media/zdjecie.jpg, alt: Zdjęcie}"
    (folder / "media/zdjecie.jpg").write_bytes(photograph(900, 600))
    (folder / "news/2024-05-01-zdjecie.md").write_text(f"---\ntitle: Zdjęcie\n{image}\n---\nTekst.\n", "utf-8")
    return folder


@pytest.mark.slow
def test_a_site_is_the_same_wherever_it_is_built(tmp_path: Path):
    content = content_of_the_example(tmp_path / "content")
    sites = [
        built(tmp_path / f"{number}" / ("d" * (number + 1)), content, environment)
        for number, environment in enumerate(ENVIRONMENTS)
    ]
    first, *others = sites
    assert any("/pagefind/" in path for path in first)
    assert any(path.endswith("card.png") for path in first)
    assert any(path.endswith(".avif") for path in first)
    assert [same(first, other) for other in others] == [[] for _ in others]
