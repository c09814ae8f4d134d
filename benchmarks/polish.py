"""Polish text for generated sites: real words, joined so that case, number and gender agree; nobody real is meant.

Every function takes its chance as an argument, so the same seed yields the same text.
"""

from random import Random
from typing import NamedTuple


class City(NamedTuple):
    name: str
    where: str
    """With its preposition, in the locative."""
    region: str


CITIES = (
    City("Wrocław", "we Wrocławiu", "dolnośląskie"),
    City("Bydgoszcz", "w Bydgoszczy", "kujawsko-pomorskie"),
    City("Lublin", "w Lublinie", "lubelskie"),
    City("Zielona Góra", "w Zielonej Górze", "lubuskie"),
    City("Łódź", "w Łodzi", "łódzkie"),
    City("Kraków", "w Krakowie", "małopolskie"),
    City("Warszawa", "w Warszawie", "mazowieckie"),
    City("Opole", "w Opolu", "opolskie"),
    City("Rzeszów", "w Rzeszowie", "podkarpackie"),
    City("Białystok", "w Białymstoku", "podlaskie"),
    City("Gdańsk", "w Gdańsku", "pomorskie"),
    City("Katowice", "w Katowicach", "śląskie"),
    City("Kielce", "w Kielcach", "świętokrzyskie"),
    City("Olsztyn", "w Olsztynie", "warmińsko-mazurskie"),
    City("Poznań", "w Poznaniu", "wielkopolskie"),
    City("Szczecin", "w Szczecinie", "zachodniopomorskie"),
)
"""One for each voivodeship."""

SECTORS = (
    "obróbka metali", "lotnictwo", "technologie informacyjne", "biotechnologia", "budownictwo", "energetyka",
    "meblarstwo", "przetwórstwo spożywcze", "tworzywa sztuczne", "logistyka", "motoryzacja", "gospodarka wodna",
)  # fmt: skip

TAGS = (
    "Nagrody", "Jakość", "Certyfikaty", "Polityka klastrowa", "Współpraca", "Szkolenia", "Innowacje", "Eksport",
    "Targi", "Konferencje", "Badania i rozwój", "Fundusze europejskie", "Cyfryzacja", "Przemysł 4.0", "Energetyka",
    "Gospodarka obiegu zamkniętego", "Edukacja zawodowa", "Członkowie", "Nowi członkowie", "Zarządzanie",
    "Krajowy Klaster Kluczowy", "Odznaka jakości", "Benchmarking", "Strategia", "Misje gospodarcze", "Robotyka",
    "Sztuczna inteligencja", "Cyberbezpieczeństwo", "Druk 3D", "Spawalnictwo", "Odlewnictwo", "Lotnictwo", "Kosmos",
    "Motoryzacja", "Elektromobilność", "Wodór", "Fotowoltaika", "Biotechnologia", "Zdrowie", "Żywność", "Rolnictwo",
    "Meble", "Drewno", "Budownictwo", "Opakowania", "Tworzywa", "Kompozyty", "Pomiary", "Normalizacja", "Prawo",
    "Finanse", "Rynek pracy", "Staże", "Uczelnie", "Samorząd", "Regiony", "Unia Europejska", "Zagranica", "Wywiady",
    "Sprawozdania",
)  # fmt: skip

# Who did it, and whether the verb ends in -ł or -ła.
SUBJECTS = (
    ("Koordynator", False), ("Rada klastra", True), ("Zespół projektowy", False), ("Grupa robocza", True),
    ("Zarząd", False), ("Uczelnia partnerska", True), ("Samorząd województwa", False), ("Komisja ekspertów", True),
    ("Instytut badawczy", False), ("Firma członkowska", True), ("Ośrodek szkoleniowy", False),
    ("Pracownia pomiarowa", True),
)  # fmt: skip
VERBS = (
    "przedstawi", "omówi", "przygotowa", "uruchomi", "zaproponowa", "opisa", "sprawdzi", "opracowa", "wdroży",
    "podsumowa", "zaplanowa", "oceni", "udostępni", "rozwinę",
)  # fmt: skip
OBJECTS = (
    "nową strategię rozwoju", "program szkoleń dla małych firm", "wspólny plan zakupów", "wyniki badania ankietowego",
    "zasady przyjmowania członków", "sieć laboratoriów pomiarowych", "katalog usług",
    "harmonogram prac na przyszły rok",
    "sposób wymiany danych między zakładami", "linię pokazową do obróbki", "cykl warsztatów dla techników",
    "wspólną ofertę na targi", "zestaw wskaźników oceny", "projekt badawczy z udziałem studentów",
    "raport o potrzebach przedsiębiorców", "przewodnik po dobrych praktykach", "bazę kompetencji członków",
    "nową ścieżkę kształcenia",
)  # fmt: skip
MANNERS = (
    "wspólnie z firmami członkowskimi", "przy wsparciu ekspertów", "po rocznych przygotowaniach",
    "zgodnie z przyjętym planem", "na wniosek przedsiębiorców", "we współpracy z uczelniami", "z myślą o eksporcie",
    "bez dodatkowych kosztów dla członków", "w ramach trzyletniego programu", "po konsultacjach z partnerami",
    "pomimo krótkich terminów", "w odpowiedzi na potrzeby rynku",
)  # fmt: skip
EFFECTS = (
    "pozwoli to skrócić czas wdrożenia", "ułatwi to dostęp do nowych rynków", "dzięki temu łatwiej znaleźć partnera",
    "wyniki będą dostępne dla wszystkich członków", "pierwsze efekty widać już dzisiaj",
    "kolejne spotkanie zaplanowano na jesień", "zgłoszenia przyjmuje biuro klastra",
    "to ważny krok w stronę dojrzałej współpracy", "szczegóły opisano w osobnym dokumencie",
    "firmy zyskają wspólne zaplecze badawcze", "koszty udziału pokryje budżet projektu",
    "o wyborze zadecyduje jakość, a nie cena",
)  # fmt: skip
TIMES = (
    "w minionym roku", "na początku kwartału", "w ubiegłym tygodniu", "podczas jesiennego spotkania", "pod koniec maja",
    "w trakcie walnego zebrania", "w pierwszym półroczu", "przed wakacjami",
)  # fmt: skip
HEADINGS = (
    "Co się zmieni", "Dla kogo", "Jak przebiegała ocena", "Kolejne kroki", "Najważniejsze ustalenia", "Głos członków",
    "Skąd ten pomysł", "Terminy i zgłoszenia", "W liczbach", "Zaplecze i ludzie",
)  # fmt: skip
FIRST_NAMES = ("Anna", "Barbara", "Celina", "Dorota", "Ewa", "Adam", "Bogdan", "Cezary", "Dariusz", "Emil")
SURNAMES = ("Przykładek", "Wymyślik", "Zmyślak", "Fikcyjniak", "Próbnik", "Wzorek", "Modelak", "Niebylec")
ROLES = ("prezes zarządu", "dyrektor operacyjny", "przewodnicząca rady", "kierownik biura", "ekspert ds. jakości")
HEADLINES = (
    "{short}: {object}", "{short} {where}: {effect}", "{object_cap} w {short}", "{short} – {time} {where}",
    "Spotkanie {where}: {effect}", "{object_cap}, czyli plany {short}",
)  # fmt: skip


def sentence(chance: Random) -> str:
    """One sentence of ten to twenty words."""
    subject, is_feminine = chance.choice(SUBJECTS)
    verb = chance.choice(VERBS)
    ending = "ła" if is_feminine else "ł"
    if verb == "rozwinę" and not is_feminine:
        verb = "rozwiną"
    words = [subject, verb + ending, chance.choice(OBJECTS), chance.choice((chance.choice(TIMES), ""))]
    start = " ".join(word for word in (*words, chance.choice(MANNERS)) if word)
    shape = chance.randrange(4)
    if shape == 0:
        return f"{start}; {chance.choice(EFFECTS)}."
    if shape == 1:
        return f"{start}, a {chance.choice(EFFECTS)}."
    if shape == 2:
        where = chance.choice(CITIES).where
        return f"{where[0].upper()}{where[1:]} {start[0].lower()}{start[1:]}."
    return f"{start}."


def paragraph(chance: Random, sentences: int) -> str:
    """So many sentences on one line."""
    return " ".join(sentence(chance) for _ in range(sentences))


def person(chance: Random) -> tuple[str, str]:
    """A name that nobody bears, and a role."""
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(SURNAMES)}", chance.choice(ROLES)


def headline(chance: Random, short: str) -> str:
    """A title about the organisation of that short name."""
    thing = chance.choice(OBJECTS)
    return chance.choice(HEADLINES).format(
        short=short,
        object=thing,
        object_cap=thing[0].upper() + thing[1:],
        where=chance.choice(CITIES).where,
        effect=chance.choice(EFFECTS),
        time=chance.choice(TIMES),
    )


def tags(chance: Random, count: int) -> list[str]:
    """So many different tags, the earlier of `TAGS` the more often: the n-th with weight 1/n (Zipf)."""
    weights = [1 / rank for rank in range(1, len(TAGS) + 1)]
    picked: dict[str, None] = {}
    while len(picked) < count:
        picked.update(dict.fromkeys(chance.choices(TAGS, weights)))
    return list(picked)
