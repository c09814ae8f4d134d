"""Sites of one organisation, made of the reference site: an announcement, its organisation, and what it refers to."""

import re
import shutil
from pathlib import Path

from tests.sites import ROOT, Site

OWN = {
    "bkp": ("bkp-dolina-narzedziowa-gold-label.md", "bkp-dolina-narzedziowa"),
    "wkict": ("wschodni-klaster-ict-odnowiony-brazowy-poziom.md", "wschodni-klaster-ict"),
    "zp": ("2019-12-08-bruksela-50-klastrow-gold-label.md", "zp-klastry-polskie"),
    "kom": ("klaster-obrobki-metali-odnowiony-status-kkk.md", "klaster-obrobki-metali"),
    "lifescience": ("2021-06-17-lifescience-krakow-srebrny-poziom.md", "lifescience-krakow"),
}
"""By short name: the file of the announcement, and the id of the organisation that publishes it."""
SITE = """\
title: Próba
base_url: https://own.example/
publisher:
  name: Próba
  organisation: {organisation}
navigation:
  - {{title: Aktualności, to: /aktualnosci/}}
  - {{title: Nasze certyfikaty, to: /certyfikaty/}}
  - {{title: Organizacje, to: /organizacje/}}
  - {{title: Tagi, to: /tagi/}}
"""


def own_site(folder: Path, name: str) -> Site:
    """The site of one of these organisations, not built yet."""
    announcement, organisation = OWN[name]
    for kind in ("organisations", "schemes", "pages", "media"):
        shutil.copytree(ROOT / "content" / kind, folder / "content" / kind)
    (folder / "content/news").mkdir()
    shutil.copy(ROOT / "content/news" / announcement, folder / "content/news")
    for file in (folder / "content").rglob("*.md"):
        file.write_text(_without_links_to_others(file.read_text(encoding="utf-8"), announcement), encoding="utf-8")
    made = Site(folder, "")
    return made.write("content/site.yaml", SITE.format(organisation=organisation))


def _without_links_to_others(text: str, announcement: str) -> str:
    """The text with only those links to announcements that lead to this one."""
    others = {file.name for file in (ROOT / "content/news").glob("*.md")} - {announcement}

    def kept(link: re.Match[str]) -> str:
        return link[1] if link[2].rpartition("/")[2] in others else link[0]

    text = re.sub(r"^related:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    return re.sub(r"\[([^\]]*)\]\(([^)]*\.md)\)(?:\{[^}]*\})?", kept, text)
