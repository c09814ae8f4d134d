"""What the readers of formats raise for damaged data, each by one name, so that none of it is forgotten."""

import struct
import zlib
from lzma import LZMAError
from zipfile import BadZipFile

import msgspec

DECODE_FAULTS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""Of `msgspec`, for JSON and MessagePack: also for wrong bytes in a text, and for lists in lists without end."""
ZIP_FAULTS = (BadZipFile, EOFError, LZMAError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
"""Of `zipfile`, for archives such as workbooks and Word files: also for a password or a compression of its own."""
