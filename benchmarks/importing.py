"""Time and memory for importing a large WordPress site: `python -m benchmarks.importing [POSTS]` (default: 10000)."""

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from laur.importing import ImportOptions, import_wordpress

OLD = "https://alfa.example"
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>{OLD}</link><wp:wxr_version>1.2</wp:wxr_version>
"""
WORDS = "klaster znak audyt firma współpraca rozwój badanie ocena „jakość” program spotkanie zespół".split()  # noqa: SIM905 - twelve words


def export(file: Path, posts: int) -> None:
    """Writes an export of posts of about 3 KB with links, lists, tables and comments; it is always the same."""
    generator = random.Random(7)
    with file.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for number in range(1, posts + 1):
            out.write(_item(number, posts, generator))
        out.write("</channel></rss>\n")


def _item(number: int, posts: int, generator: random.Random) -> str:
    def words(count: int) -> str:
        return " ".join(generator.choices(WORDS, k=count))

    other = generator.randrange(1, posts + 1)
    text = "\n".join(
        [
            *(f"<!-- wp:paragraph --><p>{words(60)}, <b>{words(3)}</b>.</p><!-- /wp:paragraph -->" for _ in range(5)),
            f'<p>Zobacz <a href="{OLD}/2020/01/wpis-{other}/">{words(3)}</a>.</p>',
            f"<h3>{words(4)}</h3><ul>{''.join(f'<li>{words(6)}</li>' for _ in range(5))}</ul>",
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        ]
    )  # fmt: skip
    return f"""<item><title>{words(6)} {number}</title><link>{OLD}/2020/01/wpis-{number}/</link>
<dc:creator>anna</dc:creator><content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_date>2020-01-{number % 28 + 1:02} 12:00:00</wp:post_date><wp:post_name>wpis-{number}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="nagrody">Nagrody</category>
<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>Jan</wp:comment_author>
<wp:comment_content>Tak.</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item>
"""


def main() -> None:
    """Imports the export twice; prints one line for each import."""
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        content, file = Path(folder) / "content", Path(folder) / "export.xml"
        content.mkdir()
        (content / "site.yaml").write_text("title: Alfa\n", encoding="utf-8")
        export(file, posts)
        print(f"{posts} posts, {file.stat().st_size / 1e6:.0f} MB")
        for name in ("first import", "second import"):
            started = time.perf_counter()
            report = import_wordpress(ImportOptions(content=content, source=str(file)), lambda *_: None)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{name}: {time.perf_counter() - started:.1f} s, {len(report.documents)} documents, peak {peak:.0f} MB"
            )


if __name__ == "__main__":
    main()
