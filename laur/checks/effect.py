"""What a check's problems do to a build."""

from enum import StrEnum


class Effect(StrEnum):
    """Each module of a check has one as `EFFECT`."""

    BLOCKING = "blocking"
    """It runs in every build and preview; an error among its problems stops the build."""
    ADVISORY = "advisory"
    """It runs in `laur check` and beside a previewed page; it stops nothing."""
