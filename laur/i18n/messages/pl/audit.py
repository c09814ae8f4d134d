"""What `audit` finds on a published site."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "error": "błąd",
    "warning": "ostrzeżenie",
    "hint": "wskazówka",
    "nothing-found": "{url}: wszystko się zgadza. Odczytano {files:plik|pliki|plików}, sprawdzono {certificates:certyfikat|certyfikaty|certyfikatów}.",
    "found": "{url}: {errors:błąd|błędy|błędów}, {warnings:ostrzeżenie|ostrzeżenia|ostrzeżeń}. Odczytano {files:plik|pliki|plików}, sprawdzono {certificates:certyfikat|certyfikaty|certyfikatów}.",
    "unknown-code": "Kontrola strony nie zna kodu „{code}”.",
    # why there is no answer
    "reason.late": "brak odpowiedzi na czas",
    "reason.refused": "brak połączenia",
    "reason.no-host": "nie ma takiego serwera",
    "reason.certificate": "certyfikat HTTPS jest nieważny",
    "reason.large": "plik jest za duży",
    # the site as a whole
    "site-unreachable": "Nie można odczytać strony ({answer}). Sprawdź adres, serwer i jego certyfikat HTTPS.",
    "home-moved": "Strony nie ma pod tym adresem: prowadzi on do {target} ({answer}). Sprawdź tamten adres, a jeśli jest błędny, popraw przekierowanie na serwerze. Przeglądarki zapamiętują trwałe przekierowania, więc nie zwlekaj.",
    "not-https": "Strona nie jest udostępniana przez HTTPS. Włącz HTTPS na serwerze i użyj adresu z https://.",
    "http-stays": "Nieszyfrowany adres nie przekierowuje na https://. Włącz na serwerze wymuszanie HTTPS.",
    "address-differs": "Według samych stron ich adres to {stated}. Popraw base_url w site.yaml i zbuduj stronę ponownie.",
    "limit-reached": "Z powodu limitów nie odczytano plików: {files}. Zwiększ --max-requests lub --max-seconds.",
    # is it of today?
    "build-unreadable": "Nie można odczytać build.json ({reason}). Opublikuj stronę ponownie, aktualną wersją Laura.",
    "built-in-future": "Strona jest zbudowana na {day}, a dziś jest {today}. Popraw zegar komputera, który ją buduje.",
    "rebuild-overdue": "Stronę zbudowano na {day}, a od {due} powinna być zbudowana na nowo. Sprawdź budowanie według harmonogramu i opublikuj stronę.",
    "certificate-outdated": "{certificate} ma na stronie status „{shown}”, a dziś powinien mieć status „{expected}”. Zbuduj stronę i opublikuj ją.",
    # the register and what repeats it
    "file-missing": "Brakuje tego pliku ({answer}). Opublikuj stronę ponownie.",
    "file-unreadable": "Ten plik jest uszkodzony ({reason}). Opublikuj stronę ponownie.",
    "register-contradicts-dates": "{certificate}: od {day} ma status „{shown}”, a z jego dat wynika „{expected}”. Ktoś zmienił plik albo jest on uszkodzony: opublikuj stronę ponownie.",
    "register-status-wrong": "{certificate}: ma status „{shown}”, a w dniu budowania powinien mieć „{expected}”. Opublikuj stronę ponownie.",
    "table-status-wrong": "{certificate}: ma status „{shown}”, a według register.json „{expected}”. Opublikuj stronę ponownie.",
    "record-differs": "{certificate}: pola {fields} różnią się od register.json. Opublikuj stronę ponownie.",
    "page-status-wrong": "{certificate} ma na stronie status „{shown}”, a według register.json „{expected}”. Może to być stara strona z pamięci podręcznej; jeśli nie, opublikuj stronę ponownie.",
    "page-date-wrong": "{certificate}: na stronie jest „{shown}”, a data to {expected}. Opublikuj stronę ponownie.",
    "page-without-status": "{certificate}: na stronie nie ma statusu, który da się odczytać. Czy layout używa makra „standing”?",
    "words-differ": "{certificate}: tu jest napisane „{shown}”, a w wykazie „{expected}”. Opublikuj stronę ponownie.",
    "badge-status-wrong": "{certificate}: plakietka pokazuje status „{shown}”, a według register.json jest to „{expected}”. Opublikuj stronę ponownie.",
    "change-missing": "Brakuje zmiany {change}. Opublikuj stronę ponownie.",
    "change-unexpected": "Zmiana {change} nie wynika z rejestru. Opublikuj stronę ponownie.",
    "event-missing": "W kalendarzu nie ma końca certyfikatu {certificate} dnia {day}. Opublikuj stronę ponownie.",
    "event-unexpected": "W kalendarzu jest koniec certyfikatu {certificate}, który nie wynika z rejestru. Opublikuj stronę ponownie.",
    "event-date-wrong": "{certificate} kończy się w kalendarzu {shown}, a według register.json {expected}. Opublikuj stronę ponownie.",
    # how it is served
    "asset-missing": "Strona {page} potrzebuje tego pliku, a go brakuje ({answer}). Opublikuj stronę ponownie.",
    "asset-damaged": "Treść nie zgadza się ze skrótem w nazwie pliku. Opublikuj stronę ponownie.",
    "page-missing": "Mapa witryny wymienia tę stronę, a jej brakuje ({answer}). Opublikuj stronę ponownie.",
    "not-found-served": "Adres, którego nie ma, dostaje odpowiedź {answer} zamiast 404. Ustaw na serwerze stronę błędu 404.",
    "not-found-foreign": "Pod adresem, którego nie ma, widać stronę serwera. Ustaw 404.html jako stronę błędu.",
    "redirect-missing": "Ten adres powinien prowadzić do {target} ({answer}). Opublikuj stronę ponownie albo ustaw przekierowanie na serwerze.",
    "type-wrong": "Typ pliku to {shown}, a powinien być {expected}; ustaw go na serwerze.",
    "header-missing": "Brakuje nagłówka {header}. Ustaw go na serwerze.",
    "policy-weak": "Content-Security-Policy zezwala na {word}, czego nie potrzebuje żadna strona Laura. Usuń to na serwerze.",
    "cached-too-long": "Przeglądarki mogą trzymać ten plik przez {seconds} s i pokazywać stare statusy. Ustaw na serwerze najwyżej {longest} s.",
}
