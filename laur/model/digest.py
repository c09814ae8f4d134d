"""Content digests, by which the incremental build decides whether anything changed.

A digest is 32 lower-case hexadecimal characters: BLAKE2b (RFC 7693) with a 16-byte result. That is short enough to
store tens of thousands of them, and long enough that different contents never have the same digest.
"""

from hashlib import blake2b

DIGEST_BYTES = 16


def digest(*parts: bytes) -> str:
    """The digest of byte strings, each preceded by its length so that ``("ab", "c")`` and ``("a", "bc")`` differ."""
    state = blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.hexdigest()


def digest_text(*parts: str) -> str:
    """The digest of texts, by their UTF-8 bytes."""
    return digest(*(part.encode() for part in parts))
