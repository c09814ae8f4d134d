"""How long a save takes to be seen: `python benchmarks/preview.py [--full]` prints a table.

A real preview (`build.py serve`) of a generated site watches real files; a real Chromium shows a page. A time is from
before a file is written until the browser has drawn the page with the new words, and nothing in between is left out.
Both ends read the same machine's clock. The opening is from the start of the process until it answers.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus import announcements, write
from benchmarks.run import FIRST_DAY, ROOT, machine

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PAUSE_SECONDS = 0.8
"""Between two saves: an editor looks before writing on."""
_DRAWN = """
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(() => {
  window.drawnAt = performance.timeOrigin + performance.now();
})));
"""


@dataclass
class Editor:
    """A generated site that is edited while it is previewed."""

    folder: Path
    address: str = ""
    edits: int = field(default=0)

    @cached_property
    def newest(self) -> Path:
        """The announcement that is edited; found once, as looking for it among thousands is no part of a save."""
        return max((self.folder / "content/news").rglob("*.md"))

    @cached_property
    def first_holder(self) -> Path:
        return min((self.folder / "content/organisations").glob("*.md"))

    @property
    def command(self) -> list[str]:
        flags = {"--content": "content", "--layouts": "layouts", "--as-of": str(FIRST_DAY), "--port": "0"}
        words = [word for pair in flags.items() for word in pair]
        return [sys.executable, str(ROOT / "build.py"), "serve", *words]

    # ------------------------------------------------------------------------------ what an editor saves

    def body(self) -> str:
        """Adds a sentence to the newest announcement."""
        word = self._word()
        with self.newest.open("a", encoding="utf-8") as file:
            file.write(f"\nDopisek {word}.\n")
        return word

    def title(self) -> str:
        """Gives the newest announcement another title."""
        word = self._word()
        lines = self.newest.read_text(encoding="utf-8").split("\n")
        lines[1] = f"title: Tytuł {word}"
        self.newest.write_text("\n".join(lines), encoding="utf-8")
        return word

    def arrival(self) -> str:
        """Writes another announcement."""
        word = self._word()
        text = f"---\ntitle: Nowy {word}\ndate: 2030-01-01\n---\nTekst.\n"
        (self.folder / f"content/news/nowy-{word}.md").write_text(text, encoding="utf-8")
        return word

    def holder(self) -> str:
        """Gives the first holder in the register another name."""
        word = self._word()
        file = self.first_holder
        lines = file.read_text(encoding="utf-8").split("\n")
        at = next(number for number, line in enumerate(lines) if line.startswith("name:"))
        lines[at] = f"name: AAA {word}"
        file.write_text("\n".join(lines), encoding="utf-8")
        return word

    def layout(self) -> str:
        """Changes what every page extends."""
        word = self._word()
        file = self.folder / "layouts/base.html"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("</footer>", f"<p>{word}</p></footer>"), encoding="utf-8")
        return word

    def _word(self) -> str:
        self.edits += 1
        return f"wpis{self.edits:04}"


CASES: tuple[tuple[str, str, Callable[[Editor], str]], ...] = (
    ("text, seen on its page", "newest", Editor.body),
    ("title, seen on its page", "newest", Editor.title),
    ("title, seen in the listing", "/aktualnosci/", Editor.title),
    ("new announcement, seen in the listing", "/aktualnosci/", Editor.arrival),
    ("holder's name, seen in the register", "/certyfikaty/", Editor.holder),
    ("holder's name, seen in the grouped register", "/certyfikaty/wedlug-organizacji/", Editor.holder),
    ("base layout, seen on the front page", "/", Editor.layout),
)


def main() -> None:
    """Measures what is asked for and prints it."""
    parser = argparse.ArgumentParser(description="Measure the time from a save to its sight in a browser.")
    parser.add_argument("--announcements", type=int, metavar="N")
    parser.add_argument("--full", action="store_true", help="10000 announcements, too")
    parser.add_argument("--runs", type=int, default=9, help="saves of each kind")
    asked = parser.parse_args()
    sizes = [asked.announcements] if asked.announcements else [1000, 10000] if asked.full else [1000]
    print(machine())
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="laur-preview-") as folder:
            context = Editor(Path(folder))
            write(announcements(size), context.folder / "content")
            shutil.copytree(ROOT / "layouts", context.folder / "layouts")
            for line in measured(context, f"{size} announcements", asked.runs):
                print(line, flush=True)


def measured(context: Editor, name: str, runs: int) -> Iterator[str]:
    """The lines of one site's table."""
    opening = []
    for _ in range(4):
        began = time.perf_counter()
        with previewing(context):
            opening.append(time.perf_counter() - began)
    yield f"\n{name}: opens in {opening[0]:.2f} s the first time, then {statistics.median(opening[1:]):.2f} s\n"
    yield "| save | median ms | least | most |\n| --- | ---: | ---: | ---: |"
    print(f"Edited: {context.newest.name}, {context.first_holder.name}", file=sys.stderr)
    with previewing(context), browser_page() as page:
        page.goto(f"{context.address}aktualnosci/")
        slug = context.newest.stem.split("-", 3)[-1]
        newest = page.locator(f'main a[href$="/{slug}/"]').first.get_attribute("href") or ""
        for case, url, save in CASES:
            page.goto(context.address.rstrip("/") + (newest if url == "newest" else url))
            times = sorted(seen(context, page, save) for _ in range(runs))
            yield f"| {case} | {statistics.median(times):.0f} | {times[0]:.0f} | {times[-1]:.0f} |"


def seen(context: Editor, page: Page, save: Callable[[Editor], str]) -> float:
    """Milliseconds from a save until the browser has drawn it."""
    time.sleep(PAUSE_SECONDS)
    began = time.time() * 1000
    word = save(context)
    page.wait_for_function("word => window.drawnAt && document.body.textContent.includes(word)", arg=word)
    return float(page.evaluate("window.drawnAt")) - began


@contextmanager
def previewing(context: Editor) -> Iterator[None]:
    """A preview that has printed its address."""
    with subprocess.Popen(
        context.command, cwd=context.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(b"Preview: "):
                context.address = line.decode().split()[1]
                break
        try:
            yield
        finally:
            process.terminate()


@contextmanager
def browser_page() -> Iterator[Page]:
    """A page of a real browser that notes when it was drawn."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        page = browser.new_page()
        page.add_init_script(_DRAWN)
        yield page
        browser.close()


if __name__ == "__main__":
    main()
