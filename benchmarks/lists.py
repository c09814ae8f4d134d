"""How long the import of a list takes: `python benchmarks/lists.py [ROWS]`."""

import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from laur.build import read_all
from laur.source.options import Options
from laur.spreadsheets.answers import ListAnswers
from laur.spreadsheets.importer import ListImport, prepare_import, write_files
from laur.spreadsheets.ledger import read_list_ledger
from laur.spreadsheets.reading import read_workbook
from tests.spreadsheets.lists import dirty_list

SITE = "title: Benchmark\nbase_url: https://benchmark.example/\n"
SCHEME = "---\nname: Mark\nlevels: [{id: bronze, rank: 1, name: {pl: Brąz, en: Bronze}}]\n---\n"
ANSWERS: dict[str, str | dict[str, str]] = {
    "columns": {"Opiekun": "ignore"},
    "hidden": "import",
    "overlaps": "renewal",
}


def main(rows: int) -> None:
    """Imports a generated list twice: into an empty site, and again without changes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "content/schemes").mkdir(parents=True)
        (folder / "content/site.yaml").write_text(SITE, encoding="utf-8")
        (folder / "content/schemes/mark.md").write_text(SCHEME, encoding="utf-8")
        dirty_list(folder / "list.xlsx", rows)
        for turn in ("first", "again"):
            start, used = time.perf_counter(), time.process_time()
            done = _import(folder)
            print(
                f"{turn}: {len(done.rows)} rows, {len(done.files)} files, {time.perf_counter() - start:.1f} s, "
                f"{time.process_time() - used:.1f} s of them computing"
            )


def _import(folder: Path) -> ListImport:
    content = folder / "content"
    options = Options(content=content, layouts=Path(__file__).parents[1] / "layouts")
    day = date(2024, 6, 1)
    inputs = read_all(options, lambda _zone: day)
    assert inputs.library is not None
    workbook = read_workbook(folder / "list.xlsx")
    ledger = read_list_ledger(content)
    done = prepare_import(
        workbook, inputs.library, ledger, ListAnswers(ANSWERS), lambda path: (content / path).read_bytes(), day, "en"
    )
    write_files(content, done.files)
    return done


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
