"""Names of regions in sentences."""

_ADJECTIVE = "kie"


def locative(region: str, lang: str) -> str | None:
    """A Polish voivodeship as after “w”: ``kujawsko-pomorskim``; None if the name has no such form.

    All sixteen names are neuter adjectives, whose locative ends in “-im”.
    """
    if lang != "pl" or not region.endswith(_ADJECTIVE) or " " in region:
        return None
    return f"{region[0].lower()}{region[1:-1]}m"
