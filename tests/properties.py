"""How many examples a property is tried with: some in `make test`, many more in `make judges`, most at night."""

from hypothesis import settings

QUICK = 20
"""Examples of a property in the quick suite."""
THOROUGH = 60
"""In `make judges`, unless the test asks for more."""
LONG = 3000
"""In the search of every night, which tries other examples each time."""


def examples(count: int) -> int:
    """`count` for a thorough search, a tenth of it (at least `QUICK`) in the quick suite, five times it at night.

    For properties that need more than `THOROUGH`; the suite is known by its number of examples.
    """
    if settings().max_examples >= LONG:
        return max(LONG, 5 * count)
    return count if settings().max_examples > QUICK else max(QUICK, count // 10)
