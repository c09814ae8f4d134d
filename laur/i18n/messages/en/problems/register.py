"""English messages for problems in the register of certificates."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    "certificate-id-reserved": MessageTemplate(
        "A certificate cannot have the id “{value}”, because “supersedes: {value}” has a special meaning.",
        "Give it another id.",
    ),
    "level-needless": MessageTemplate(
        "The scheme “{scheme}” has no levels.", "Delete this line, or add the level to schemes/{scheme}.md."
    ),
    "level-missing": MessageTemplate(
        "The certificate “{certificate}” has no level, but the scheme “{scheme}” has levels.",
        "Add “level: …” with one of: {known}.",
    ),
    "score-above-max": MessageTemplate("The score {value} is above its maximum of {max}.", "Correct “value” or “max”."),
    "certificate-ends-before-start": MessageTemplate(
        "The certificate ends ({value}) before it begins ({basis}: {start}).",
        "Correct one of the two dates.",
    ),
    "term-contradicts-end": MessageTemplate(
        "A term of {value} ends around {computed}, but “valid_until” says {end}.",
        "Check both in the source. If the source states the end, delete “term”.",
    ),
    "term-of-open-end": MessageTemplate(
        "The certificate has a term of {value}, but “valid_until: open” says that it never expires.",
        "Delete the one that the source does not state.",
    ),
    "certificate-overlap": MessageTemplate(
        "At that time the organisation already holds “{other}” of the same scheme (until {until}).",
        "If this certificate renews or upgrades it, add “supersedes: {other}”. If both are valid side by side, add “kind: initial”.",
    ),
    "predecessor-missing": MessageTemplate(
        "This is {kind}, but it does not say of which certificate.",
        "Add “supersedes: …” with the earlier certificate's id, or “supersedes: unknown” if nobody recorded it.",
    ),
    "predecessor-ambiguous": MessageTemplate(
        "This is {kind} of one of these certificates, but it does not say which: {known}.",
        "Add “supersedes: …” with one of these ids, or “supersedes: unknown”.",
    ),
    "supersedes-other-organisation": MessageTemplate(
        "“{value}” belongs to “{organisation}”, but this certificate belongs to “{own}”.",
        "A certificate can only supersede one of the same organisation. Correct the id.",
    ),
    "supersedes-other-scheme": MessageTemplate(
        "“{value}” belongs to the scheme “{scheme}”, but this certificate belongs to “{own}”.",
        "A certificate can only supersede one of the same scheme. Correct the id.",
    ),
    "supersedes-later": MessageTemplate(
        "“{value}” begins after this certificate.", "Write “supersedes” in the later of the two."
    ),
    "supersedes-cycle": MessageTemplate(
        "These certificates supersede each other in a circle: {circle}.", "Delete one “supersedes”."
    ),
    "supersedes-taken": MessageTemplate(
        "“{value}” is already superseded by “{other}”.", "Name the certificate that came right before this one."
    ),
    "upgrade-not-higher": MessageTemplate(
        "“{value}” is not a higher level than “{level}”, the level of “{other}”.",
        "Write “kind: renewal”, or correct the level.",
    ),
    "issuer-unknown": MessageTemplate(
        "“{value}” is not an issuer of this scheme; its issuers are: {known}.",
        "Correct the name, or add the issuer to the scheme.",
        near="Did you mean “{nearest}”?",
    ),
    "issuer-outside-period": MessageTemplate(
        "“{value}” did not award this scheme at that time ({when}).",
        "Correct the name, the date, or the issuer's period in the scheme.",
        near="At that time it was “{nearest}”. Correct the name, the date, or the issuer's period in the scheme.",
    ),
    "event-before-start": MessageTemplate(
        "This event ({value}) is earlier than the start of the certificate ({start}).", "Correct one of the two dates."
    ),
    "event-not-suspended": MessageTemplate(
        "The certificate is reinstated ({value}), but it was not suspended before.",
        "Add the suspension, or delete this event.",
    ),
}
