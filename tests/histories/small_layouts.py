"""Layouts that show all of a view, its texts and its frame, and cost little to read and to render.

They have the names of the real layouts, use each other in the same ways, and have the part of the wording that the
generator itself uses. Whatever changes in a view or in the frame changes the page: more than with the real layouts,
which leave some of it out.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from tests.sites import ROOT

_PARTS = {
    "parts/words.html": """\
{% macro words(page) %}
<p>{{ t("skip") }}, {{ t("untranslated") }}</p>
<a href="{{ page.url|path }}">{{ page.title|typeset }}</a>
{% endmacro %}
""",
    "parts/all.html": """\
{% macro all(view, bodies) %}
<pre>{{ view }}</pre>
{% for digest, body in bodies|dictsort %}
<div data-digest="{{ digest }}">{{ body|safe }}</div>
{% endfor %}
{% endmacro %}
""",
    "parts/head.html": """\
{% from "parts/words.html" import words %}
{% macro head(page) %}
<link rel="stylesheet" href="{{ asset('site.css') }}">
<script src="{{ asset('laur.js') }}"></script>
{{ words(page) }}
{% endmacro %}
""",
}
_BASE = """\
{% from "parts/head.html" import head %}
<!doctype html>
<html lang="{{ page.lang }}">
<title>{{ page.title }}</title>
{{ head(page) }}
<pre>{{ site }}</pre>
<main id="main">
{% block main %}
{% endblock %}
</main>
</html>
"""
_PAGE = """\
{% extends "base.html" %}
{% from "parts/all.html" import all %}
{% block main %}
<h1 id="status">{{ page.title|typeset }}</h1>
{{ all(view, bodies) }}
{% endblock %}
"""
_BARE_PAGE = """\
{% from "parts/all.html" import all %}
<!doctype html>
<title>{{ site.title }}</title>
{{ all(view, bodies) }}
"""
_PREVIEW = """\
{% extends "announcement.html" %}
{% block scheduled %}
{{ view.scheduled|moment }}
{% endblock %}
"""
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="12" height="6" viewBox="0 0 12 6">
<title>{{ view }}</title>
<rect width="12" height="6" fill="{{ site.theme_color }}"/>
</svg>
"""
_XML = """\
{% from "parts/all.html" import all %}
<feed xmlns="http://www.w3.org/2005/Atom">
<title>{{ site.title }}</title>
<icon>{{ site.assets["icon.svg"]|absolute }}</icon>
{{ all(view, bodies) }}
</feed>
"""
_TEXT = """\
{{ site.base_url }}
{{ view }}
"""
_BY_SUFFIX = {".html": _PAGE, ".svg": _SVG, ".xml": _XML, ".json": _TEXT, ".txt": _TEXT}
_BY_NAME = {"base.html": _BASE, "preview.html": _PREVIEW, "redirect.html": _BARE_PAGE}
_ASSETS = {
    "assets/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>\n',
    "assets/site.css": 'body { color: black }\n.icon { background: url("icon.svg") }\n',
    "assets/laur.js": "document.title\n",
}


@cache
def small_layouts() -> Mapping[str, bytes]:
    """Their texts, by path in the layouts folder."""
    names = sorted(file.name for file in (ROOT / "layouts").glob("*.*"))
    pages = {name: _BY_NAME.get(name, _BY_SUFFIX[Path(name).suffix]) for name in names}
    wordings = {f"language/{lang}.yaml": _wording(lang) for lang in ("en", "pl")}
    return {path: text.encode() for path, text in {**pages, **_PARTS, **_ASSETS, **wordings}.items()}


def _wording(lang: str) -> str:
    read = yaml.safe_load((ROOT / f"layouts/language/{lang}.yaml").read_text("utf-8"))
    used, begun = _texts_in_code()
    kept = {key: words for key, words in read.items() if key in used or key.startswith(begun)}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)


@cache
def _texts_in_code() -> tuple[frozenset[str], tuple[str, ...]]:
    """Texts in the generator's code, and what texts with values begin with: among them the keys of its wording."""
    code = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "laur").rglob("*.py")))
    texts = {"skip", "untranslated", *re.findall(r'"([a-z][\w.+/-]*)"', code)}
    return frozenset(texts), tuple(sorted(set(re.findall(r'f"([a-z][\w.-]+[.-])\{', code))))
