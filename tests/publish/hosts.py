"""One host of each kind, with what is on it, and a way to cut the connection to it."""

import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from laur.publish.manifest import OWN_FILES
from tests.publish.conftest import published
from tests.publish.servers import PASSWORD, USER, Proxy, certificate, ftpd, s3, sshd

KINDS = ("folder", "switch", "sftp", "ftps", "s3", "git")


@dataclass
class Host:
    kind: str
    settings: str
    """The target in site.yaml."""
    tree: Callable[[], dict[str, bytes]]
    """The files of the site as the host has them."""
    limit: Callable[[int | None], None]
    """Cuts the connection after a number of bytes; None ends that."""
    write: Callable[[str, bytes], None]
    """Puts a file there as somebody else would."""
    passed: Callable[[], int] = lambda: 0
    """How many bytes passed since the limit was set."""
    extra: frozenset[str] = frozenset()
    """Files that this kind of host needs in addition."""


@contextmanager
def host(kind: str, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Host]:
    folder.mkdir()
    with ExitStack() as stack:
        yield _OPEN[kind](folder, patch, stack)


def _never(_bytes: int | None) -> None:
    pytest.skip("There is no connection to cut.")


def _folder(folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> Host:
    del patch, stack
    www = folder / "www"
    www.mkdir()
    return Host("folder", f"kind: folder, path: {www}", lambda: published(www), _never, _writer(www))


def _switch(folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> Host:
    del patch, stack
    www = folder / "www"
    settings = f"kind: folder, path: {www}, switch: true"
    return Host(
        "switch",
        settings,
        lambda: published(www.resolve()),
        _never,
        _writer(www),
    )


def _sftp(folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> Host:
    server = stack.enter_context(sshd(folder / "ssh"))
    proxy = Proxy(server.port)
    stack.callback(proxy.close)
    known = server.home / ".ssh" / "known_hosts"
    known.write_text(known.read_text().replace(f":{server.port} ", f":{proxy.port} "))
    patch.setenv("HOME", str(server.home))
    www = folder / "www"
    www.mkdir()
    settings = f"kind: sftp, host: 127.0.0.1, port: {proxy.port}, user: {Path.home().owner()}, path: {www}"
    return Host("sftp", settings, lambda: published(www), proxy.reset, _writer(www), lambda: proxy.passed)


def _ftps(folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> Host:
    file = certificate(folder)
    root = folder / "ftp"
    server = stack.enter_context(ftpd(root, file))
    (root / "www").mkdir()
    patch.setenv("SSL_CERT_FILE", str(file))
    patch.setenv("LAUR_PASSWORD", PASSWORD)

    def limit(size: int | None) -> None:
        server.limits.cut_after, server.limits.received, server.limits.dead = size, 0, False

    settings = f"kind: ftps, host: localhost, port: {server.port}, user: {USER}, path: www"
    return Host(
        "ftps",
        settings,
        lambda: published(root / "www"),
        limit,
        _writer(root / "www"),
        lambda: server.limits.received,
    )


def _s3(folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> Host:
    server = stack.enter_context(s3())
    proxy = Proxy(server.port)
    stack.callback(proxy.close)
    patch.setenv("AWS_ACCESS_KEY_ID", "AKTEST")
    patch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    patch.setenv("AWS_CONFIG_FILE", str(folder / "none"))
    patch.setenv("AWS_MAX_ATTEMPTS", "1")
    settings = f"kind: s3, bucket: {server.bucket}, endpoint: 'http://127.0.0.1:{proxy.port}', path: site"

    def tree() -> dict[str, bytes]:
        found = {key.removeprefix("site/"): data for key, data in server.tree().items() if key.startswith("site/")}
        return {path: data for path, data in found.items() if path not in OWN_FILES}

    def write(path: str, data: bytes) -> None:
        server.client.put_object(Bucket=server.bucket, Key=f"site/{path}", Body=data)

    return Host("s3", settings, tree, proxy.reset, write, lambda: proxy.passed)


def _git(folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> Host:
    server = stack.enter_context(sshd(folder / "ssh"))
    proxy = Proxy(server.port)
    stack.callback(proxy.close)
    bare = folder / "news.git"
    subprocess.run(["git", "init", "--bare", "--quiet", bare], check=True)
    home = server.home / ".ssh"
    options = f"-o UserKnownHostsFile={home}/known -o IdentityFile={home}/id_ed25519 -o IdentitiesOnly=yes"
    (home / "known").write_text((home / "known_hosts").read_text().replace(f":{server.port} ", f":{proxy.port} "))
    patch.setenv("GIT_SSH_COMMAND", f"ssh {options}")
    patch.setenv("GIT_CONFIG_GLOBAL", str(folder / "none"))

    def run(*words: str, data: bytes | None = None) -> bytes:
        return subprocess.run(["git", "-C", bare, *words], check=True, capture_output=True, input=data).stdout

    def tree() -> dict[str, bytes]:
        if not run("branch", "--list", "pages"):
            return {}
        with tarfile.open(fileobj=BytesIO(run("archive", "--format=tar", "pages"))) as archive:
            files = {each.name: archive.extractfile(each) for each in archive if each.isfile()}
            return {name: file.read() for name, file in files.items() if file is not None and name not in OWN_FILES}

    def write(path: str, data: bytes) -> None:
        parent = b"from refs/heads/pages^0\n" if run("branch", "--list", "pages") else b""
        commit = b"commit refs/heads/pages\ncommitter A <a@a.test> 1700000000 +0000\ndata 1\nx\n" + parent
        run(
            "fast-import",
            "--quiet",
            "--force",
            data=commit + b'M 100644 inline "%s"\ndata %d\n%s\n' % (path.encode(), len(data), data),
        )

    settings = f"kind: git, repository: 'ssh://127.0.0.1:{proxy.port}{bare}', branch: pages"
    return Host("git", settings, tree, proxy.reset, write, lambda: proxy.passed, frozenset({".nojekyll"}))


def _writer(root: Path) -> Callable[[str, bytes], None]:
    def write(path: str, data: bytes) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return write


_OPEN = {"folder": _folder, "switch": _switch, "sftp": _sftp, "ftps": _ftps, "s3": _s3, "git": _git}
