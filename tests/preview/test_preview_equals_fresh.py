"""After any history of edits a preview answers every URL as one that was just started."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from laur.preview.site import Preview, PreviewAnswer
from laur.source.files import Signature
from laur.source.options import Options, Visibility
from laur.urls.permalinks import output_path
from tests.build.test_incremental_equals_clean import announcement, certificate
from tests.sites import DAY, ROOT, Site

NAMES = st.sampled_from(["alfa", "beta", "gamma", "delta"])
TITLES = st.sampled_from(["Alfa", "Beta", "Żółw", "Alfa i Beta"])
DATES = st.sampled_from(["2023", "2024-01-10", "2024-05-31", None])
TAGS = st.lists(st.sampled_from(["nagrody", "Nagrody", "klastry"]), unique=True, max_size=2)
EXTRAS = st.sampled_from(
    [
        "",
        "draft: true\n",
        "publish_at: 2030-01-01\n",
        "organisations: [alfa]\n",
        "aliases: [/stary/]\n",
        "slug: ten-sam\n",
        "related: [beta.md, gamma.md]\n",
        "certificates: [{ref: alfa-znak}, {ref: beta-znak}]\n",
    ]
)
WORDS = st.sampled_from(
    [
        "jeden",
        "**dwa**",
        "## Nagłówek",
        "[tam](alfa.md)",
        "[dalej](beta.md#naglowek)",
        "[nigdzie](nie-ma.md)",
        "[alfa](/organizacje/alfa/)",
    ]
)


class Histories(RuleBasedStateMachine):
    """Random saves; after each, every answer is held against a fresh preview's."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="laur-preview-law-"))

    @initialize()
    def begin(self) -> None:
        self.site = Site(self.folder, "== content/schemes/znak.md\n---\nname: Znak\n---\nOpis.\n")
        for name in ("alfa", "beta"):
            self.site.write(f"content/organisations/{name}.md", f"---\nname: Klaster {name}\n---\nO {name}.\n")
        for name in ("alfa", "beta", "gamma"):
            self.site.write(f"content/news/{name}.md", announcement(name.title(), "2024-01-10", ["nagrody"], "raz"))
        shutil.copytree(ROOT / "layouts", self.folder / "layouts")
        self.living = self.fresh(self.folder)
        self.reports_files = True
        self.known = signatures(self.folder)

    def fresh(self, folder: Path) -> Preview:
        """A preview that was just started."""
        options = Options(
            content=folder / "content",
            layouts=folder / "layouts",
            day=DAY,
            visibility=Visibility(drafts=True, future=True),
        )
        preview = Preview(options, lambda _zone: DAY, "pl")
        preview.rebuild()
        return preview

    @rule(name=NAMES, title=TITLES, day=DATES, tags=TAGS, extra=EXTRAS, word=WORDS)
    def write(self, name: str, title: str, day: str | None, tags: list[str], extra: str, word: str) -> None:
        self.site.write(f"content/news/{name}.md", announcement(title, day, tags, word, extra))

    @rule(name=NAMES, word=WORDS)
    def say_more(self, name: str, word: str) -> None:
        file = self.site.content / f"news/{name}.md"
        if file.exists():
            file.write_text(f"{file.read_text()}\n{word}\n")

    @rule(name=NAMES, title=TITLES)
    def call_it_otherwise(self, name: str, title: str) -> None:
        file = self.site.content / f"news/{name}.md"
        if file.exists():
            first, _, rest = file.read_text().removeprefix("---\n").partition("\n")
            file.write_text(f"---\ntitle: {title}\n{rest}" if first.startswith("title") else f"---\n{first}\n{rest}")

    @rule(
        name=NAMES, holder=st.sampled_from(["alfa", "beta", "nikt"]), until=st.sampled_from(["2024-06", "2025", "open"])
    )
    def award(self, name: str, holder: str, until: str) -> None:
        text = announcement("Znak", "2024-02-02", ["znak"], "jest", certificate(holder, until))
        self.site.write(f"content/news/{name}.md", text)

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        (self.site.content / f"news/{name}.md").unlink(missing_ok=True)

    @rule(old=NAMES, new=NAMES)
    def rename(self, old: str, new: str) -> None:
        if (self.site.content / f"news/{old}.md").exists():
            self.site.rename(f"content/news/{old}.md", f"content/news/{new}.md")

    @rule(name=NAMES)
    def break_it(self, name: str) -> None:
        self.site.write(f"content/news/{name}.md", "---\ntitle: [\n---\n")

    @rule(
        path=st.sampled_from(["organisations/alfa", "schemes/znak", "news/alfa"]),
        text=st.sampled_from(["", "titel: x"]),
    )
    def break_what_others_name(self, path: str, text: str) -> None:
        self.site.write(f"content/{path}.md", f"---\n{text}\nid: alfa-znak\n---\n")

    @rule(name=st.sampled_from(["Klaster", "Zrzeszenie"]), holder=st.sampled_from(["alfa", "beta"]))
    def rename_holder(self, name: str, holder: str) -> None:
        self.site.write(f"content/organisations/{holder}.md", f"---\nname: {name}\n---\nO nas.\n")

    @rule(term=st.sampled_from(["2 years", "3 years"]))
    def another_term(self, term: str) -> None:
        self.site.write("content/schemes/znak.md", f"---\nname: Znak\nterm: {{initial: {term}}}\n---\nOpis.\n")

    @rule(size=st.sampled_from([1, 2, 20]), base=st.sampled_from(["", "p/"]))
    def frame(self, size: int, base: str) -> None:
        text = f"title: Próba\nbase_url: https://example.org/{base}\npage_size: {size}\n"
        self.site.write("content/site.yaml", text)

    @rule(words=st.sampled_from(["<p>raz</p>", "<p>dwa</p>", "{{ view.nie_ma }}", "{% if %}", ""]))
    def layout(self, words: str) -> None:
        text = (ROOT / "layouts/announcement.html").read_text()
        self.site.write("layouts/announcement.html", text.replace("{% block main %}", "{% block main %}" + words))

    @rule(colour=st.sampled_from(["red", "green"]))
    def style(self, colour: str) -> None:
        self.site.write("layouts/assets/site.css", f"h1 {{ color: {colour} }}\n")

    @rule(drawing=st.sampled_from(["<g/>", "<path/>", None]))
    def media(self, drawing: str | None) -> None:
        text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{drawing}</svg>'
        file = self.site.content / "media/a.svg"
        file.unlink(missing_ok=True) if drawing is None else self.site.write("content/media/a.svg", text)

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.folder / ".laur", ignore_errors=True)

    @rule(reports_files=st.booleans())
    def watch(self, reports_files: bool) -> None:
        """From now on the watcher reports which files changed, or only that some may have."""
        self.reports_files = reports_files

    @invariant()
    def answers_as_a_fresh_one(self) -> None:
        now = signatures(self.folder)
        changed = {path for path, _ in now ^ self.known}
        self.living.rebuild(changed if self.reports_files else None)
        self.known = now
        copy = Path(tempfile.mkdtemp(prefix="laur-preview-fresh-")) / "copy"
        try:
            for root in ("content", "layouts"):
                shutil.copytree(self.folder / root, copy / root)
            fresh = self.fresh(copy)
            for path in sorted({*paths(self.living), *paths(fresh), "", "nie-ma/"}):
                assert reported(self.living.answer(path), self.folder) == reported(fresh.answer(path), copy), path
        finally:
            shutil.rmtree(copy.parent)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


def signatures(folder: Path) -> set[tuple[str, Signature]]:
    """Every file with its signature."""
    files = (file for root in ("content", "layouts") for file in (folder / root).rglob("*") if file.is_file())
    return {(str(file), Signature.of(file.stat())) for file in files}


def paths(preview: Preview) -> set[str]:
    site_plan = preview.last
    return {output_path(page.url) for page in site_plan.pages} if site_plan else set()


def reported(answer: PreviewAnswer, folder: Path) -> tuple[object, ...]:
    """All that a browser would be sent, without the name of the folder."""
    data = answer.file.read_bytes() if answer.file else answer.data
    return (answer.status, answer.path, data, answer.is_for_ever, answer.problems.replace(str(folder), ""))


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=4, stateful_step_count=8, suppress_health_check=list(HealthCheck))


class ManyHistories(Histories):
    """The same, for longer."""


TestManyHistories = pytest.mark.slow(ManyHistories.TestCase)
TestManyHistories.settings = settings(TestHistories.settings, max_examples=15)
