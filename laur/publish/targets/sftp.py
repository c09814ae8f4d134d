"""SFTP, by paramiko. The server's key is always checked, before any password is sent."""

import socket
import stat
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import paramiko
from paramiko import SFTPClient, SSHClient
from paramiko.hostkeys import HostKeyEntry, InvalidHostKey
from paramiko.ssh_exception import (
    AuthenticationException,
    BadAuthenticationType,
    BadHostKeyException,
    NoValidConnectionsError,
    PasswordRequiredException,
    SSHException,
)

from laur.model import PublishTarget
from laur.publish.failures import PublishError, Reason
from laur.publish.manifest import UPLOAD
from laur.publish.secrets import Secrets
from laur.publish.targets.interface import Sent, ServedAs, Traits, unwatched

SSH_PORT = 22
WAIT_SECONDS = 20.0
SYSTEM_KNOWN_HOSTS = Path("/etc/ssh/ssh_known_hosts")
Trust = Callable[[str, str], bool]


def open_sftp(target: PublishTarget, secrets: Secrets, trust: Trust, home: Path) -> "SftpHost":
    """Connects, checks the server's key and signs in: with a key or an agent if there is one, else with a password."""
    host, port, user = target.host or "", target.port or SSH_PORT, target.user or ""
    client = SSHClient()
    try:
        _sign_in(client, _Login(host, port, user, target, home), secrets, trust)
        secrets.accepted()
        return SftpHost(client, target.path or "", host)
    except BaseException:
        client.close()
        raise


class _Login:
    """Where to sign in, and as whom."""

    def __init__(self, host: str, port: int, user: str, target: PublishTarget, home: Path) -> None:
        self.host, self.port, self.user = host, port, user
        self.account = f"{user}@{host}"
        self.known_hosts = home / ".ssh" / "known_hosts"
        self.fingerprint = target.host_key
        self.key_file = str(Path(target.key_file).expanduser()) if target.key_file else None

    @property
    def entry(self) -> str:
        """The name of the host in ``known_hosts``."""
        return self.host if self.port == SSH_PORT else f"[{self.host}]:{self.port}"


def _sign_in(client: SSHClient, login: _Login, secrets: Secrets, trust: Trust) -> None:
    for file in (SYSTEM_KNOWN_HOSTS, login.known_hosts) if login.fingerprint is None else ():
        _load_known_hosts(client, file)
    client.set_missing_host_key_policy(_Asking(login, trust))
    if login.key_file:
        _check_key(login.key_file)
    password = secrets.stored(login.account)
    try:
        _connect(client, login, password)
    except (PasswordRequiredException, BadAuthenticationType, AuthenticationException, _NoKeyError) as error:
        if password is not None:
            raise PublishError(Reason.SIGN_IN, account=login.account, host=login.host) from error
        password = secrets.asked(login.account)
        try:
            _connect(client, login, password)
        except (AuthenticationException, _NoKeyError) as again:
            raise PublishError(Reason.SIGN_IN, account=login.account, host=login.host) from again


def _check_key(file: str) -> None:
    """Raises `PublishError` for a file that is no private key, which paramiko passes over if another key fits.

    A key with a passphrase, or of a kind that only an agent can use, is one.
    """
    if not Path(file).is_file():
        raise PublishError(Reason.KEY_FILE, file=file)
    try:
        paramiko.PKey.from_path(file)
    except (ValueError, OSError) as error:
        raise PublishError(Reason.KEY_FORMAT, file=file) from error
    except Exception:  # noqa: BLE001 - the libraries have an own error for each kind of key that they cannot use alone
        return


def _load_known_hosts(client: SSHClient, file: Path) -> None:
    """Adds the keys of a ``known_hosts``; lines that paramiko cannot read are as if they were not there."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    keys = client.get_host_keys()
    for number, line in enumerate(lines):
        with suppress(InvalidHostKey, SSHException, ValueError):
            entry = HostKeyEntry.from_line(line, number) if line.strip() and line[0] not in "#@" else None
            for name in entry.hostnames if entry is not None and entry.hostnames else ():
                if entry is not None and entry.key is not None:
                    keys.add(name, entry.key.get_name(), entry.key)


class _NoKeyError(Exception):
    """There was neither a key nor a password to sign in with."""


def _connect(client: SSHClient, login: _Login, password: str | None) -> None:
    with _explained(login.host, key=login.entry):
        try:
            client.connect(
                login.host,
                login.port,
                login.user,
                password=password,
                key_filename=login.key_file,
                timeout=WAIT_SECONDS,
                banner_timeout=WAIT_SECONDS,
                auth_timeout=WAIT_SECONDS,
            )
        except SSHException as error:
            if "No authentication methods" in str(error):
                raise _NoKeyError from error
            raise
        transport = client.get_transport()
        if transport is not None:
            transport.set_keepalive(15)


class _Asking(paramiko.MissingHostKeyPolicy):
    """What happens with a server whose key is in no ``known_hosts``: its fingerprint is compared, or the user asked."""

    def __init__(self, login: _Login, trust: Trust) -> None:
        self._login, self._trust = login, trust

    def missing_host_key(self, client: SSHClient, hostname: str, key: paramiko.PKey) -> None:
        """Raises `PublishError` for a key that is not the expected one, or that nobody confirms."""
        del client, hostname
        login, found = self._login, fingerprint(key)
        if login.fingerprint == found:
            return
        if login.fingerprint is not None:
            raise PublishError(Reason.HOST_KEY_CHANGED, host=login.host, entry=login.entry, fingerprint=found)
        if not self._trust(login.host, found):
            raise PublishError(Reason.HOST_KEY_UNKNOWN, host=login.host, fingerprint=found)
        _remember(login, key)


def fingerprint(key: paramiko.PKey) -> str:
    """``SHA256:…``, as ``ssh-keygen -l`` prints it."""
    return "SHA256:" + b64encode(sha256(key.asbytes()).digest()).decode().rstrip("=")


def _remember(login: _Login, key: paramiko.PKey) -> None:
    """Adds the key to ``known_hosts``, and changes no other line of it."""
    login.known_hosts.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = login.known_hosts.read_text(encoding="utf-8") if login.known_hosts.exists() else ""
    begin = "" if not text or text.endswith("\n") else "\n"
    with login.known_hosts.open("a", encoding="utf-8") as file:
        file.write(f"{begin}{login.entry} {key.get_name()} {key.get_base64()}\n")


class SftpHost:
    """Files are written under one temporary name and renamed to their own, which replaces the old file in one step."""

    traits = Traits()

    def __init__(self, client: SSHClient, root: str, host: str) -> None:
        self._client, self._host = client, host
        self._folders: set[str] = set()
        with self._at(root):
            self._sftp: SFTPClient = client.open_sftp()
            channel = self._sftp.get_channel()
            if channel is not None:
                channel.settimeout(WAIT_SECONDS)
            base = self._sftp.normalize(".")
            self._root = root if root.startswith("/") else f"{base.rstrip('/')}/{root}".rstrip("/")
            if not self._is_folder(self._root):
                raise PublishError(Reason.FOLDER_MISSING, folder=root)

    def files(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        folders = [""]
        while folders:
            prefix = folders.pop()
            with self._at(prefix):
                for entry in self._sftp.listdir_attr(self._path(prefix.rstrip("/"))):
                    mode = entry.st_mode or 0
                    if stat.S_ISDIR(mode):
                        folders.append(f"{prefix}{entry.filename}/")
                    else:
                        found[prefix + entry.filename] = entry.st_size or 0
        return found

    def size(self, path: str) -> int | None:
        with self._at(path):
            try:
                return self._sftp.lstat(self._path(path)).st_size
            except FileNotFoundError:
                return None

    def get(self, path: str) -> bytes | None:
        with self._at(path):
            try:
                with self._sftp.open(self._path(path), "rb") as file:
                    file.prefetch()
                    return file.read()
            except FileNotFoundError:
                return None

    def put(self, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
        del served
        temporary, final = self._path(UPLOAD), self._path(path)
        done = 0

        def count(total: int, _of: int) -> None:
            nonlocal done
            sent(total - done)
            done = total

        with self._at(path):
            self._make_folders(path)
            with _meaning(Reason.NO_SPACE, path):
                self._sftp.putfo(BytesIO(data), temporary, len(data), callback=count)
        with self._at(path), _meaning(Reason.NAME, path):
            self._replace(temporary, final)

    def create(self, path: str, data: bytes) -> bool:
        with self._at(path):
            try:
                with self._sftp.open(self._path(path), "wx") as file:
                    file.write(data)
            except OSError:
                if self.size(path) is None:
                    raise
                return False
        return True

    def delete(self, path: str) -> None:
        with self._at(path):
            with suppress(FileNotFoundError):
                self._sftp.remove(self._path(path))
            folder = path.rpartition("/")[0]
            while folder:
                try:
                    self._sftp.rmdir(self._path(folder))
                except OSError:
                    return
                self._folders.discard(folder)
                folder = folder.rpartition("/")[0]

    def finish(self) -> None:
        """Does nothing: every file is visible at once."""

    def close(self) -> None:
        with suppress(Exception):
            self._client.close()

    def _path(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root

    def _is_folder(self, path: str) -> bool:
        try:
            return stat.S_ISDIR(self._sftp.stat(path).st_mode or 0)
        except FileNotFoundError:
            return False

    def _make_folders(self, path: str) -> None:
        """Makes the folders of a file that do not exist yet."""
        parts = path.split("/")[:-1]
        for end in range(1, len(parts) + 1):
            folder = "/".join(parts[:end])
            if folder in self._folders:
                continue
            if not self._is_folder(self._path(folder)):
                with _meaning(Reason.NAME, folder):
                    self._sftp.mkdir(self._path(folder))
            self._folders.add(folder)

    def _replace(self, temporary: str, final: str) -> None:
        """Renames in one step; on servers that cannot, deletes the old file first."""
        try:
            self._sftp.posix_rename(temporary, final)
        except OSError as error:
            if "unsupported" not in str(error).lower():
                raise
            with suppress(FileNotFoundError):
                self._sftp.remove(final)
            self._sftp.rename(temporary, final)

    @contextmanager
    def _at(self, path: str) -> Iterator[None]:
        with _explained(self._host, file=path):
            yield


@contextmanager
def _meaning(reason: Reason, path: str) -> Iterator[None]:
    """A server has one answer for every failure: what it means follows from what was asked for.

    While data are written, there is no space; while a file or folder gets its name, the name is not possible.
    """
    try:
        yield
    except OSError as error:
        if isinstance(error, PermissionError) or not _is_answer(error):
            raise
        raise PublishError(reason, file=path, said=str(error)) from error


def _is_answer(error: OSError) -> bool:
    """Whether a server said that it failed, instead of saying nothing any more."""
    return error.errno is None and not isinstance(error, ConnectionError | TimeoutError | socket.timeout)


@contextmanager
def _explained(host: str, file: str = "", key: str = "") -> Iterator[None]:
    """Turns an error of paramiko or of the network into its reason."""
    try:
        yield
    except BadHostKeyException as error:
        found = fingerprint(error.key)
        raise PublishError(Reason.HOST_KEY_CHANGED, host=host, entry=key, fingerprint=found) from error
    except (PasswordRequiredException, AuthenticationException):
        raise
    except NoValidConnectionsError as error:
        raise PublishError(Reason.UNREACHABLE, host=host) from error
    except socket.gaierror as error:
        raise PublishError(Reason.HOST_UNKNOWN, host=host) from error
    except PermissionError as error:
        raise PublishError(Reason.PERMISSION, file=file) from error
    except (EOFError, ConnectionError, TimeoutError, SSHException) as error:
        if "No authentication methods" in str(error):
            raise
        reason = Reason.UNREACHABLE if key and not isinstance(error, SSHException) else Reason.CONNECTION_LOST
        raise PublishError(reason, host=host) from error
    except OSError as error:
        reason = Reason.REFUSED if _is_answer(error) and "closed" not in str(error).lower() else Reason.CONNECTION_LOST
        raise PublishError(reason, host=host, file=file, said=str(error)) from error
