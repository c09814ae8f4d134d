"""A connection whose other end has sent everything that it will send, without a network."""

from io import BytesIO


class Connection:
    """What `socketserver` needs of a socket."""

    def __init__(self, received: bytes) -> None:
        self._received = BytesIO(received)
        self.sent = bytearray()

    def makefile(self, *_arguments: object, **_named: object) -> BytesIO:
        """The bytes that were received."""
        return self._received

    def sendall(self, data: bytes) -> None:
        """Keeps the bytes that are sent."""
        self.sent += data

    def recv(self, _size: int, _flags: int = 0) -> bytes:
        """Nothing: the other end has closed its side."""
        return b""

    def settimeout(self, _seconds: float | None) -> None:
        """No limit, as nothing is waited for."""

    def setblocking(self, _is_blocking: bool) -> None:
        """Nothing blocks here."""

    def setsockopt(self, *_option: object) -> None:
        """No options."""
