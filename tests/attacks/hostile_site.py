"""A site in which every key that takes a hostile value has one: a document for each kind and each value.

Values that are refused with a problem are counted, and the key gets its usual value again, until the site can be built.
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path as FilePath

from PIL import Image

from laur.build import build, plan_site
from laur.output.report import BuildReport
from laur.problems import Severity
from laur.source.options import Options
from tests.attacks.fields import Tree, example, is_read, leaves, place_of, replaced, text_of
from tests.attacks.payloads import BODIES, DRAWINGS, NAMES, VALUES
from tests.markdown.test_hostile import HOSTILE
from tests.sites import DAY, ROOT

LEFT_OUT: dict[str, tuple[str, ...]] = {
    "Announcement": (
        "slug",
        "lang",
        "aliases",
        "translation_of",
        "related",
        "draft",
        "publish_at",
        "expires",
        "preview",
        "comments",
    ),
    "Organisation": ("lang", "coordinator"),
    "Scheme": ("lang",),
    "PlainPage": ("slug", "lang", "aliases", "translation_of", "draft"),
    "Comment": ("reply_to", "lang"),
    "Site": (),
}
"""Keys that a document has only with a hostile value: their usual value would hide it, or is not unique."""
NEVER = frozenset({"base_url", "languages", "time_zone", "publish", "members", "cms", "paths"})
"""Keys of ``site.yaml`` that say where a site is, to whom it is sent, and what it fetches: an operator decides that."""
MOST_ROUNDS = 40


class Hostile:
    """The documents of a hostile site; used only while they are made."""

    def __init__(self, folder: FilePath) -> None:
        self.options = Options(content=folder / "content", layouts=ROOT / "layouts", output=folder / "site", day=DAY)
        self.trees: dict[str, tuple[str, dict[str, Tree], str]] = {}
        """By path: kind, front matter, text."""
        self.taken: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        """How many values each kind has taken, and refused."""

    def write(self, path: str, data: bytes) -> None:
        file = self.options.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def add(self, path: str, kind: str, value: str, body: str = "") -> None:
        """Adds a document in which every key that accepts the value has it."""
        tree = usual(kind, path)
        whole = {key: each for key, each in example(kind).items() if key not in NEVER}
        for leaf in leaves(whole):
            start = tree if leaf[0] in tree else {**tree, str(leaf[0]): whole[str(leaf[0])]}
            changed = replaced(start, leaf, value)
            assert isinstance(changed, dict)
            if is_read(kind, text_of(kind, changed)):
                tree = changed
                self.taken[kind] += 1
            else:
                self.refused[kind] += 1
        self.trees[path] = (kind, tree, body)
        self.write(path, text_of(kind, tree, body))

    def settle(self) -> BuildReport:
        """Builds the site; what is refused because of other documents gets its usual value, or is left out."""
        for _ in range(MOST_ROUNDS):
            found = plan_site(self.options, lambda _zone: DAY).problems
            wrong = [problem for problem in found if problem.severity is Severity.ERROR]
            if not wrong:
                break
            at = {(each.path, each.place.line) for each in wrong if each.path}
            for path, line in sorted(at, reverse=True):  # from below, as a correction moves the lines below it
                self._correct(path, line)
        report = build(self.options, lambda _zone: DAY)
        assert report.is_written, [f"{p.path}:{p.place} {p.code} {p.values}" for p in report.problems[:5]]
        return report

    def _correct(self, path: str, line: int) -> None:
        file = self.options.content / path
        if path not in self.trees:
            file.unlink(missing_ok=True)
            return
        kind, tree, body = self.trees[path]
        leaf = place_of(kind, text_of(kind, tree, body), line)
        before = usual(kind, path)
        if kind == "Site" and not leaf:
            return  # a key that contained it was just corrected
        if not leaf or leaf[0] not in tree:
            file.unlink(missing_ok=True)
            del self.trees[path]
            return
        if leaf[0] in before and tree[leaf[0]] != before[str(leaf[0])]:
            tree = {**tree, leaf[0]: before[str(leaf[0])]}
        else:
            tree = {key: value for key, value in tree.items() if key != leaf[0]}
        self.refused[kind] += 1
        self.taken[kind] -= 1
        self.trees[path] = (kind, tree, body)
        self.write(path, text_of(kind, tree, body))


def usual(kind: str, path: str) -> dict[str, Tree]:
    """The front matter of a document with the values of the guide, and an id of its own for its certificate."""
    if kind == "Site":
        return {"title": "P", "base_url": "https://proba.example/", "languages": ["pl", "en"]}
    tree = {key: value for key, value in example(kind).items() if key not in LEFT_OUT[kind]}
    if "certificates" in tree:
        given = {
            "id": f"c-{path.rpartition('/')[2].removesuffix('.md')}",
            "scheme": "quality-mark",
            "awarded": "2023-02-01",
        }
        whole: Tree = example(kind)["certificates"]
        assert isinstance(whole, list)
        kept = {
            key: each for key, each in whole[0].items() if key not in {"supersedes", "organisation", "ref", "announces"}
        }
        owner = {} if kind == "Organisation" else {"organisation": "cluster-alpha"}
        tree["certificates"] = [{**kept, **owner, **given, "valid_until": "2026-03-11"}]
    return tree


def hostile_site(folder: FilePath) -> tuple[Hostile, BuildReport]:
    """Writes and builds the site below a folder."""
    made = base_of(folder)
    for number, (name, value) in enumerate(VALUES.items()):
        made.add(f"news/v{number:02}.md", "Announcement", value, BODIES.get(name, value))
        made.add(f"organisations/v{number:02}.md", "Organisation", value, value)
        made.add(f"schemes/v{number:02}.md", "Scheme", value, value)
        made.add(f"pages/v{number:02}.md", "PlainPage", value, value)
        made.add(f"news/v00.comments/v{number:02}.md", "Comment", value, value)
    for number, text in enumerate((*HOSTILE.values(), *BODIES.values())):
        body = text.encode("utf-8", "replace").decode()
        made.write(f"news/b{number:02}.md", f"---\ntitle: Tekst {number}\ndate: 2024-02-01\n---\n\n{body}\n".encode())
        made.write(f"news/v00.comments/b{number:02}.md", f"---\nauthor: A\n---\n\n{body}\n".encode())
    for number, drawing in enumerate(DRAWINGS.values()):
        made.write(f"media/d{number:02}.svg", drawing.encode())
        file = f"/media/d{number:02}.svg"
        text = f"---\ntitle: Rysunek {number}\nimage: {{src: {file}, alt: x}}\n---\n\n![y]({file})\n"
        made.write(f"news/d{number:02}.md", text.encode())
    for name in NAMES.values():
        made.write(f"news/{name}", b"---\ntitle: Nazwa\n---\n\nTekst.\n")
    for name in ("page.html", "page.XHTML", "x.xml", "x.js", "x.php"):
        made.write(f"media/{name}", b"<script>attacked=1</script>")
    return made, made.settle()


def base_of(folder: FilePath) -> Hostile:
    """A site with what the hostile documents refer to."""
    made = Hostile(folder)
    for path, data in _base():
        made.write(path, data)
    return made


def _base() -> Iterator[tuple[str, bytes]]:
    yield "site.yaml", b"title: P\nbase_url: https://proba.example/\nlanguages: [pl, en]\nfeatures: {search: false}\n"
    for name in ("cluster-alpha", "cluster-beta", "alpha-foundation", "quality-institute"):
        yield f"organisations/{name}.md", f"---\nname: {name}\n---\n".encode()
    levels = "levels: [{id: silver, rank: 1, name: Silver}, {id: gold, rank: 2, name: Gold}]"
    yield "schemes/quality-mark.md", f"---\nname: Mark\n{levels}\nareas: [people, strategy]\n---\n".encode()
    picture = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(picture, "JPEG")
    yield "media/picture.jpg", picture.getvalue()
    yield "media/rules.pdf", b"%PDF-1.4\n%%EOF\n"
    yield "media/ok.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    yield "media/logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def set_everywhere(folder: FilePath, value: str) -> Hostile:
    """Builds a small site with a value in every key of ``site.yaml`` that accepts it."""
    made = base_of(folder)
    made.write("news/a.md", b"---\ntitle: A\ndate: 2024-01-01\norganisations: [cluster-alpha]\n---\n\nText.\n")
    made.add("site.yaml", "Site", value)
    made.settle()
    return made
