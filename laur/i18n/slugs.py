"""Slugs: the words of a URL.

python-slugify transliterates (ł → l, ß → ss, other scripts as Latin). This module adds two guarantees that it does not
give: every text has a usable slug, and no slug is too long for a file system.
"""

from functools import lru_cache

LONGEST_SLUG = 120
"""In characters: far below the 255 bytes that file systems allow for one name."""


@lru_cache(maxsize=16_384)
def slug(text: str) -> str:
    """The text as lower-case ASCII words joined by single hyphens (`laur.model.Slug`), cut at the end of a word.

    A text without any usable letter (``"😀"``) becomes ``x-`` and eight hexadecimal digits of its digest.
    """
    from slugify import slugify

    words = slugify(
        text,
        entities=False,  # the argument is text, not HTML
        decimal=False,
        hexadecimal=False,
        max_length=LONGEST_SLUG,
        word_boundary=True,
        save_order=True,
    )
    return words or _from_digest(text)


def _from_digest(text: str) -> str:
    from hashlib import blake2b

    return f"x-{blake2b(text.encode(errors='surrogatepass'), digest_size=4).hexdigest()}"
