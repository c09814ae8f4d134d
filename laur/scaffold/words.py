"""The words of the questions, in English and in Polish."""

from collections.abc import Mapping

from msgspec import Struct

from laur.problems import Problem
from laur.problems.messages import message_for
from laur.scaffold.questions import Phrase


class QuestionText(Struct, frozen=True):
    """How a question is put."""

    label: str
    meaning: str
    """One short line."""
    nothing: str = ""
    """What no answer says, where that is one."""

    @property
    def hint(self) -> str:
        return f"{self.meaning} {self.nothing}".rstrip()


class Words(Struct, frozen=True):
    """All that is said while a document is made, in one language."""

    kinds: Mapping[str, str]
    """The heading above the questions."""
    asked: Mapping[str, QuestionText]
    """By the question's name; of a kind alone where it stands as ``scheme.level``."""
    choices: Mapping[str, str]
    """What answers mean that are no words of the model."""
    phrases: Mapping[str, str]

    def of(self, kind: str, name: str) -> QuestionText:
        """How a kind's question is put."""
        return self.asked.get(f"{kind}.{name}") or self.asked[name]

    def say(self, key: str, **values: object) -> str:
        return self.phrases[key].format_map(values)


_ENGLISH = Words(
    kinds={
        "announcement": "A new announcement",
        "organisation": "A new organisation",
        "scheme": "A new scheme",
        "page": "A new page",
    },
    asked={
        "title": QuestionText("Title", "The headline, as readers are to see it."),
        "written-in": QuestionText("Language", "In which language the text is written."),
        "date": QuestionText(
            "Date", "When it is published: 2024-12-31, or 2024-12, or 2024; leave it empty if it is not known."
        ),
        "summary": QuestionText("Summary", "One or two sentences for listings, feeds and search results."),
        "tag": QuestionText("Tag", "A subject.", "Enter alone: no more."),
        "organisation": QuestionText("Organisation", "Whom it is about.", "Enter alone: no more."),
        "scheme": QuestionText(
            "Certificate", "If it announces a certificate, of which scheme?", "Enter alone: it announces none."
        ),
        "holder": QuestionText("Holder", "Who got the certificate."),
        "level": QuestionText("Level", "At which level."),
        "awarded": QuestionText("Awarded", "When: a day, a month or a year.", "Enter alone: the text does not say."),
        "valid-from": QuestionText("Valid from", "Since when it counts.", "Enter alone: the text does not say."),
        "valid-until": QuestionText("Valid until", "Its last day; “open” if the text says that it does not run out."),
        "supersedes": QuestionText(
            "Renews", "Which certificate it renews or replaces.", "Enter alone: none that is known."
        ),
        "certificate-id": QuestionText("Certificate's id", "A permanent name, which becomes a part of its address."),
        "draft": QuestionText("A draft", "Is it to be kept back for now? yes or no."),
        "file": QuestionText("File", "Where it will stand in the content folder."),
        "name": QuestionText("Name", "The full name."),
        "short-name": QuestionText("Short name", "What it is called for short, if it is."),
        "kind": QuestionText("Kind", "What it is."),
        "country": QuestionText("Country", "Two capital letters: PL."),
        "city": QuestionText("City", "Where it has its seat."),
        "url": QuestionText("Website", "https://…"),
        "issuer": QuestionText(
            "Issuer", "Who awards it: an organisation of yours, or a name.", "Enter alone: no more."
        ),
        "scheme.level": QuestionText("Level", "The name of a level, the lowest first.", "Enter alone: no more."),
        "term": QuestionText("Term", "For how long it is awarded: 2 years, 18 months."),
        "count-from": QuestionText("Counted from", "The date from which the term counts."),
        "page.title": QuestionText("Title", "The headline of the page."),
    },
    choices={"true": "yes", "false": "no", "unknown": "one that nobody recorded"},
    phrases={
        "begin": "Enter takes what is proposed; Ctrl+C stops, and nothing is written.",
        "choose": "Type a part of the name",
        "choose-number": "Type a number, or a part of the name",
        "characters": "{n} of {longest} characters",
        "too-long": "{n} characters; search results cut it after {longest}",
        "good": "good",
        "file-exists": "{value} exists already. Choose another name.",
        "file-bad": "“{value}” cannot be the name of a file here. Use letters, digits and hyphens.",
        "ambiguous": "“{value}” fits several: {known}. Type more of it.",
        "missing": "missing: {flag} ({label}: {hint})",
        "wrong": "{flag}: {fault}",
        "see": "See {prog} new {kind} --help.",
        "needless": "{flag} is not asked here. Give {needs} as well, or leave it out.",
        "anyway": "Write it all the same, and mend it there? (yes/no)",
        "answer-needed": "An answer is needed here.",
        "nothing-written": "Stopped; nothing was written.",
        "written": "Written: {path}",
        "next": "Write the text below the second line of hyphens; see it with: {prog} serve --open",
    },
)
_POLISH = Words(
    kinds={
        "announcement": "Nowa aktualność",
        "organisation": "Nowa organizacja",
        "scheme": "Nowy program certyfikacji",
        "page": "Nowa strona",
    },
    asked={
        "title": QuestionText("Tytuł", "Tak, jak mają go zobaczyć czytelnicy."),
        "written-in": QuestionText("Język", "W jakim języku jest tekst."),
        "date": QuestionText(
            "Data", "Kiedy jest publikowana: 2024-12-31, 2024-12 albo 2024; zostaw puste, gdy nie wiadomo."
        ),
        "summary": QuestionText("Streszczenie", "Jedno, dwa zdania na listy, do kanałów i wyszukiwarek."),
        "tag": QuestionText("Tag", "Temat.", "Sam Enter: nie ma więcej."),
        "organisation": QuestionText("Organizacja", "Kogo dotyczy.", "Sam Enter: nie ma więcej."),
        "scheme": QuestionText(
            "Certyfikat", "Jeśli ogłasza certyfikat, to z jakiego programu?", "Sam Enter: nie ogłasza żadnego."
        ),
        "holder": QuestionText("Posiadacz", "Kto otrzymał certyfikat."),
        "level": QuestionText("Poziom", "Na jakim poziomie."),
        "awarded": QuestionText("Przyznano", "Kiedy: dzień, miesiąc albo rok.", "Sam Enter: tekst nie podaje."),
        "valid-from": QuestionText("Ważny od", "Od kiedy obowiązuje.", "Sam Enter: tekst nie podaje."),
        "valid-until": QuestionText(
            "Ważny do", "Ostatni dzień ważności; „open”, gdy tekst mówi, że jest bezterminowy."
        ),
        "supersedes": QuestionText(
            "Odnawia", "Który certyfikat odnawia albo zastępuje.", "Sam Enter: żadnego znanego."
        ),
        "certificate-id": QuestionText("Id certyfikatu", "Stała nazwa, część jego adresu."),
        "draft": QuestionText("Szkic", "Czy na razie jej nie publikować? tak albo nie."),
        "file": QuestionText("Plik", "Gdzie stanie w folderze z treścią."),
        "name": QuestionText("Nazwa", "Pełna nazwa."),
        "short-name": QuestionText("Skrót", "Nazwa skrócona, jeśli jest."),
        "kind": QuestionText("Rodzaj", "Czym jest."),
        "country": QuestionText("Kraj", "Dwie wielkie litery: PL."),
        "city": QuestionText("Miasto", "Gdzie ma siedzibę."),
        "url": QuestionText("Strona", "https://…"),
        "issuer": QuestionText(
            "Przyznający", "Kto go przyznaje: jedna z organizacji albo nazwa.", "Sam Enter: nie ma więcej."
        ),
        "scheme.level": QuestionText("Poziom", "Nazwa poziomu, najniższy najpierw.", "Sam Enter: nie ma więcej."),
        "term": QuestionText("Okres", "Na jak długo jest przyznawany: 2 lata, 18 miesięcy."),
        "count-from": QuestionText("Liczony od", "Data, od której liczy się okres."),
        "page.title": QuestionText("Tytuł", "Tytuł strony."),
    },
    choices={"true": "tak", "false": "nie", "unknown": "taki, którego nikt nie zapisał"},
    phrases={
        "begin": "Enter przyjmuje propozycję; Ctrl+C przerywa i nic nie zostaje zapisane.",
        "choose": "Wpisz część nazwy",
        "choose-number": "Wpisz numer albo część nazwy",
        "characters": "{n} z {longest} znaków",
        "too-long": "{n} znaków; wyszukiwarki utną po {longest}",
        "good": "dobrze",
        "file-exists": "{value} już istnieje. Wybierz inną nazwę.",
        "file-bad": "„{value}” nie może być tu nazwą pliku. Użyj liter, cyfr i łączników.",
        "ambiguous": "„{value}” pasuje do kilku: {known}. Wpisz więcej.",
        "missing": "brakuje: {flag} ({label}: {hint})",
        "wrong": "{flag}: {fault}",
        "see": "Zobacz {prog} new {kind} --help.",
        "needless": "{flag} nie jest tu potrzebne. Podaj też {needs} albo pomiń.",
        "anyway": "Zapisać mimo to i poprawić w pliku? (tak/nie)",
        "answer-needed": "Tu potrzebna jest odpowiedź.",
        "nothing-written": "Przerwano; nic nie zapisano.",
        "written": "Zapisano: {path}",
        "next": "Napisz tekst pod drugą linią kresek; zobaczysz go w podglądzie: {prog} serve --open",
    },
)


def words(lang: str) -> Words:
    """In Polish (``pl``) or, for any other language, in English."""
    return _POLISH if lang == "pl" else _ENGLISH


def fault_text(fault: Problem | Phrase, lang: str) -> str:
    """What is wrong with an answer, and the mend, on one line."""
    if isinstance(fault, Phrase):
        return words(lang).say(fault.key, **fault.values)
    said = message_for(fault, lang)
    return f"{said.what} {said.fix}"
