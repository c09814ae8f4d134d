"""Records as bytes with a checksum of them and of their key, so that damage is noticed when they are read."""

import functools
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from laur.source.database import DamagedCacheError
from laur.system.formats import DECODE_FAULTS

_ENCODER = msgspec.msgpack.Encoder()
_CHECKSUM_BYTES = 8

Decodable = TypeVar("Decodable", bound=Struct)


def encoded(record: Struct, *key: str) -> bytes:
    """A record in MessagePack, sealed."""
    return sealed(_ENCODER.encode(record), *key)


def decoded(kind: type[Decodable], stored: object, *key: object) -> Decodable:
    """The record of this kind. Raises `DamagedCacheError`."""
    decoder: msgspec.msgpack.Decoder[Decodable] = _decoder(kind)
    try:
        return decoder.decode(unsealed(stored, *key))
    except DECODE_FAULTS as error:
        raise DamagedCacheError(*key) from error


def sealed(data: bytes, *key: str) -> bytes:
    """The data after a checksum of it and of its key in the database."""
    return _checksum(data, key) + data


def unsealed(stored: object, *key: object) -> bytes:
    """The data without its checksum.

    Raises `DamagedCacheError`, also if data or key are not of the type that was stored: SQLite states the type of each
    value in a byte of its own.
    """
    names = tuple(part for part in key if isinstance(part, str))
    if not isinstance(stored, bytes) or len(names) != len(key):
        raise DamagedCacheError(*key)
    data = stored[_CHECKSUM_BYTES:]
    if _checksum(data, names) != stored[:_CHECKSUM_BYTES]:
        raise DamagedCacheError(*key)
    return data


def _checksum(data: bytes, key: Iterable[str]) -> bytes:
    state = blake2b("\0".join((*key, "")).encode(), digest_size=_CHECKSUM_BYTES)
    state.update(data)
    return state.digest()


@functools.cache
def _decoder(kind: type[Struct]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
