"""An announcement with a certificate is written in the browser editor, saved and checked, and appears on the site.

The editor is the real Decap CMS from npm, with its own local server, which writes the files.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, Page, expect

from laur.cli import main
from laur.markdown.body import render_body
from tests.cms import decap
from tests.sites import replace_placeholders

SETTLED_MS = 500
pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVIDENCE = """\
---
title: Jeszcze o złocie
date: 2024-05-01
summary: Nagroda w oczach jury.
tags: [nagrody]
organisations: [klaster-przykladowy]
event: {place: Bruksela, starts: 2024-04-30 10:00}
people: [{name: Anna Przykładowa, role: dyrektor}]
sources: [{title: Komunikat, url: "https://example.org/"}]
certificates:
  - ref: %s
  - id: klaster-przykladowy-medal
    organisation: klaster-przykladowy
    scheme: znak-przykladowy
    level: srebro
    number: "0012/7"
    awarded: 2019
    score: {value: 136.5, max: 140}
    events: [{type: withdrawn, date: 2020-02, reason: zaległy audyt}]
aliases: [/dawna/]
comments: false
---
Tekst z **pogrubieniem**.
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A starter site with the browser editor, built."""
    folder = tmp_path / "site"
    assert main(["init", str(folder), "--lang", "pl"]) == 0
    replace_placeholders(folder)
    decap.equip(folder)
    decap.build(folder, monkeypatch)
    return folder


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    with decap.editor(chromium, site) as page:
        yield page


def choose(page: Page, field: str, text: str, name: str) -> None:
    page.locator(f"input[id^={field}-field], [id^={field}-field] input").first.fill(text)
    page.get_by_role("option", name=name).click()


def add(page: Page, kind: str) -> None:
    """Adds an entry of a kind to the certificates."""
    page.get_by_role("button", name="Dodaj nowy certyfikat").click()
    page.get_by_role("menuitem", name=kind, exact=True).click()


def test_an_announcement_with_a_certificate_is_written_and_published(
    page: Page, site: Path, capsys: pytest.CaptureFixture[str]
):
    expect(page.get_by_text("Klaster Przykładowy ze złotem")).to_be_visible()
    decap.open_form(page, "news/new")
    page.locator("[id^=title-field]").fill("Klaster Przykładowy w edytorze")
    page.locator("[id^=date-field]").fill("2024-03-15")
    page.locator("[id^=summary-field]").fill("To zdanie zostanie skreślone.")
    page.locator("[id^=summary-field]").fill("")
    add(page, "Certyfikat")
    page.locator("[id^=id-field]").fill("klaster-przykladowy-w-edytorze")
    choose(page, "organisation", "klaster", "Klaster Przykładowy")
    choose(page, "scheme", "znak", "Znak Przykładowy")
    page.locator("[id^=level-field]").fill("srebro")
    page.locator("[id^=awarded-field]").fill("2020-03")
    decap.publish(page)
    written = decap.saved(page, site / "content/news", "-w-edytorze.md")

    capsys.readouterr()
    assert main(["check", "--lang", "en"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == "No problems found.\n"
    assert main(["build", "--quiet"]) == 0
    shown = (site / "site/certyfikaty/klaster-przykladowy-w-edytorze/index.html").read_text(encoding="utf-8")
    assert "Klaster Przykładowy w edytorze" in shown
    assert "summary" not in written.read_text(encoding="utf-8")


def test_a_value_that_the_schema_does_not_accept_is_not_saved(page: Page, site: Path):
    decap.open_form(page, "news/new")
    page.locator("[id^=date-field]").fill("31.12.2024")
    decap.publish(page)
    expect(page.get_by_text("Wpisz jak w przykładzie", exact=False).first).to_be_visible()
    assert len(list((site / "content/news").iterdir())) == 1


def starter_certificate(site: Path) -> str:
    """The id of the certificate that the starter announces."""
    (first,) = (site / "content/news").iterdir()
    certificates = stated(first)[0]["certificates"]
    assert isinstance(certificates, list)
    return str(certificates[0]["id"])


def stated(file: Path) -> tuple[dict[str, object], str]:
    """The front matter of a file, with each value as text, and its body."""
    front, _, body = file.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    value = yaml.load(front, yaml.BaseLoader)
    assert isinstance(value, dict)
    return value, body.strip()


def test_an_announcement_with_evidence_is_edited_without_loss(page: Page, site: Path):
    there = starter_certificate(site)
    file = site / "content/news/2024-05-01-jeszcze-o-zlocie.md"
    file.write_text(EVIDENCE % there, encoding="utf-8")
    before, body = stated(file)
    decap.open_form(page, "news/entries/2024-05-01-jeszcze-o-zlocie")
    expect(page.locator("[id^=title-field]").first).to_have_value("Jeszcze o złocie")
    expect(page.get_by_text("Kolejne źródło istniejącego certyfikatu").first).to_be_visible()
    expect(page.get_by_text(there, exact=True).first).to_be_visible()
    page.locator("[id^=title-field]").first.fill("Jeszcze raz o złocie")
    decap.publish(page)
    decap.saved(page, site / "content/news", file.name, "Jeszcze raz")
    assert stated(file) == ({**before, "title": "Jeszcze raz o złocie"}, body)
    assert main(["check", "--lang", "en"]) == 0


ORGANISATION = """\
---
name: Klaster Alfa
short_name: Alfa
aliases: [Alfa Cluster]
kind: cluster
country: PL
founded: 2006-05
sectors: [metal, maszyny]
url: https://example.org/alfa
coordinator: klaster-przykladowy
identifiers: {krs: "0000123456", nip: "1234563218", duns: "000000001"}
---
Opis klastra.
"""
SCHEME = """\
---
name: Medal
short_name: M
issuers: [{name: Instytut, from: 2015, to: 2019-06}, {name: Fundacja, from: 2019-07, url: "https://example.org/"}]
levels: [{id: a, rank: 1, name: A, tagline: Dobry}, {id: b, rank: 2, name: B}]
term: {initial: 2 lata, renewal: 3 lata}
count_from: awarded
end_rule: month_end
grace_after_expiry: 1 rok
areas: [ludzie, strategia]
---
Opis programu.
"""
PAGE = """\
---
title: Kontakt
slug: kontakt
summary: Jak do nas trafić.
aliases: [/stary-kontakt/]
draft: true
---
## Adres

Ulica 1.
"""


@pytest.mark.parametrize(
    ("collection", "key", "text"),
    [("organisations", "name", ORGANISATION), ("schemes", "name", SCHEME), ("pages", "title", PAGE)],
)
def test_a_document_of_any_kind_is_edited_without_loss(page: Page, site: Path, collection: str, key: str, text: str):
    file = site / f"content/{collection}/proba.md"
    file.write_text(text, encoding="utf-8")
    before, body = stated(file)
    decap.open_form(page, f"{collection}/entries/proba")
    field = page.locator(f"[id^={key}-field]").first
    expect(field).to_have_value(str(before[key]))
    field.fill(f"{before[key]} nowy")
    decap.publish(page)
    decap.saved(page, file.parent, file.name, " nowy")
    assert stated(file) == ({**before, key: f"{before[key]} nowy"}, body)
    assert main(["check", "--lang", "en"]) == 0


def test_a_name_for_all_languages_is_shown_in_each_and_can_be_changed_in_one(
    chromium: Browser, site: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = site / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("languages: [pl]", "languages: [pl, en]"), "utf-8")
    assert "languages: [pl, en]" in settings.read_text(encoding="utf-8")
    file = site / "content/schemes/proba.md"
    file.write_text(
        "---\nname: Medal\nshort_name: M\nlevels: [{id: a, rank: 1, name: A}]\n---\nOpis.\n", encoding="utf-8"
    )
    decap.build(site, monkeypatch)
    with decap.editor(chromium, site) as page:
        decap.open_form(page, "schemes/entries/proba")
        expect(page.locator("[id^=pl-field]").first).to_have_value("Medal")
        expect(page.locator("[id^=en-field]").first).to_have_value("Medal")
        page.locator("[id^=en-field]").first.fill("The Medal")
        decap.publish(page)
        decap.saved(page, file.parent, file.name, "The Medal")
        expected = {"name": {"pl": "Medal", "en": "The Medal"}, "short_name": "M"}
        assert stated(file)[0] == {**expected, "levels": [{"id": "a", "rank": "1", "name": "A"}]}
        assert main(["check", "--lang", "en"]) == 0
        decap.open_form(page, "news/new")
        page.locator("[id^=title-field]").fill("A")
        add(page, "Certyfikat")
        choose(page, "scheme", "znak", "znak-przykladowy")


def test_evidence_is_added_and_must_name_its_certificate(page: Page, site: Path):
    there = starter_certificate(site)
    decap.open_form(page, "news/new")
    page.locator("[id^=title-field]").fill("Jury o złocie")
    page.locator("[id^=date-field]").fill("2024-05-02")
    add(page, "Kolejne źródło istniejącego certyfikatu")
    decap.publish(page)
    expect(page.get_by_text("Id certyfikatu jest wymagane").first).to_be_visible()
    page.locator("[id^=ref-field]").fill(there)
    decap.publish(page)
    written = decap.saved(page, site / "content/news", "jury-o-zlocie.md")
    assert stated(written)[0]["certificates"] == [{"ref": there}]


RICH = r"""---
title: "Złoto: 12:30, NO & „tak” — próba"
date: 2024-05
updated: 2024-05-20
slug: "0123"
summary: >-
  Długie streszczenie, które ciągnie się i ciągnie, żeby zobaczyć, czy edytor nie złamie go na wiersze w zapisie pliku.
tags: ["2024", "NO", "true", nagrody]
organisations: [klaster-przykladowy]
image: {src: /media/przyklad.svg, alt: "NO", caption: "12:30", credit: "1.10", focus: 50% 30%}
event: {place: "Łódź", starts: 2024-04-30 10:00, ends: 2024-05-01}
people: [{name: Anna, role: "2024"}]
sources: [{title: "1.0", url: "https://example.org/?a=1&b=2#c"}]
downloads: [{title: Plik, file: /media/przyklad.svg}]
mentions: [{organisation: klaster-przykladowy, note: "0012"}]
certificates:
  - id: klaster-przykladowy-medal
    organisation: klaster-przykladowy
    scheme: znak-przykladowy
    level: srebro
    number: "0012"
    kind: initial
    assessed: 2019
    awarded: 2019-06
    valid_from: 2019-06-15
    valid_until: 2021-06-15
    score: {value: 136.5, max: 140}
    indicators: 31
    areas: [ludzie, "2024"]
    sources: [{title: A, url: "https://example.org/"}]
    events: [{type: corrected, date: 2020-02, reason: "0 % i 1.50"}]
author: "yes"
aliases: [/dawna/, /stara/2019/]
comments: false
expires: 2030-12
---
Akapit
i **pogrubieniem**, *kursywą*, `kodem`, H<sub>2</sub>O oraz przypisem[^1] i [linkiem](/pages/o-nas.md "tytuł").
Druga linia tego samego akapitu, na tyle długa, że widać, czy edytor łamie wiersze tam, gdzie nikt ich nie złamał.

## Nagłówek {#kotwica .lead}

| A | B |
| --- | :-: |
| 1 | 2\|3 |

- raz
    - dwa
    - trzy

1. pierwszy

    drugi akapit

![Opis](/media/przyklad.svg "Podpis"){ .wide }

<figure markdown="1">
![Opis](/media/przyklad.svg)
<figcaption markdown="span">Z *markupem*</figcaption>
</figure>

Termin
:   Definicja

> Cytat

<div class="note" markdown="1">
Uwaga *ważna*.
</div>

```python
x = 1
```

---

*[SKR]: skrót

[^1]: Treść przypisu.
"""


def editor_of(page: Page) -> Locator:
    return page.locator("[data-slate-editor=true]").last


def begin(page: Page, place: Locator) -> None:
    """Puts the cursor somewhere in the text; the editor notices it a moment after the browser."""
    place.click()
    expect(editor_of(page)).to_be_focused()
    page.wait_for_timeout(SETTLED_MS)


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.wait_for_timeout(SETTLED_MS)


def write(page: Page, text: str) -> None:
    """Types a text; the editor passes it on a moment later."""
    page.keyboard.type(text)
    expect(editor_of(page)).to_contain_text(text)
    page.wait_for_timeout(SETTLED_MS)


def test_a_text_that_the_visual_editor_would_not_keep_is_edited_as_markdown(page: Page, site: Path):
    """Dates without a day, words like NO, long lines, tables, attributes, footnotes, HTML: all stay as they are."""
    file = site / "content/news/2024-05-01-x.md"
    file.write_text(RICH, encoding="utf-8")
    before, body = stated(file)
    decap.open_form(page, "news/entries/2024-05-01-x")
    expect(page.get_by_text("Edytor wizualny nie zachowałby wszystkiego, co jest w tej treści")).to_be_visible()
    expect(page.get_by_role("switch", name="Rich text")).to_have_count(0)
    begin(page, editor_of(page))
    press(page, "Control+End")
    write(page, "Dopisane.")
    decap.publish(page)
    decap.saved(page, file.parent, file.name, "Dopisane.")
    after, written = stated(file)
    assert after == before
    assert written.replace("Dopisane.", "").rstrip() == body
    keys = re.findall(
        r"^(?:  - |    )(\w+):", file.read_text(encoding="utf-8").partition("certificates:")[2], re.MULTILINE
    )
    assert keys[:4] == ["id", "organisation", "scheme", "level"], "in the order of the form"


PLAIN = """\
---
title: Prosty
date: 2024-05-01
---
Akapit **gruby**{two}
i druga linia, https://przyklad.example/a_b, nie ~~tak~~ \\~~to~~ \\= \\$.

- raz
  - dwa
    1. trzy
    2. trzy i pół

    ```
    : w kodzie
    ```

- cztery

1. pierwszy

    drugi akapit

2. drugi

```python
x = 1
    - y
```

> Cytat:
>
> - raz
>   - dwa
> - trzy

| A | B |
| --- | --- |
| 1 | 2 |

Koniec.
""".replace("{two}", "  ")


def shape(file: Path) -> list[str]:
    """What a reader sees: each element of the body with its text, in order."""
    soup = BeautifulSoup(render_body(stated(file)[1], "pl").html, "html.parser")
    return [f"{tag.name}: {' '.join(tag.get_text().split())}" for tag in soup.find_all(True) if tag.name != "p"]


def test_a_text_from_the_visual_editor_looks_the_same_on_the_site(page: Page, site: Path):
    file = site / "content/news/2024/2024-05-01-prosty.md"
    file.parent.mkdir()
    file.write_text(PLAIN, encoding="utf-8")
    before = shape(file)
    decap.open_form(page, "news/entries/2024/2024-05-01-prosty")
    begin(page, editor_of(page).get_by_text("Koniec."))
    press(page, "End")
    write(page, " Dopisane.")
    press(page, "Shift+Enter")
    write(page, "Nowa linia.")
    decap.publish(page)
    decap.saved(page, file.parent, file.name, "Nowa linia.")
    assert shape(file) == [*before, "br: "]
    assert "Koniec. Dopisane.\\\nNowa linia." in file.read_text(encoding="utf-8")


def test_new_documents_of_the_other_kinds_are_valid(page: Page, site: Path):
    def fresh(collection: str, key: str, text: str) -> None:
        if page.url.endswith("/new"):
            expect(page).to_have_url(re.compile("/entries/"))  # the editor goes there once it has saved
        decap.open_form(page, f"{collection}/new")
        expect(page.locator(f"[id^={key}-field]").first).to_have_value("")
        page.locator(f"[id^={key}-field]").first.fill(text)

    fresh("organisations", "name", "Klaster Łódź „Żółć”")
    decap.publish(page)
    organisation = decap.saved(page, site / "content/organisations", "klaster-lodz-zolc.md")
    fresh("schemes", "name", "Medal Łodzi")
    page.get_by_role("button", name="Dodaj poziomy").click()
    page.locator("[id^=id-field]").first.fill("zloto")
    page.locator("[id^=rank-field]").first.fill("1")
    page.locator("[id^=name-field]").nth(1).fill("Złoto")
    decap.publish(page)
    scheme = decap.saved(page, site / "content/schemes", "medal-lodzi.md")
    fresh("pages", "title", "Łódzka strona")
    begin(page, editor_of(page))
    write(page, "~5 zł, [nawias], *gwiazdki* i a_b_c.")
    press(page, "Enter")
    write(page, ": dwukropek na początku")
    decap.publish(page)
    plain = decap.saved(page, site / "content/pages", "lodzka-strona.md", "początku")
    assert stated(organisation)[0] == {"name": "Klaster Łódź „Żółć”"}
    assert stated(scheme)[0]["levels"] == [{"id": "zloto", "rank": "1", "name": "Złoto"}]
    shown = BeautifulSoup(render_body(stated(plain)[1], "pl").html, "html.parser")
    paragraphs = [paragraph.get_text().replace("\u00a0", " ") for paragraph in shown.find_all("p")]
    assert paragraphs == ["~5 zł, [nawias], *gwiazdki* i a_b_c.", ": dwukropek na początku"]
    assert main(["check", "--strict", "--lang", "en"]) == 0


def test_announcements_of_every_year_are_listed_without_comments(page: Page, site: Path):
    for path in ("news/2023/2023-05-04-a.md", "news/2024-05-04-b.md"):
        file = site / "content" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"---\ntitle: Wpis {file.stem}\n---\nTekst.\n", encoding="utf-8")
    comments = site / "content/news/2024-05-04-b.comments"
    comments.mkdir()
    (comments / "komentarz-1.md").write_text("---\nauthor: Jan\n---\nBrawo.\n", encoding="utf-8")
    page.reload()
    expect(page.get_by_text("Wpis 2023-05-04-a")).to_be_visible()
    expect(page.get_by_text("Wpis 2024-05-04-b")).to_be_visible()
    expect(page.locator("a[href*='#/collections/news/entries/']")).to_have_count(3)
