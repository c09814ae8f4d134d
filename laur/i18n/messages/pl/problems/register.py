"""Polish messages for problems in the register of certificates."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    "certificate-id-reserved": MessageTemplate(
        "Certyfikat nie może mieć identyfikatora „{value}”, bo „supersedes: {value}” ma specjalne znaczenie.",
        "Nadaj mu inny identyfikator.",
    ),
    "level-needless": MessageTemplate(
        "Program „{scheme}” nie ma poziomów.", "Usuń ten wiersz albo dodaj poziom w schemes/{scheme}.md."
    ),
    "level-missing": MessageTemplate(
        "Certyfikat „{certificate}” nie ma poziomu, a program „{scheme}” ma poziomy.",
        "Dodaj „level: …” z jednym z: {known}.",
    ),
    "score-above-max": MessageTemplate(
        "Wynik {value} jest wyższy od największego możliwego, {max}.", "Popraw „value” albo „max”."
    ),
    "certificate-ends-before-start": MessageTemplate(
        "Certyfikat kończy się ({value}), zanim się zacznie ({basis}: {start}).",
        "Popraw jedną z tych dat.",
    ),
    "term-contradicts-end": MessageTemplate(
        "Okres {value} kończy się około {computed}, a „valid_until” podaje {end}.",
        "Sprawdź oba w źródle. Jeśli źródło podaje datę końca, usuń „term”.",
    ),
    "term-of-open-end": MessageTemplate(
        "Podano okres {value}, a „valid_until: open” oznacza, że certyfikat jest bezterminowy.",
        "Usuń to, czego źródło nie podaje.",
    ),
    "certificate-overlap": MessageTemplate(
        "Organizacja ma już w tym czasie „{other}” z tego samego programu (do {until}).",
        "Jeśli ten certyfikat go odnawia lub podnosi, dodaj „supersedes: {other}”. Jeśli oba obowiązują równolegle, dodaj „kind: initial”.",
    ),
    "predecessor-missing": MessageTemplate(
        "To jest {kind}, ale nie podano, którego certyfikatu dotyczy.",
        "Dodaj „supersedes: …” z identyfikatorem wcześniejszego certyfikatu albo „supersedes: unknown”, jeśli nie ma go w rejestrze.",
    ),
    "predecessor-ambiguous": MessageTemplate(
        "To jest {kind}, ale nie wiadomo, którego z tych certyfikatów dotyczy: {known}.",
        "Dodaj „supersedes: …” z jednym z nich albo „supersedes: unknown”.",
    ),
    "supersedes-other-organisation": MessageTemplate(
        "„{value}” należy do „{organisation}”, a ten certyfikat do „{own}”.",
        "Certyfikat może zastąpić tylko inny certyfikat tej samej organizacji. Popraw identyfikator.",
    ),
    "supersedes-other-scheme": MessageTemplate(
        "„{value}” jest z programu „{scheme}”, a ten certyfikat z „{own}”.",
        "Certyfikat może zastąpić tylko inny certyfikat z tego samego programu. Popraw identyfikator.",
    ),
    "supersedes-later": MessageTemplate(
        "„{value}” zaczyna się po tym certyfikacie.", "Wpisz „supersedes” w późniejszym z nich."
    ),
    "supersedes-cycle": MessageTemplate(
        "Te certyfikaty zastępują się wzajemnie: {circle}.", "Usuń jedno „supersedes”."
    ),
    "supersedes-taken": MessageTemplate(
        "„{value}” jest już zastąpiony przez „{other}”.", "Podaj certyfikat, który był tuż przed tym."
    ),
    "upgrade-not-higher": MessageTemplate(
        "„{value}” nie jest poziomem wyższym niż „{level}”, który ma „{other}”.",
        "Wpisz „kind: renewal” albo popraw poziom.",
    ),
    "issuer-unknown": MessageTemplate(
        "„{value}” nie przyznaje certyfikatów tego programu; przyznają je: {known}.",
        "Popraw nazwę albo dopisz ten podmiot w programie.",
        near="Czy chodziło o „{nearest}”?",
    ),
    "issuer-outside-period": MessageTemplate(
        "„{value}” nie przyznawał w tym czasie certyfikatów tego programu ({when}).",
        "Popraw nazwę, datę albo okres tego podmiotu w programie.",
        near="Przyznawał je wtedy „{nearest}”. Popraw nazwę, datę albo okres tego podmiotu w programie.",
    ),
    "event-before-start": MessageTemplate(
        "To zdarzenie ({value}) jest wcześniejsze niż początek certyfikatu ({start}).", "Popraw jedną z tych dat."
    ),
    "event-not-suspended": MessageTemplate(
        "Certyfikat przywrócono ({value}), choć wcześniej nie był zawieszony.",
        "Dodaj zawieszenie albo usuń to zdarzenie.",
    ),
}
