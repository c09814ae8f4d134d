"""How problems of the register of certificates are said in English."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    "certificate-id-reserved": MessageTemplate(
        "No certificate can have the id “{value}”: “supersedes: {value}” has a meaning of its own.",
        "Give it another id.",
    ),
    "level-needless": MessageTemplate(
        "The scheme “{scheme}” has no levels.", "Delete this line, or add the level to schemes/{scheme}.md."
    ),
    "level-missing": MessageTemplate(
        "The certificate “{certificate}” has no level, and “{scheme}” has levels.", "Add “level: …”, one of: {known}."
    ),
    "score-above-max": MessageTemplate("The score {value} is above its maximum of {max}.", "Correct “value” or “max”."),
    "certificate-ends-before-start": MessageTemplate(
        "The certificate ends ({value}) before it begins ({basis}: {start}).",
        "Correct one of the two dates.",
    ),
    "term-contradicts-end": MessageTemplate(
        "A term of {value} ends about {computed}, and “valid_until” says {end}.",
        "Check both against the source; delete “term” if the source states the end.",
    ),
    "term-of-open-end": MessageTemplate(
        "A term of {value} is stated, and “valid_until: open” says that it never runs out.",
        "Delete the one that the source does not state.",
    ),
    "certificate-overlap": MessageTemplate(
        "The organisation already holds “{other}” of the same scheme at that time (to {until}).",
        "If this one renews or upgrades it, add “supersedes: {other}”; if both run side by side, add “kind: initial”.",
    ),
    "predecessor-missing": MessageTemplate(
        "This is a {kind}, and it is not known of what.",
        "Add “supersedes: …” with the earlier certificate's id, or “supersedes: unknown” if nobody recorded it.",
    ),
    "predecessor-ambiguous": MessageTemplate(
        "This is a {kind}, and it could be of any of: {known}.",
        "Add “supersedes: …” with one of these, or “supersedes: unknown”.",
    ),
    "supersedes-other-organisation": MessageTemplate(
        "“{value}” belongs to “{organisation}”, this certificate to “{own}”.",
        "A certificate supersedes one of the same organisation; correct the id.",
    ),
    "supersedes-other-scheme": MessageTemplate(
        "“{value}” is of the scheme “{scheme}”, this certificate of “{own}”.",
        "A certificate supersedes one of the same scheme; correct the id.",
    ),
    "supersedes-later": MessageTemplate("“{value}” begins after this certificate.", "Let the later one supersede the earlier."),
    "supersedes-cycle": MessageTemplate(
        "These certificates supersede each other in a circle: {circle}.", "Delete one “supersedes”."
    ),
    "supersedes-taken": MessageTemplate(
        "“{value}” is already superseded by “{other}”.", "Name the certificate that came right before this one."
    ),
    "upgrade-not-higher": MessageTemplate(
        "“{value}” is not above “{level}”, which “{other}” has.", "Write “kind: renewal”, or correct the level."
    ),
    "issuer-unknown": MessageTemplate(
        "“{value}” is no issuer of this scheme; these are: {known}.",
        "Correct the name, or add the issuer to the scheme.",
        near="Did you mean “{nearest}”?",
    ),
    "issuer-outside-period": MessageTemplate(
        "“{value}” did not award this scheme at that time ({when}).",
        "Correct the name or the date, or the issuer's period in the scheme.",
        near="Then it was “{nearest}”. Correct the name or the date, or the issuer's period in the scheme.",
    ),
    "event-before-start": MessageTemplate(
        "This happened ({value}) before the certificate began ({start}).", "Correct one of the two dates."
    ),
    "event-not-suspended": MessageTemplate(
        "The certificate is reinstated ({value}), but it was not suspended before.",
        "Add the suspension, or delete this event.",
    ),
}
