"""The name of a scheme or level is one link with one meaning, on every page."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

SCHEME, LEVELS = "Cluster Mark of Distinction", {"bronze": "Brąz", "silver": "Srebro", "gold": "Złoto"}
ENGLISH = {"bronze": "Bronze", "silver": "Silver", "gold": "Gold"}
NAMES = {
    SCHEME: "/programy/znak/",
    "Status Klastra Wzorcowego": "/programy/status/",
    "Program bez certyfikatów": "/programy/pusty/",
    **{name: f"/certyfikaty/poziom/znak-{key}/" for key, name in LEVELS.items()},
}
ENGLISH_NAMES = {
    SCHEME: "/en/schemes/znak/",
    "Model Cluster": "/en/schemes/status/",
    "Program bez certyfikatów": "/en/schemes/pusty/",
    **{name: f"/en/certificates/level/znak-{key}/" for key, name in ENGLISH.items()},
}


def both(names: dict[str, str]) -> dict[str, str]:
    """The names, and those of a level with its scheme in both orders."""
    pairs = {name: url for name, url in names.items() if "level" in url or "poziom" in url}
    return names | {
        text: url for name, url in pairs.items() for text in (f"{name}, {SCHEME}", f"{SCHEME}, {name}")
    }  # fmt: skip


def named(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Text and address of the links of a page. Tags are the words of editors; models of rows have no address yet."""
    for link in page.select("a[href]:not([rel~=tag])"):
        yield " ".join(link.get_text().split()), str(link["href"])


@pytest.mark.slow
def test_the_name_of_a_scheme_or_level_leads_to_the_same_page_from_everywhere(demo: Path):
    found: defaultdict[tuple[bool, str], set[str]] = defaultdict(set)
    for file in sorted(demo.rglob("*.html")):
        is_english = file.relative_to(demo).parts[0] == "en"
        known = both(ENGLISH_NAMES if is_english else NAMES)
        for text, address in named(BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")):
            if text in known:
                found[is_english, text].add(address)
    expected = {(is_english, text): {url} for is_english in (False, True)
                for text, url in both(ENGLISH_NAMES if is_english else NAMES).items()}  # fmt: skip
    assert found == {key: expected[key] for key in found}
    polish = {text for is_english, text in found if not is_english}
    assert polish >= {*NAMES, f"Złoto, {SCHEME}"}
    assert [text for text in polish if text.startswith(f"{SCHEME}, ")] == [], "the level comes before its scheme"
    awards = json.loads((demo / "certyfikaty/finder.json").read_text(encoding="utf-8"))["awards"]
    shown = {f"{level}, {scheme}" if level else scheme: url for _, scheme, _, _, level, _, _, url in awards}
    assert shown == {text: both(NAMES)[text] for text in shown}, "rows that the script of the listing makes"


@pytest.mark.slow
def test_no_page_links_to_itself_in_each_row(demo: Path):
    for url in (*NAMES.values(), *ENGLISH_NAMES.values()):
        page = BeautifulSoup((demo / url.strip("/") / "index.html").read_text(encoding="utf-8"), "lxml")
        assert [link["href"] for link in page.select("table.register a") if link["href"] == url] == []
