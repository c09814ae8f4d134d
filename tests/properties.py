"""How many examples a property is tried with: some in `make test`, many more in `make judges`."""

from hypothesis import settings

QUICK = 20
"""Examples of a property in the quick suite."""
THOROUGH = 60
"""In `make judges`, unless the test asks for more."""


def examples(count: int) -> int:
    """`count` for a thorough search, and a tenth of it, but at least `QUICK`, in the quick suite.

    For properties that need more than `THOROUGH`; the quick suite is known by its number of examples.
    """
    return count if settings().max_examples > QUICK else max(QUICK, count // 10)
