"""Paths become URLs, and URLs paths, in one place only."""

import ast
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from laur.urls.paths import normal_url, path_of, url_of

PACKAGE = Path(__file__).parents[2] / "laur"
ELSEWHERE = {
    "cli/redirects.py": "writes the rules of servers, each with its own quoting",
    "markdown/walk.py": "encodes in addresses of other sites what no address contains",
    "rendering/writers/host_files.py": "writes the rules of servers, each with its own quoting",
    "pages/forms.py": "writes mailto: addresses (RFC 6068)",
    "preview/server.py": "reads and writes HTTP requests",
}
"""Modules besides `laur.urls.paths` that may encode or decode, each with its reason; `importing` reads foreign URLs."""
SEGMENTS = st.text(st.characters(exclude_characters="/\x00", codec="utf-8"), min_size=1).filter(
    lambda name: name not in (".", "..")
)


@given(st.lists(SEGMENTS, min_size=1).map("/".join))
def test_every_path_comes_back_from_its_url(path: str):
    url = url_of(path)
    assert path_of(url) == path.lstrip("/")
    assert url.isascii()
    assert not set(url) & set(" ,'\"()<>#?\\`{}|^[]")


@given(st.lists(SEGMENTS, min_size=1).map("/".join))
def test_a_url_is_the_same_however_often_it_is_normalised(path: str):
    url = url_of(path)
    assert normal_url(url) == url


def test_letters_and_their_encoded_form_are_one_url():
    assert (
        normal_url("/aktualno%C5%9Bci/stara/") == normal_url("/aktualno%c5%9bci/stara/") == url_of("aktualności/stara/")
    )
    assert normal_url("/a b/?q=1#c") == "/a%20b/?q=1#c"


def test_nothing_else_encodes_or_decodes_urls():
    found = set()
    for file in PACKAGE.rglob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module == "urllib.parse"
            for alias in node.names
        }
        path = file.relative_to(PACKAGE).as_posix()
        if names & {"quote", "unquote", "quote_plus", "unquote_plus"} and not path.startswith("importing/"):
            found.add(path)
    assert found == {"urls/paths.py", *ELSEWHERE}
