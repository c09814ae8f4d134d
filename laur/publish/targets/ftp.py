"""FTP with TLS (FTPS, explicit: RFC 4217), and FTP without encryption where it is asked for by name."""

import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from ftplib import FTP, FTP_TLS, all_errors, error_perm, error_reply, error_temp  # nosec B402
from functools import partial
from io import BytesIO
from socket import gaierror, socket
from typing import TypeVar

from laur.model import PublishTarget, TargetKind
from laur.publish.failures import PublishError, Reason
from laur.publish.manifest import LOCK, UPLOAD
from laur.publish.secrets import Secrets
from laur.publish.targets.interface import Sent, ServedAs, Traits, unwatched

FTP_PORT = 21
WAIT_SECONDS = 20.0
_LOCK_FOLDER = "laur-lock"
"""FTP creates no file in one step, but a folder: whoever creates it has the lock."""
_NOT_SIGNED_IN, _NO_SUCH_COMMAND, _MISSING = "530", ("500", "501", "502", "504"), "550"
_UNIX_LINE = re.compile(
    r"(?P<kind>[-dlbcps])[-rwxsStTl]{9}\S?\s+\d+\s+\S+\s+\S+\s+(?P<size>\d+)"
    r"\s+\w+\s+\d+\s+[\d:]+\s(?P<name>.+?)(?: -> .+)?"
)
_WINDOWS_LINE = re.compile(
    r"[\d-]++\s++\d\d:\d\d(?:AM|PM)?\s++(?P<kind><DIR>)?(?P<size>\d*+)\s++(?P<name>.+)", re.IGNORECASE
)
_NO_SPACE, _BAD_NAME = ("452", "552"), ("501", "553")
_EPOCH_OF_CERTIFICATES = ("not yet valid", "has expired")
T = TypeVar("T")


class _Tls(FTP_TLS):
    """FTPS whose data connections continue the TLS session of the control connection, as many servers require."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket, int | None]:
        """Opens a data connection."""
        connection, size = super(FTP_TLS, self).ntransfercmd(cmd, rest)
        control = self.sock
        session = control.session if isinstance(control, ssl.SSLSocket) else None
        return self.context.wrap_socket(connection, server_hostname=self.host, session=session), size


def open_ftp(target: PublishTarget, secrets: Secrets) -> "FtpHost":
    """Connects, encrypts the connection, and signs in. Raises `PublishError`."""
    host, user = target.host or "", target.user or ""
    account = f"{user}@{host}"

    def connect(password: str) -> FTP:
        return _connected(target, password)

    password = secrets.stored(account)
    if password is None:
        password = secrets.asked(account)
    opened = FtpHost(lambda: connect(password), target.path or "", host)
    secrets.accepted()
    return opened


def _connected(target: PublishTarget, password: str) -> FTP:
    host, port, user = target.host or "", target.port or FTP_PORT, target.user or ""
    client = _Tls(context=ssl.create_default_context()) if target.kind is TargetKind.FTPS else FTP()  # noqa: S321 # nosec B321
    client.encoding = "utf-8"
    with _explained(host, "", is_connecting=True):
        try:
            client.connect(host, port, timeout=WAIT_SECONDS)
            _encrypt(client, host)
            _sign_in(client, user, password, host)
        except BaseException:
            client.close()
            raise
    return client


def _encrypt(client: FTP, host: str) -> None:
    """Before the password is sent."""
    if not isinstance(client, FTP_TLS):
        return
    try:
        client.auth()
    except error_perm as error:
        raise PublishError(Reason.NO_ENCRYPTION, host=host) from error


def _sign_in(client: FTP, user: str, password: str, host: str) -> None:
    try:
        client.login(user, password)
    except error_perm as error:
        raise PublishError(Reason.SIGN_IN, account=f"{user}@{host}", host=host) from error
    if isinstance(client, FTP_TLS):
        client.prot_p()
    client.voidcmd("TYPE I")


class FtpHost:
    """Files are written under one temporary name and renamed to their own."""

    traits = Traits()

    def __init__(self, connect: Callable[[], FTP], root: str, host: str) -> None:
        self._connect, self._host = connect, host
        self._client: FTP | None = None
        self._is_in_step = True
        self._folders: set[str] = set()
        self._root = root.rstrip("/")
        if not self._has_root(root):
            self.close()
            raise PublishError(Reason.FOLDER_MISSING, folder=root)

    def files(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        folders = [""]
        while folders:
            prefix = folders.pop()
            for name, kind, size in self._do(prefix, partial(_listed, folder=self._path(prefix) or ".")):
                if kind == "dir" and not (prefix == "" and name == _LOCK_FOLDER):
                    folders.append(f"{prefix}{name}/")
                elif kind == "file":
                    found[prefix + name] = size
        return found

    def size(self, path: str) -> int | None:
        return self._do(path, lambda client: _size(client, self._path(path)))

    def get(self, path: str) -> bytes | None:
        def read(client: FTP) -> bytes | None:
            data = BytesIO()
            try:
                client.retrbinary(f"RETR {self._path(path)}", data.write)
            except error_perm as error:
                if _code(error) == _MISSING:
                    return None
                raise
            return data.getvalue()

        return self._do(path, read)

    def put(self, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
        del served

        def write(client: FTP) -> None:
            self._make_folders(client, path)
            client.storbinary(f"STOR {self._path(UPLOAD)}", BytesIO(data), callback=lambda block: sent(len(block)))
            stored = _size(client, self._path(UPLOAD))
            if stored is not None and stored != len(data):
                raise PublishError(Reason.NO_SPACE, file=path, said=f"{stored} B")
            self._rename(client, path)

        self._do(path, write)

    def create(self, path: str, data: bytes) -> bool:
        def make(client: FTP) -> bool:
            if path == LOCK:
                try:
                    client.mkd(self._path(_LOCK_FOLDER))
                except error_perm:
                    return False
            elif _size(client, self._path(path)) is not None:
                return False
            client.storbinary(f"STOR {self._path(path)}", BytesIO(data))
            return True

        return self._do(path, make)

    def delete(self, path: str) -> None:
        def remove(client: FTP) -> None:
            with _unless_missing():
                client.delete(self._path(path))
            folder = _LOCK_FOLDER if path == LOCK else path.rpartition("/")[0]
            while folder:
                try:
                    client.rmd(self._path(folder))
                except error_perm:
                    return
                self._folders.discard(folder)
                folder = folder.rpartition("/")[0]

        self._do(path, remove)

    def finish(self) -> None:
        """Does nothing: every file is visible at once."""

    def close(self) -> None:
        if self._client is not None:
            with suppress(*all_errors, AttributeError):  # ftplib has no socket any more after some errors
                self._client.quit()
            self._client.close()
            self._client = None

    def _do(self, path: str, work: Callable[[FTP], T]) -> T:
        """Does something on the connection: on a new one if a transfer was interrupted in the middle."""
        if self._client is None or not self._is_in_step:
            if self._client is not None:
                self._client.close()
            self._client = self._connect()
        self._is_in_step = False
        with _explained(self._host, path):
            result = work(self._client)
        self._is_in_step = True
        return result

    def _has_root(self, root: str) -> bool:
        def change(client: FTP) -> bool:
            here = client.pwd()
            try:
                client.cwd(root or here)
            except error_perm:
                return False
            client.cwd(here)
            return True

        return self._do(root, change)

    def _path(self, path: str) -> str:
        return f"{self._root}/{path}".rstrip("/") if self._root else path.rstrip("/")

    def _make_folders(self, client: FTP, path: str) -> None:
        parts = path.split("/")[:-1]
        for end in range(1, len(parts) + 1):
            folder = "/".join(parts[:end])
            if folder not in self._folders:
                try:
                    client.mkd(self._path(folder))
                except error_perm as error:
                    if not _is_folder(client, self._path(folder)):
                        raise PublishError(Reason.NAME, file=folder, said=str(error)) from error
                self._folders.add(folder)

    def _rename(self, client: FTP, path: str) -> None:
        """Gives the uploaded file its name; servers that do not replace a file have it deleted first."""
        try:
            client.rename(self._path(UPLOAD), self._path(path))
        except error_perm as error:
            if _size(client, self._path(path)) is None:
                raise PublishError(Reason.NAME, file=path, said=str(error)) from error
            client.delete(self._path(path))
            client.rename(self._path(UPLOAD), self._path(path))


def _listed(client: FTP, folder: str) -> list[tuple[str, str, int]]:
    """The name, kind (``file``, ``dir``) and size of what is in a folder."""
    try:
        entries = [*client.mlsd(folder, ["type", "size"])]
    except error_perm as error:
        if _code(error) in _NO_SUCH_COMMAND:
            return _listed_for_people(client, folder)
        raise
    return [(name, facts.get("type", "").lower(), int(facts.get("size", 0))) for name, facts in entries]


def _listed_for_people(client: FTP, folder: str) -> list[tuple[str, str, int]]:
    """The same on servers without MLSD (RFC 3659), which list a folder as ``ls -l`` or ``dir`` does."""
    here, lines = client.pwd(), list[str]()
    client.cwd(folder)
    try:
        client.dir("-a", lines.append)
    finally:
        client.cwd(here)
    found = []
    for line in lines:
        entry = _UNIX_LINE.fullmatch(line) or _WINDOWS_LINE.fullmatch(line)
        if entry is None and not line.startswith("total "):
            raise PublishError(Reason.LISTING, said=line)
        if entry is not None and entry["name"] not in {".", ".."}:
            is_folder = entry["kind"] in {"d", "<DIR>"}
            found.append((entry["name"], "dir" if is_folder else "file", 0 if is_folder else int(entry["size"])))
    return found


def _size(client: FTP, path: str) -> int | None:
    """The size of a file; None if there is none."""
    try:
        return client.size(path)
    except error_perm as error:
        if _code(error) == _MISSING:
            return None
        raise


def _is_folder(client: FTP, path: str) -> bool:
    here = client.pwd()
    try:
        client.cwd(path)
    except error_perm:
        return False
    client.cwd(here)
    return True


def _code(error: Exception) -> str:
    """The number of a server's answer (RFC 959)."""
    return str(error)[:3]


@contextmanager
def _unless_missing() -> Iterator[None]:
    try:
        yield
    except error_perm as error:
        if _code(error) != _MISSING:
            raise


@contextmanager
def _explained(host: str, path: str, *, is_connecting: bool = False) -> Iterator[None]:
    """Turns an error of ftplib, of TLS or of the network into its reason."""
    try:
        yield
    except gaierror as error:
        raise PublishError(Reason.HOST_UNKNOWN, host=host) from error
    except ssl.SSLCertVerificationError as error:
        is_date = any(words in error.verify_message for words in _EPOCH_OF_CERTIFICATES)
        reason = Reason.CLOCK if is_date else Reason.CERTIFICATE
        raise PublishError(reason, host=host, said=error.verify_message.rstrip(".")) from error
    except (error_perm, error_temp, error_reply) as error:
        reason = _reason_of(_code(error))
        if is_connecting and reason is Reason.SIGN_IN:  # before anybody signed in: the host turns everybody away
            reason = Reason.REFUSED
        raise PublishError(reason, host=host, account=host, file=path, said=str(error)) from error
    except all_errors as error:
        reason = Reason.UNREACHABLE if is_connecting else Reason.CONNECTION_LOST
        raise PublishError(reason, host=host) from error


def _reason_of(code: str) -> Reason:
    if code in _NO_SPACE:
        return Reason.NO_SPACE
    if code in _BAD_NAME:
        return Reason.NAME
    if code == _NOT_SIGNED_IN:
        return Reason.SIGN_IN
    if code in {"421", "425", "426"}:
        return Reason.CONNECTION_LOST
    return Reason.PERMISSION if code == _MISSING else Reason.REFUSED
