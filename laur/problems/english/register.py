"""How problems of the register of certificates are said in English."""

from laur.problems.wording import Wording

WORDING: dict[str, Wording] = {
    "certificate-id-reserved": Wording(
        "No certificate can have the id “{value}”: “supersedes: {value}” has a meaning of its own.",
        "Give it another id.",
    ),
    "level-needless": Wording(
        "The scheme “{scheme}” has no levels.", "Delete this line, or add the level to schemes/{scheme}.md."
    ),
    "level-missing": Wording(
        "The certificate “{certificate}” has no level, and “{scheme}” has levels.", "Add “level: …”, one of: {known}."
    ),
    "score-above-max": Wording("The score {value} is above its maximum of {max}.", "Correct “value” or “max”."),
    "certificate-ends-before-start": Wording(
        "The certificate ends ({value}) before it begins ({basis}: {start}).",
        "Correct one of the two dates.",
    ),
    "term-contradicts-end": Wording(
        "A term of {value} ends about {computed}, and “valid_until” says {end}.",
        "Check both against the source; delete “term” if the source states the end.",
    ),
    "term-of-open-end": Wording(
        "A term of {value} is stated, and “valid_until: open” says that it never runs out.",
        "Delete the one that the source does not state.",
    ),
    "certificate-overlap": Wording(
        "The organisation already holds “{other}” of the same scheme at that time (to {until}).",
        "If this one renews or upgrades it, add “supersedes: {other}”; if both run side by side, add “kind: initial”.",
    ),
    "predecessor-missing": Wording(
        "This is a {kind}, and it is not known of what.",
        "Add “supersedes: …” with the earlier certificate's id, or “supersedes: unknown” if nobody recorded it.",
    ),
    "predecessor-ambiguous": Wording(
        "This is a {kind}, and it could be of any of: {known}.",
        "Add “supersedes: …” with one of these, or “supersedes: unknown”.",
    ),
    "supersedes-other-organisation": Wording(
        "“{value}” belongs to “{organisation}”, this certificate to “{own}”.",
        "A certificate supersedes one of the same organisation; correct the id.",
    ),
    "supersedes-other-scheme": Wording(
        "“{value}” is of the scheme “{scheme}”, this certificate of “{own}”.",
        "A certificate supersedes one of the same scheme; correct the id.",
    ),
    "supersedes-later": Wording("“{value}” begins after this certificate.", "Let the later one supersede the earlier."),
    "supersedes-cycle": Wording(
        "These certificates supersede each other in a circle: {circle}.", "Delete one “supersedes”."
    ),
    "supersedes-taken": Wording(
        "“{value}” is already superseded by “{other}”.", "Name the certificate that came right before this one."
    ),
    "upgrade-not-higher": Wording(
        "“{value}” is not above “{level}”, which “{other}” has.", "Write “kind: renewal”, or correct the level."
    ),
    "issuer-unknown": Wording(
        "“{value}” is no issuer of this scheme; these are: {known}.",
        "Correct the name, or add the issuer to the scheme.",
        near="Did you mean “{nearest}”?",
    ),
    "issuer-outside-period": Wording(
        "“{value}” did not award this scheme at that time ({when}).",
        "Correct the name or the date, or the issuer's period in the scheme.",
        near="Then it was “{nearest}”. Correct the name or the date, or the issuer's period in the scheme.",
    ),
    "event-before-start": Wording(
        "This happened ({value}) before the certificate began ({start}).", "Correct one of the two dates."
    ),
    "event-not-suspended": Wording(
        "The certificate is reinstated ({value}), but it was not suspended before.",
        "Add the suspension, or delete this event.",
    ),
}
