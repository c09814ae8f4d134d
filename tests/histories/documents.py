"""Documents of a site that changes: what is there, and their texts with front matter."""

from collections.abc import Mapping
from pathlib import Path
from random import Random

import yaml

from laur.frontmatter.fields import Field, fields_of
from laur.frontmatter.json_schema import KINDS
from laur.model import SITE_FILE
from tests.histories.values import Known

ORGANISATIONS, SCHEMES = ("alfa", "beta", "gamma"), ("znak", "odznaka")
MEDIA = ("media/znak.svg", "media/regulamin.txt", "media/zdjecie.jpg")
NEWS = ("alfa", "beta", "gamma", "delta", "zeta")

PARAGRAPHS = (
    "Kapituła przyznała znak.",
    "Tekst z „cudzysłowem”, *wyróżnieniem* i **mocnym** słowem – i w lesie.",
    "## Nagłówek\n\nPod nim akapit.",
    "### Nagłówek {#wlasny}\n\nZ kotwicą.",
    "- jeden\n- dwa\n    - trzy\n",
    "1. jeden\n2. dwa\n",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "> Cytat.\n>\n> — ktoś",
    "```\nkod <b>\n```",
    "Przypis[^1].\n\n[^1]: Treść przypisu.",
    '<div onclick="alert(1)">HTML</div>',
    "[Alfa](../organisations/alfa.md) i [znak](../schemes/znak.md).",
    "[Wiadomość](beta.md), [dalej](alfa.md#naglowek).",
    "[Poza](https://example.com/a?b=1&c=2) oraz <https://example.org/>.",
    "[Regulamin](/media/regulamin.txt)",
    "![Znak](/media/znak.svg)",
    "![Zdjęcie](/media/zdjecie.jpg)",
    "[Nigdzie](nie-ma.md)",
    "[Rejestr](/certyfikaty/#status)",
    "Żółty klaster & spółka: 100 % i 5 km².",
    "e\u0301 e\u0301 i dużo słów " * 30,
)

START: Mapping[str, str] = {
    f"content/{SITE_FILE}": "title: Próba\nbase_url: https://example.org/\nlanguages: [pl, en]\n"
    "forms: [{kind: comment, mailto: a@example.org}]\n",
    "content/schemes/znak.md": "---\nname: Znak\nlevels:\n  - {id: silver, rank: 1, name: Srebro}\n"
    "  - {id: gold, rank: 2, name: Złoto}\nterm: {initial: 2 years}\ncount_from: awarded\n---\nOpis.\n",
    "content/schemes/odznaka.md": "---\nname: Odznaka\n---\n",
    "content/organisations/alfa.md": "---\nname: Klaster Alfa\nregion: podlaskie\n---\nO alfie.\n",
    "content/organisations/beta.md": "---\nname: Klaster Beta\n---\nO becie.\n",
    "content/organisations/gamma.md": "---\nname: Gamma\n---\n",
    "content/news/alfa.md": "---\ntitle: Alfa ze znakiem\ndate: 2024-01-10\ntags: [nagrody]\n"
    "image: {src: /media/znak.svg, alt: Znak}\n"
    "certificates:\n  - {id: alfa-znak, organisation: alfa, scheme: znak, level: gold, awarded: 2024-01-02}\n---\n"
    "Tekst.\n\n## Nagłówek\n\nDalej.\n",
    "content/news/beta.md": "---\ntitle: Beta\ndate: 2024-02-10\ntags: [jakość]\n---\nZob. [Alfa](alfa.md).\n",
    "content/news/beta.comments/a-1.md": "---\nauthor: Anna\ndate: 2024-03-01\n---\nGratulacje.\n",
    "content/pages/o-nas.md": "---\ntitle: O nas\n---\nKim jesteśmy.\n",
    "content/media/znak.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/>'
    "</svg>\n",
    "content/media/regulamin.txt": "Regulamin\n",
}
FOLDERS: Mapping[str, str] = {
    "announcement": "news",
    "organisation": "organisations",
    "scheme": "schemes",
    "page": "pages",
}


def kind_of(path: str) -> str:
    """The kind of the document at a path below the content folder, as `KINDS` names it."""
    if path == SITE_FILE:
        return "site"
    if ".comments/" in path:
        return "comment"
    folder = path.partition("/")[0]
    return next((kind for kind, name in FOLDERS.items() if name == folder), "announcement")


def fields(kind: str) -> tuple[Field, ...]:
    return fields_of(KINDS[kind], "en")


def parts(text: str) -> tuple[dict[str, object], str]:
    """The front matter and the body of a document."""
    _, front, body = ("", text, "") if not text.startswith("---") else text.split("---\n", 2)
    read = yaml.safe_load(front)
    return dict(read) if isinstance(read, dict) else {}, body


def text_with(kind: str, front: Mapping[str, object], body: str) -> str:
    written = yaml.safe_dump(dict(front), allow_unicode=True, sort_keys=False)
    return written if kind == "site" else f"---\n{written}---\n{body}"


def body_by(chance: Random) -> str:
    return "\n\n".join(chance.sample(PARAGRAPHS, chance.choice((0, 1, 1, 2, 4)))) + "\n"


def known_in(content: Path) -> Known:
    """What documents can refer to."""

    def names(folder: str) -> list[str]:
        return sorted(file.stem for file in (content / folder).glob("*.md"))

    news = [f"{name}.md" for name in names("news")]
    media = sorted(f"/{file.relative_to(content).as_posix()}" for file in (content / "media").glob("*"))
    ids = [f"{name}-znak" for name in names("organisations")]
    return Known(
        paths=[*news, *media], organisations=names("organisations"), schemes=names("schemes"), certificates=ids
    )
