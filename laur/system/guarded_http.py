"""HTTP connections, by urllib3, to addresses that others chose: with a limit of time, and not into private networks.

A name can resolve to an address of the network in which the site is built, and so can the target of a redirect. So the
address is compared after connecting, before anything is sent. A limit for each read does not bound the whole: a server
that sends a byte from time to time would hold a request for ever.
"""

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from threading import Timer

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

LATE, PRIVATE = "late", "private"
"""Reasons why a request was ended."""


class PrivateAddressError(Exception):
    """A host is in a private network, or is this computer."""


class Guard:
    """Ends requests whose time is over, however slowly a server sends, and those that lead into a private network."""

    def __init__(self, seconds: float, *, allows_private: bool) -> None:
        """`seconds` are for everything that happens while it is `running`."""
        self._seconds, self._allows_private = seconds, allows_private
        self._ends = time.monotonic() + seconds
        self._open: list[socket.socket] = []
        self.reason = ""
        """Why it ended a request: `LATE`, `PRIVATE`; empty if it did not."""

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self._ends

    @contextmanager
    def running(self) -> Iterator[None]:
        timer = Timer(self._seconds, self._stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            for connected in self._open:
                connected.close()

    def opened(self, connected: socket.socket) -> None:
        """Notes a connection. Raises `PrivateAddressError`."""
        self._open.append(connected.dup())  # TLS takes the socket over, but not its copy
        peer = connected.getpeername()[0]
        if not self._allows_private and not ip_address(peer.partition("%")[0]).is_global:
            connected.close()
            self.reason = PRIVATE
            raise PrivateAddressError(peer)

    def _stop(self) -> None:
        self.reason = LATE
        for connected in self._open:
            with suppress(OSError):  # it is closed already
                connected.shutdown(socket.SHUT_RDWR)


def guarded_pools(guard: Guard, headers: Mapping[str, str], timeout: urllib3.Timeout) -> urllib3.PoolManager:
    """A pool manager whose connections are guarded; it neither retries nor follows redirects."""

    class PlainConnection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            connected = super()._new_conn()
            guard.opened(connected)
            return connected

    class EncryptedConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            connected = super()._new_conn()
            guard.opened(connected)
            return connected

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = EncryptedConnection

    pools = urllib3.PoolManager(num_pools=4, headers=dict(headers), timeout=timeout, retries=False)
    pools.pool_classes_by_scheme = {"http": PlainPool, "https": EncryptedPool}
    return pools
