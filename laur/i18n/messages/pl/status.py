"""What `status` prints, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "as-of": "Stan na {day} ({zone})",
    # headings, each followed by a number
    "expired": "Wygasłe",
    "in-grace": "Wygasłe, które można jeszcze odnowić",
    "expiring": "Wygasają w ciągu {days:dnia|dni|dni}",
    "unconfirmed": "Niepotwierdzone",
    "withheld": "Nieopublikowane",
    "previews": "Podglądy pod tajnymi adresami",
    "preview": "„{title}” do {until}: {url}",
    # certificates
    "about": "ok. ",
    "ended": "koniec: {end}",
    "ended-in-grace": "koniec: {end}; można odnowić do {until}",
    "ends": "koniec: {end}",
    "valid-until-at-least": "ważny co najmniej do {day}",
    "days-left": "jeszcze {days:dzień|dni|dni}",
    "last-day": "dziś jest jego ostatni dzień",
    "begins": "początek: {since}, dokładny dzień nieznany",
    "began": "początek: {since}",
    "no-end": "od {since}; koniec nieznany",
    "no-dates": "początek i koniec nieznane",
    "unknown-day": "w nieznanym dniu",
    "between": "między {first} a {last}",
    "status.valid": "ważny",
    "status.expiring": "wkrótce wygaśnie",
    "status.upcoming": "jeszcze nie obowiązuje",
    "status.expired": "wygasł",
    "status.superseded": "zastąpiony",
    "status.suspended": "zawieszony",
    "status.withdrawn": "cofnięty",
    "status.uncertain": "niepewny",
    "status.unknown": "nieznany",
    # announcements that are not published
    "title": "„{title}”",
    "withheld.draft": "szkic",
    "withheld.scheduled": "zaplanowana na {day}",
    "withheld.expired": "jej ostatni dzień: {day}",
    # what changes by itself
    "no-change": "Serwis sam się nie zmieni.",
    "next-change": "Najbliższa samoczynna zmiana serwisu: {day}",
    "more-days": "… i jeszcze w {days:późniejszym dniu|późniejszych dniach|późniejszych dniach} (wszystkie wypisuje --format json)",
    "change.published": "aktualność {name} zostanie opublikowana",
    "change.removed": "aktualność {name} przestanie być widoczna",
    "change.turned": "certyfikat {name} zmieni status na: {status}",
    "change.recorded": "certyfikat {name} trafi do zmian w rejestrze",
    "change.news": "aktualność {name} zostanie dodana do mapy witryny dla Google News",
    "change.aged": "aktualność {name} zostanie usunięta z mapy witryny dla Google News",
    # --published
    "unread": "Nie da się odczytać {address} albo nie jest to build.json serwisu zbudowanego przez Laur. Serwis uznano za nieaktualny. Sprawdź adres, jeśli serwis jest już w internecie.",
    "errors": "{problems} – do czasu poprawienia nic nie zostanie opublikowane. Zobacz {prog} check.",
}
