"""The pages of a built site to check: for each kind (`data-kind`) in each language, the largest one."""

import re
from pathlib import Path

_ROOT = re.compile(r'<html lang="([^"]+)"[^>]* data-kind="([^"]+)"')


def pages_of_each_kind(site: Path) -> dict[str, str]:
    """URLs by kind: ``{"announcement": "/aktualnosci/…/", "announcement-en": "/en/news/…/"}``.

    Kinds in the default language have no suffix.
    """
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        found = _ROOT.search(html)
        if found is None:
            continue  # a redirect
        lang, kind = found.groups()
        url = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        largest[lang, kind] = max(largest.get((lang, kind), (0, "")), (len(html), url))
    home = _ROOT.search((site / "index.html").read_text(encoding="utf-8"))
    assert home is not None
    return {kind if lang == home[1] else f"{kind}-{lang}": url for (lang, kind), (_, url) in sorted(largest.items())}
