"""A site of more pages than are rendered at once."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.corpus import register, write
from laur.build import build
from laur.output.render import BATCH
from laur.source.options import Options
from tests.sites import Site

DAY = date(2024, 6, 1)


class Counting:
    """Keeps what is reported of rendering."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.count = 0

    def __call__(self, doing: str, count: int, done: int = 0) -> None:
        if doing == "rendering":
            self.done.append(done)
            self.count = count


@pytest.mark.slow
def test_pages_rendered_in_several_batches_are_those_of_one_process_and_progress_counts_them(tmp_path: Path):
    site = Site(tmp_path, "")
    write(register(500, 120), site.content)
    options = Options(content=site.content, layouts=site.layouts, output=tmp_path / "site", day=DAY)
    trees = []
    for jobs in (1, 2):
        counted, output = Counting(), tmp_path / f"site-{jobs}"
        report = build(replace(options, jobs=jobs, output=output, clean=True), lambda _zone: DAY, counted)
        assert report.is_written
        trees.append({path.relative_to(output): path.read_bytes() for path in output.rglob("*") if path.is_file()})
        assert counted.done == sorted(counted.done)
        assert counted.done[-1] == counted.count == len(trees[-1])
    assert len(trees[0]) > BATCH + 500
    assert trees[0] == trees[1]
