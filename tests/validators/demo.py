"""A demo site with every kind of page and edge cases, for validators and screenshots.

It has announcements with and without images, forty tags and none, words longer than a line, a title in another
language, every status of a certificate, and a second language. All people and organisations are made up.
"""

from pathlib import Path

from laur.build import build
from laur.source.options import Options
from tests.sites import DAY, ROOT

LONG = "Konstantynopolitańczykowianeczkowska-Przewłocka-Dziewięćdziesięciopięciolatkowska"

SITE = """\
title: {pl: Wieści Klastra Alfa, en: Cluster Alfa News}
description:
  pl: Aktualności i rejestr wyróżnień klastrów, których nie ma.
  en: News and a register of awards of clusters that do not exist.
base_url: https://example.org/
languages: [pl, en]
time_zone: Europe/Warsaw
page_size: 10
features: {search: true}
publisher: {name: Klaster Alfa, email: biuro@example.org}
forms:
  - kind: membership
    action: https://example.org/forms/join
    intro: {pl: Przyłączyć się może każda firma z regionu., en: Any company of the region can join.}
    consent:
      pl: Zgadzam się, aby Klaster Alfa przetwarzał podane dane, żeby rozpatrzyć to zgłoszenie.
      en: I agree that Cluster Alfa processes these data to consider this application.
    fields:
      - {name: organisation}
      - {name: name}
      - {name: email}
      - {name: phone}
      - {name: own_page, label: {pl: Strona internetowa, en: Website}, type: url, autocomplete: url}
      - name: size
        label: {pl: Liczba osób, en: Number of people}
        type: select
        required: true
        choices: [{pl: do 9, en: up to 9}, {pl: od 10 do 49, en: 10 to 49}, {pl: 50 i więcej, en: 50 and more}]
      - {name: about}
      - {name: letter, label: {pl: Chcę dostawać list z wiadomościami, en: Send me the newsletter}, type: checkbox}
  - {kind: contact, intro: {pl: Odpowiadamy w dni robocze., en: We answer on working days.}}
  - {kind: report, action: netlify}
  - kind: comment
    action: /komentarze
    consent: {pl: Zgadzam się na publikację tego komentarza., en: I agree that this comment is published.}
accessibility:
  published: 2021-01-01
  updated: 2024-05-01
  status: partial
  barriers:
    - pl: Skany dokumentów sprzed 2021 roku; na prośbę odczytamy je przez telefon.
      en: Scans of documents from before 2021; on request we read them out on the phone.
  prepared: 2024-05-01
  reviewed: 2024-05-20
  contact: {name: Anna Próba, email: biuro@example.org, phone: 12 345 67 89}
  architecture: {pl: Do budynku wchodzi się bez stopni., en: The entrance has no steps.}
  communication: {pl: Odpowiadamy na e-maile i SMS-y., en: We answer e-mails and text messages.}
navigation:
  - {title: {pl: Aktualności, en: News}, to: /aktualnosci/}
  - {title: {pl: Certyfikaty, en: Certificates}, to: /certyfikaty/}
  - {title: {pl: Organizacje, en: Organisations}, to: /organizacje/}
  - {title: {pl: Programy, en: Schemes}, to: /programy/}
  - {title: {pl: Tagi, en: Tags}, to: /tagi/}
  - {title: {pl: O serwisie, en: About}, to: /o-serwisie/}
"""

SCHEMES = {
    "znak": """\
---
name: Cluster Mark of Distinction
name_lang: en
aliases: [Znak Wyróżnienia]
issuers: [{name: Biuro Znaku, to: "2019"}, {name: Rada Znaku, from: "2020"}]
levels:
  - {id: bronze, rank: 1, name: {pl: Brąz, en: Bronze}, tagline: {en: On the way}}
  - {id: silver, rank: 2, name: {pl: Srebro, en: Silver}}
  - {id: gold, rank: 3, name: {pl: Złoto, en: Gold}}
term: {initial: 2 years, renewal: 3 years}
count_from: awarded
end_rule: month_end
grace_after_expiry: 1 year
areas: [Zarządzanie, Współpraca, Finanse]
---
Znak, którego nie ma.
""",
    "status": "---\nname: {pl: Status Klastra Wzorcowego, en: Model Cluster}\nterm: {initial: 3 years}\n---\n",
    "pusty": "---\nname: Program bez certyfikatów\n---\n",
}

ORGANISATIONS = {
    "alfa": ("Klaster Alfa", "mazowieckie"),
    "beta": ("Klaster Beta", "śląskie"),
    "gamma": ("Dolina Gamma", "śląskie"),
    "delta": (f"Stowarzyszenie {LONG}", "podkarpackie"),
    "zeta": ("Żółta Dolina Źródeł", ""),
}

CERTIFICATES = """\
certificates:
  - {id: alfa-braz-2018, organisation: alfa, scheme: znak, level: bronze, awarded: 2018-03-10, valid_until: 2020-03-31}
  - {id: alfa-srebro-2020, organisation: alfa, scheme: znak, level: silver, kind: upgrade, supersedes: alfa-braz-2018,
     awarded: 2020-04-02, valid_until: 2022-04-30}
  - {id: alfa-zloto-2022, organisation: alfa, scheme: znak, level: gold, kind: upgrade, supersedes: alfa-srebro-2020,
     awarded: 2022-05-05, valid_until: 2025-05-31, number: Z/17/2022, score: {value: 91.5, max: 100}, indicators: 31,
     areas: [Zarządzanie, Współpraca, Finanse], issuer: Rada Znaku, sources: [{title: Lista Rady, url: "https://example.org/lista"}]}
  - {id: alfa-status, organisation: alfa, scheme: status, awarded: 2021-10, valid_until: open}
  - {id: beta-srebro, organisation: beta, scheme: znak, level: silver, awarded: 2022-07-01, valid_until: 2024-07-31}
  - {id: beta-status, organisation: beta, scheme: status, valid_from: 2020-01-01, valid_until: 2025-12-31,
     events: [{type: suspended, date: 2024-01-15, reason: Brak sprawozdania}]}
  - {id: gamma-braz, organisation: gamma, scheme: znak, level: bronze, awarded: 2023-09}
  - {id: gamma-status, organisation: gamma, scheme: status, valid_from: 2019-01-01, valid_until: 2026-12-31,
     events: [{type: withdrawn, date: 2023-02-01}]}
  - {id: delta-zloto, organisation: delta, scheme: znak, level: gold, awarded: 2024-02-01, valid_until: 2026-02-28}
  - {id: delta-status, organisation: delta, scheme: status, valid_from: 2024-09-01, valid_until: 2027-08-31}
  - {id: zeta-braz, organisation: zeta, scheme: znak, level: bronze, awarded: 2019-06-01, valid_until: 2021-06-30}
  - {id: zeta-status, organisation: zeta, scheme: status}
"""

FULL = f"""\
---
title: Klaster Alfa po raz trzeci w gronie najlepszych – złoty poziom znaku na kolejne trzy lata
date: 2022-05-20
updated: 2022-06-01
slug: pelna
summary: Rada przyznała Klastrowi Alfa złoty poziom znaku. To trzeci stopień w ciągu pięciu lat.
tags: [nagrody, jakość zarządzania, współpraca międzynarodowa]
organisations: [alfa, delta]
image: {{src: /media/laur.svg, alt: Wieniec z liści na jasnym tle, caption: Zamiast zdjęcia., credit: Jan Próba}}
event: {{place: Warszawa, starts: 2022-05-18, ends: 2022-05-19}}
people: [{{name: Anna Próba, role: prezeska Klastra Alfa}}, {{name: Jan Próba}}]
mentions: [{{organisation: beta, note: partner wydarzenia}}, {{organisation: gamma}}]
downloads: [{{title: Regulamin znaku, file: /media/laur.svg}}]
sources: [{{title: Rada Znaku, url: "https://example.org/rada"}}, {{title: Notatka prasowa}}]
author: Redakcja
{CERTIFICATES}---
Rada przyznała Klastrowi Alfa **złoty poziom** znaku [Cluster Mark of Distinction](../schemes/znak.md){{lang=en}}. Ocena
objęła trzydzieści jeden wskaźników z trzech dziedzin, a jej wynik przekroczył wymagany próg.

## Co oceniano

Oceniający rozmawiali z zespołem klastra przez dwa dni. Pytali o {LONG}, o finanse i o współpracę.

1. Zarządzanie klastrem i jego zespołem
2. Współpraca firm
    - w kraju
    - za granicą

> Trzy stopnie w pięć lat to praca wielu osób.
>
> Anna Próba, prezeska Klastra Alfa

### Punkty

| Dziedzina | Punkty | Z ilu |
| --- | ---: | ---: |
| Zarządzanie | 31,5 | 34 |
| Współpraca | 30 | 33 |
| Finanse | 30 | 33 |

Szczegóły opisuje `regulamin.pdf`.[^1]

[^1]: Regulamin obowiązuje od 2020 roku.
"""

ENGLISH = """\
---
title: Gold for Cluster Alfa
date: 2022-05-20
lang: en
translation_of: 2022-05-20-pelna.md
tags: [awards]
---
The council has given Cluster Alfa its gold mark.
"""

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 18" width="1280" height="720"><rect width="32" height="18"
fill="#e9e4d2"/><path d="M16 3a6 6 0 0 1 0 12a6 6 0 0 1 0-12" fill="none" stroke="#48633a" stroke-width="1.4"/></svg>
"""


COMMENTS = {
    "1": "---\nauthor: Anna Próba\ndate: 2022-05-21 08:15\nurl: https://example.org/\n---\nBrawa dla **zespołu**!\n",
    "2": f"---\nauthor: {LONG}\ndate: 2022-05-22\nreply_to: 1\n---\n# {LONG}\n\n[Lista](https://example.com/)\n",
    "3": "---\nauthor: Jan Próba\nreply_to: 2\nlang: en\n---\n> Well done.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n",
    "4": "---\nauthor: Ewa\nreply_to: 3\n---\nTak.\n",
    "5": "---\nauthor: Iwo\nreply_to: 4\n---\nTak samo.\n",
}
"""The comments below the announcement that uses every feature."""


def content() -> dict[str, str]:
    """The files of the content folder: texts by path."""
    files = {
        "site.yaml": SITE,
        "media/laur.svg": PICTURE,
        "news/2022-05-20-pelna.md": FULL,
        "news/2022-gold.md": ENGLISH,
    }
    files |= {f"schemes/{name}.md": text for name, text in SCHEMES.items()}
    for key, (name, region) in ORGANISATIONS.items():
        place = f"region: {region}\n" if region else ""
        files[f"organisations/{key}.md"] = (
            f"---\nname: {name}\nkind: cluster\n{place}country: PL\n---\nKlaster, którego nie ma.\n"
        )
    files |= {f"news/2022-05-20-pelna.comments/{key}.md": text for key, text in COMMENTS.items()}
    for number in range(23):
        files |= {f"news/wiesc-{number:02}.md": _short(number)}
    files["news/goly.md"] = "---\ntitle: Sam tytuł\n---\n"
    files["pages/o-serwisie.md"] = "---\ntitle: O serwisie\n---\n## Po co\n\nŻeby było na co patrzeć.\n"
    files["pages/about.md"] = (
        "---\ntitle: About\nlang: en\ntranslation_of: o-serwisie.md\n---\nTo have something to look at.\n"
    )
    return files


def _short(number: int) -> str:
    topics = ", ".join(f"temat {n}" for n in range(40)) if number == 0 else f"temat {number}, nagrody"
    picture = "\nimage: {src: /media/laur.svg, alt: Wieniec}" if number % 3 == 1 else ""
    title = f"Wieść numer {number}: {LONG}" if number == 2 else f"Spotkanie przedsiębiorców i samorządów numer {number}"
    return f"""\
---
title: {title!r}
date: {2021 + number % 4}-{1 + number % 5:02}-{1 + number:02}
tags: [{topics}]
organisations: [{list(ORGANISATIONS)[number % 5]}]{picture}
---
Przedsiębiorcy z regionu spotkali się po raz {number}. Rozmawiali o wspólnych zakupach, o szkoleniach i o tym, co dalej.
"""


def build_demo(folder: Path) -> Path:
    """Writes the content below `folder` and builds it. Returns the output folder."""
    for path, text in content().items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    report = build(
        Options(content=folder / "content", layouts=ROOT / "layouts", output=folder / "site", day=DAY),
        lambda _zone: DAY,
    )
    assert report.is_written, [f"{p.path}:{p.place} {p.code} {p.values}" for p in report.problems]
    return folder / "site"
