"""Real servers of each kind on this computer, and a proxy that cuts connections."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

LOOPBACK = "127.0.0.1"
WAIT_SECONDS = 30
USER, PASSWORD = "anna", "tajne hasło"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, is_alive: Callable[[], bool] = lambda: True) -> None:
    for _ in range(WAIT_SECONDS * 20):
        assert is_alive(), "the server did not start"
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server does not answer")


def program(name: str, package: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{package} is not installed, and CI may leave no host out.")
        pytest.skip(f"{package} is not installed.")
    return found


# ---------------------------------------------------------------------------------------------- SSH


@dataclass
class SshServer:
    """An OpenSSH server with SFTP and git, and a user who signs in with a key."""

    port: int
    home: Path
    """A home folder with a key that the server accepts, and a known_hosts that knows the server."""
    folder: Path
    fingerprint: str


@contextmanager
def sshd(
    folder: Path, port: int = 0, *, sftp: str = "internal-sftp", host_key: str = "host_key"
) -> Iterator[SshServer]:
    """OpenSSH's own server. `sftp` is the command that serves files."""
    server = program("sshd", "openssh-server")
    folder.mkdir(exist_ok=True)
    port = port or free_port()
    home = folder / "home"
    (home / ".ssh").mkdir(parents=True, exist_ok=True, mode=0o700)
    for key in (folder / host_key, home / ".ssh" / "id_ed25519"):
        if not key.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    shutil.copy(home / ".ssh" / "id_ed25519.pub", folder / "authorized_keys")
    public = (folder / f"{host_key}.pub").read_text().split()
    known = home / ".ssh" / "known_hosts"
    if not known.exists():
        known.write_text(f"[{LOOPBACK}]:{port} {public[0]} {public[1]}\n")
    described = subprocess.run(
        ["ssh-keygen", "-l", "-f", folder / f"{host_key}.pub"], check=True, capture_output=True, text=True
    ).stdout
    settings = folder / f"sshd-{port}.conf"
    settings.write_text(f"""
Port {port}
ListenAddress {LOOPBACK}
HostKey {folder / host_key}
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
Subsystem sftp {sftp}
""")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where the server gives up its rights
    with (
        (folder / "sshd.log").open("wb") as log,
        subprocess.Popen([server, "-D", "-e", "-f", settings], stderr=log) as running,
    ):
        try:
            wait_for(port, lambda: running.poll() is None)
            yield SshServer(port, home, folder, described.split()[1])
        finally:
            running.terminate()


# ---------------------------------------------------------------------------------------------- FTP


@dataclass
class FtpLimits:
    """What the server does with what it receives."""

    cut_after: int | None = None
    """Bytes of files after which it ends every connection."""
    space: int | None = None
    """Bytes that fit on its disk."""
    received: int = 0
    refuses: str = ""
    """A part of names that it cannot hold."""
    dead: bool = False
    no_mlsd: bool = False
    """Whether it is an old server, which lists files only for people."""


@dataclass
class FtpServer:
    port: int
    folder: Path
    certificate: Path
    limits: FtpLimits = field(default_factory=FtpLimits)


with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it uses asyncore, which until Python 3.12 is Python's own
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.handlers import DTPHandler, FTPHandler, TLS_DTPHandler, TLS_FTPHandler
    from pyftpdlib.ioloop import IOLoop
    from pyftpdlib.servers import FTPServer


class _Receiving:
    """Receives files until a limit is reached, and then ends every connection."""

    limits: FtpLimits
    tot_bytes_received: int

    def handle_read_event(self) -> None:
        before = self.tot_bytes_received
        super().handle_read_event()  # type: ignore[misc]
        limits = self.limits
        limits.received += self.tot_bytes_received - before
        if limits.cut_after is not None and limits.received >= limits.cut_after:
            limits.dead = True
        if limits.dead:
            self.cmd_channel.close()  # type: ignore[attr-defined]


class _Limited:
    """Refuses what is beyond the limits, with the answers of RFC 959."""

    limits: FtpLimits

    def on_connect(self) -> None:
        if self.limits.dead:
            self.close()  # type: ignore[attr-defined]

    def pre_process_command(self, line: str, cmd: str, arg: str) -> None:
        if self.limits.dead:
            self.close()  # type: ignore[attr-defined]
            return
        if self.limits.no_mlsd and cmd in {"MLSD", "MLST", "OPTS"}:
            self.respond("501 Option not understood.")  # type: ignore[attr-defined]
            return
        super().pre_process_command(line, cmd, arg)  # type: ignore[misc]

    def ftp_STOR(self, file: str, mode: str = "w") -> object:  # noqa: N802
        if self.limits.space is not None and self.limits.received >= self.limits.space:
            self.respond("552 Quota exceeded.")  # type: ignore[attr-defined]
            return None
        return super().ftp_STOR(file, mode)  # type: ignore[misc]

    def ftp_RNTO(self, path: str) -> object:  # noqa: N802
        if self.limits.refuses and self.limits.refuses in path:
            self.respond("553 File name not allowed.")  # type: ignore[attr-defined]
            return None
        return super().ftp_RNTO(path)  # type: ignore[misc]


@contextmanager
def ftpd(folder: Path, certificate: Path, *, with_tls: bool = True) -> Iterator[FtpServer]:
    """An FTP server (pyftpdlib) in a thread; with TLS it accepts nothing unencrypted."""
    limits = FtpLimits()
    folder.mkdir(exist_ok=True)
    authorizer = DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, str(folder), perm="elradfmwMT")
    data, control = (TLS_DTPHandler, TLS_FTPHandler) if with_tls else (DTPHandler, FTPHandler)
    tls = {"certfile": str(certificate), "tls_control_required": True, "tls_data_required": True} if with_tls else {}
    receiving = type("Receiving", (_Receiving, data), {"limits": limits, "ac_in_buffer_size": 512})
    options = {"limits": limits, "authorizer": authorizer, "dtp_handler": receiving, **tls}
    loop = IOLoop()
    server = FTPServer((LOOPBACK, 0), type("Limited", (_Limited, control), options), ioloop=loop)
    port = server.socket.getsockname()[1]
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            loop.loop(timeout=0.05, blocking=False)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield FtpServer(port, folder, certificate, limits)
    finally:
        stop.set()
        thread.join()
        server.close_all()


def certificate(folder: Path, name: str = "localhost", *, days: int = 30, since: int = -1) -> Path:
    """A file with a self-signed certificate for a name, and its key. `since` is when it becomes valid, in days."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=since))
        .not_valid_after(now + timedelta(days=since + days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}-{since}-{days}.pem"
    file.write_bytes(
        built.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return file


# ---------------------------------------------------------------------------------------------- S3


@dataclass
class S3Server:
    endpoint: str
    port: int
    bucket: str

    @cached_property
    def client(self) -> Any:
        return self.service("s3")

    def service(self, name: str) -> Any:
        from botocore.config import Config
        from botocore.session import Session

        return Session().create_client(
            name,
            region_name="us-east-1",
            endpoint_url=self.endpoint,
            aws_access_key_id="AKTEST",
            aws_secret_access_key="secret",
            config=Config(s3={"addressing_style": "path"}),
        )

    def tree(self) -> dict[str, bytes]:
        """The objects; one with the digest (ETag) of an object that was read before is not read again."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        entries = {entry["Key"]: entry["ETag"] for page in pages for entry in page.get("Contents", ())}
        for key, tag in entries.items():
            if tag not in self._read:
                self._read[tag] = self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        return {key: self._read[tag] for key, tag in entries.items()}

    @cached_property
    def _read(self) -> dict[str, bytes]:
        return {}


@contextmanager
def s3(bucket: str = "news") -> Iterator[S3Server]:
    """The server of moto, in a process of its own."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", LOOPBACK, "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        try:
            wait_for(port, lambda: running.poll() is None)
            server = S3Server(f"http://{LOOPBACK}:{port}", port, bucket)
            server.client.create_bucket(Bucket=bucket)
            yield server
        finally:
            running.terminate()


# ---------------------------------------------------------------------------------------------- HTTP


@dataclass
class Receiver:
    """A web server that keeps what is posted to it."""

    url: str
    posts: list[tuple[str, dict[str, str], bytes]]
    status: int = 200


@contextmanager
def receiver() -> Iterator[Receiver]:
    found = Receiver("", [])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            found.posts.append((self.path, dict(self.headers), data))
            self.send_response(found.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Prints nothing."""

    server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
    found.url = f"http://{LOOPBACK}:{server.server_address[1]}/notices"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


# ---------------------------------------------------------------------------------------------- a bad connection


class Proxy:
    """Passes TCP connections on, and cuts them after a number of bytes to the host; then it answers nobody."""

    def __init__(self, port: int) -> None:
        self._to = port
        self.cut_after: int | None = None
        self.passed = 0
        self.is_dead = False
        self._server = socket.create_server((LOOPBACK, 0))
        self.port: int = self._server.getsockname()[1]
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def reset(self, cut_after: int | None) -> None:
        self.cut_after, self.passed, self.is_dead = cut_after, 0, False

    def close(self) -> None:
        self.is_dead = True
        self._server.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for connections
        self._thread.join()
        self._server.close()
        self._end_all()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            if self.is_dead:
                _reset(client)
                continue
            host = socket.create_connection((LOOPBACK, self._to))
            with self._lock:
                self._sockets += [client, host]
            threading.Thread(target=self._pass, args=(client, host, True), daemon=True).start()
            threading.Thread(target=self._pass, args=(host, client, False), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, to_host: bool) -> None:
        with suppress(OSError):
            while data := one.recv(16384):
                left = self._left(len(data)) if to_host else None
                if left is not None and len(data) >= left:
                    other.sendall(data[:left])
                    self.is_dead = True
                    self._end_all()
                    return
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)

    def _left(self, size: int) -> int | None:
        """How many more bytes may pass; None for any number. Counts `size` bytes as passed."""
        with self._lock:
            left = None if self.cut_after is None else max(0, self.cut_after - self.passed)
            self.passed += size
        return left

    def _end_all(self) -> None:
        with self._lock:
            sockets, self._sockets = self._sockets, []
        for each in sockets:
            _reset(each)


def _reset(each: socket.socket) -> None:
    with suppress(OSError):
        each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        each.shutdown(socket.SHUT_RDWR)
    with suppress(OSError):
        each.close()


def trusting(certificate_file: Path) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certificate_file)
    return context
