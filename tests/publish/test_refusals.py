"""What goes wrong at a host: each with its reason, with nothing lost, and with a way on."""

import json
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from msgspec.structs import replace

from laur.publish.failures import PublishError, Reason
from laur.publish.lock import LIFETIME
from laur.publish.manifest import LOCK, MANIFEST, decode, encode
from laur.publish.secrets import Secrets
from laur.publish.targets.ftp import _UNIX_LINE, _WINDOWS_LINE
from tests.publish.conftest import published
from tests.publish.hosts import Host
from tests.publish.sending import Sender
from tests.publish.servers import LOOPBACK, USER, certificate, free_port, ftpd, sshd
from tests.sites import tree_of

FILES = {"index.html": b"<p>1", "assets/site.css": b"p{}", "a/index.html": b"<p>a", "build.json": b"{}"}


def never(*_: object) -> None:
    """Does nothing."""


def output(folder: Path, files: dict[str, bytes]) -> Path:
    """A finished site with these files."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return output(tmp_path / "small", FILES)


@pytest.fixture
def www(tmp_path: Path) -> Path:
    folder = tmp_path / "www"
    folder.mkdir()
    return folder


def on_folder(tmp_path: Path, www: Path) -> Sender:
    return Sender(
        tmp_path / "state", Host("folder", f"kind: folder, path: {www}", lambda: published(www), never, never)
    )


# ---------------------------------------------------------------------------------------------- signing in


@pytest.fixture
def ftp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sender]:
    folder = tmp_path / "ftp"
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with ftpd(folder, file) as server:
        settings = f"kind: ftps, host: localhost, port: {server.port}, user: {USER}"
        found = Host("ftps", settings, lambda: published(folder), never, never)
        sender = Sender(tmp_path / "state", found, {"LAUR_PASSWORD_WEB": "tajne hasło"})
        sender.limits = server.limits  # type: ignore[attr-defined]
        sender.folder = folder  # type: ignore[attr-defined]
        yield sender


def test_a_wrong_password_is_named_with_its_account(ftp: Sender, small: Path):
    ftp.environment["LAUR_PASSWORD_WEB"] = "zgadnij"
    found = ftp.refusal(small)
    assert (found.reason, found.values["account"]) == (Reason.SIGN_IN, "anna@localhost")
    ftp.environment.clear()
    found = ftp.refusal(small)
    assert (found.reason, found.values["variable"]) == (Reason.SECRET_MISSING, "LAUR_PASSWORD_WEB")
    ftp.environment["LAUR_PASSWORD"] = "tajne hasło"
    ftp.send(small)
    assert ftp.host.tree() == FILES


@pytest.mark.parametrize(
    ("name", "since", "days", "reason"),
    [
        ("elsewhere", -1, 30, Reason.CERTIFICATE),
        ("localhost", -10, 5, Reason.CLOCK),
        ("localhost", 5, 10, Reason.CLOCK),
    ],
)
def test_a_server_that_cannot_prove_its_identity_gets_no_password(
    name: str, since: int, days: int, reason: Reason, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = certificate(tmp_path, name, since=since, days=days)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with ftpd(tmp_path / "ftp", file) as server:
        settings = f"kind: ftps, host: localhost, port: {server.port}, user: {USER}"
        sender = Sender(tmp_path / "state", Host("ftps", settings, dict, never, never), {"LAUR_PASSWORD": "x"})
        assert sender.refusal(small).reason is reason


def test_a_server_without_encryption_gets_no_password_unless_it_is_asked_for_by_name(small: Path, tmp_path: Path):
    with ftpd(tmp_path / "ftp", tmp_path, with_tls=False) as server:
        where = f"host: localhost, port: {server.port}, user: {USER}"
        for kind, reason in (("ftps", Reason.NO_ENCRYPTION), ("ftp", None)):
            found = Host(kind, f"kind: {kind}, {where}", lambda: published(server.folder), never, never)
            sender = Sender(tmp_path / "state", found, {"LAUR_PASSWORD": "tajne hasło"})
            if reason:
                assert sender.refusal(small).reason is reason
            else:
                sender.send(small)
        assert published(server.folder) == FILES


def test_a_host_that_does_not_exist_or_does_not_answer(small: Path, tmp_path: Path):
    for host_name, reason in (("nowhere.invalid", Reason.HOST_UNKNOWN), (LOOPBACK, Reason.UNREACHABLE)):
        for kind in ("sftp", "ftps"):
            settings = f"kind: {kind}, host: {host_name}, port: {free_port()}, user: a"
            sender = Sender(tmp_path / "state", Host(kind, settings, dict, never, never), {"LAUR_PASSWORD": "x"})
            assert sender.refusal(small).reason is reason, kind


def test_a_server_that_speaks_something_else_is_a_lost_connection(small: Path, tmp_path: Path):
    with socket.create_server((LOOPBACK, 0)) as server:
        port = server.getsockname()[1]

        def greet() -> None:
            for _ in range(2):
                client, _ = server.accept()
                client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                client.close()

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        for kind in ("sftp", "ftps"):
            settings = f"kind: {kind}, host: {LOOPBACK}, port: {port}, user: a"
            sender = Sender(tmp_path / "state", Host(kind, settings, dict, never, never), {"LAUR_PASSWORD": "x"})
            found = sender.refusal(small).reason
            assert found in {Reason.CONNECTION_LOST, Reason.UNREACHABLE, Reason.REFUSED}, kind


class Drawer(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


def _yes(_account: str) -> bool:
    return True


def _no(_account: str) -> bool:
    return False


def test_a_password_that_was_typed_and_accepted_can_stay_in_the_keyring():
    before, drawer = keyring.get_keyring(), Drawer()
    keyring.set_keyring(drawer)
    try:
        for is_wanted in (False, True):
            secrets = Secrets("web", {}, lambda account: f"password of {account}", [_no, _yes][is_wanted])
            assert secrets.password("anna@a.test") == "password of anna@a.test"
            secrets.accepted()
            assert bool(drawer.kept) == is_wanted
        assert Secrets("web", {}, lambda _account: None).password("anna@a.test") == "password of anna@a.test"
        assert Secrets("web", {"LAUR_PASSWORD": "x"}, lambda _account: None).password("anna@a.test") == "x"
    finally:
        keyring.set_keyring(before)


# ---------------------------------------------------------------------------------------------- keys of servers


def test_an_unknown_host_key_is_shown_and_kept_only_when_somebody_confirms_it(
    small: Path, www: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with sshd(tmp_path / "ssh") as server:
        monkeypatch.setenv("HOME", str(server.home))
        known = server.home / ".ssh" / "known_hosts"
        known.write_text("# mine\nother.test ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4mZ7s\n")
        before = known.read_text()
        settings = f"kind: sftp, host: {LOOPBACK}, port: {server.port}, user: {Path.home().owner()}, path: {www}"
        sender = Sender(tmp_path / "state", Host("sftp", settings, lambda: published(www), never, never))
        found = sender.refusal(small)
        assert (found.reason, found.values["fingerprint"]) == (Reason.HOST_KEY_UNKNOWN, server.fingerprint)
        assert known.read_text() == before
        pinned = Host("sftp", f"{settings}, host_key: '{server.fingerprint}'", lambda: published(www), never, never)
        Sender(tmp_path / "state", pinned).send(small)
        assert known.read_text() == before
        sender.trust = True
        sender.send(small)
        assert known.read_text().startswith(before)
        sender.trust = False
        sender.send(small)
        assert published(www) == FILES


def test_a_host_with_another_key_than_before_gets_nothing(
    small: Path, www: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    port = free_port()
    settings = f"kind: sftp, host: {LOOPBACK}, port: {port}, user: {Path.home().owner()}, path: {www}"
    other = "SHA256:" + "A" * 43
    for host_key, extra in (("host_key", f", host_key: '{other}'"), ("host_key", ""), ("other_key", "")):
        with sshd(tmp_path / "ssh", port, host_key=host_key) as server:
            monkeypatch.setenv("HOME", str(server.home))
            sender = Sender(tmp_path / "state", Host("sftp", settings + extra, dict, never, never))
            sender.trust = True
            if host_key == "host_key" and not extra:
                sender.send(small)
                continue
            found = sender.refusal(output(tmp_path / "new", {**FILES, "b/index.html": b"<p>b"}))
            assert (found.reason, found.values["fingerprint"]) == (Reason.HOST_KEY_CHANGED, server.fingerprint)
    assert "b/index.html" not in published(www)


def test_a_key_file_that_is_missing_or_no_private_key_is_named_even_if_another_key_fits(
    small: Path, www: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with sshd(tmp_path / "ssh") as server:
        monkeypatch.setenv("HOME", str(server.home))
        keys, settings = server.home / ".ssh", f"kind: sftp, host: {LOOPBACK}, port: {server.port}, path: {www}"
        (keys / "note").write_text("This is not a key.\n")
        (keys / "picture").write_bytes(bytes(range(256)))
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", keys / "locked"], check=True)

        def sender(name: str) -> Sender:
            own = f"{settings}, user: {Path.home().owner()}, key_file: '{keys / name}'"
            return Sender(tmp_path / "state", Host("sftp", own, lambda: published(www), never, never))

        for name, reason in (
            ("nothing", Reason.KEY_FILE),
            ("note", Reason.KEY_FORMAT),
            ("picture", Reason.KEY_FORMAT),
            ("id_ed25519.pub", Reason.KEY_FORMAT),
        ):
            found = sender(name).refusal(small)
            assert (found.reason, found.values["file"]) == (reason, str(keys / name))
        assert published(www) == {}
        sender("id_ed25519").send(small)
        sender("locked").send(small)  # with a passphrase, which an agent may know; here another key fits
        assert published(www) == FILES


# ---------------------------------------------------------------------------------------------- space and names


def test_without_space_every_file_is_whole_and_more_space_is_enough_to_continue(
    ftp: Sender, tmp_path: Path, small: Path
):
    ftp.send(small)
    changed = output(tmp_path / "more", {**FILES, "a/index.html": b"<p>" + b"b" * 9000, "index.html": b"<p>2"})
    ftp.limits.received, ftp.limits.space = 0, 2000  # type: ignore[attr-defined]
    found = ftp.refusal(changed)
    assert found.reason is Reason.NO_SPACE
    old, new = FILES, tree_of(changed)
    assert all(data in (old.get(path), new.get(path)) for path, data in ftp.host.tree().items())
    ftp.limits.space = None  # type: ignore[attr-defined]
    ftp.send(changed)
    assert ftp.host.tree() == new


@pytest.mark.skipif(os.name == "nt", reason="ulimit")
def test_sftp_without_space_says_so(small: Path, www: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    limited = tmp_path / "limited"
    limited.write_text("#!/bin/sh\nulimit -f 40\ntrap '' XFSZ\nexec /usr/lib/openssh/sftp-server\n")
    limited.chmod(0o755)
    if not Path("/usr/lib/openssh/sftp-server").exists():
        pytest.skip("openssh-sftp-server is not installed.")
    with sshd(tmp_path / "ssh", sftp=str(limited)) as server:
        monkeypatch.setenv("HOME", str(server.home))
        settings = f"kind: sftp, host: {LOOPBACK}, port: {server.port}, user: {Path.home().owner()}, path: {www}"
        sender = Sender(tmp_path / "state", Host("sftp", settings, lambda: published(www), never, never))
        sender.send(small)
        large = output(tmp_path / "more", {**FILES, "a/index.html": b"x" * 100_000})
        found = sender.refusal(large)
        assert (found.reason, found.values["file"]) == (Reason.NO_SPACE, "a/index.html")
        assert published(www) == FILES


def test_a_full_disk_says_so_and_the_old_site_stays(small: Path, tmp_path: Path, www: Path):
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", www], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("Only root can make a small disk.")
    try:
        sender = on_folder(tmp_path, www)
        sender.send(small)
        found = sender.refusal(output(tmp_path / "more", {**FILES, "a/index.html": b"x" * 100_000}))
        assert (found.reason, found.values["file"]) == (Reason.NO_SPACE, "a/index.html")
        assert published(www) == FILES
    finally:
        subprocess.run(["umount", www], check=True)


def test_a_name_that_the_host_cannot_hold_is_named(ftp: Sender, tmp_path: Path):
    ftp.limits.refuses = "ł"  # type: ignore[attr-defined]
    found = ftp.refusal(output(tmp_path / "one", {**FILES, "media/łąka.jpg": b"1"}))
    assert (found.reason, found.values["file"]) == (Reason.NAME, "media/łąka.jpg")


def test_a_missing_folder_is_not_made_because_a_drive_may_not_be_connected(small: Path, tmp_path: Path, ftp: Sender):
    sender = Sender(tmp_path / "s2", Host("folder", f"kind: folder, path: {tmp_path}/mnt/www", dict, never, never))
    with pytest.raises(PublishError) as caught:
        sender.send(small)
    assert caught.value.reason is Reason.FOLDER_MISSING
    ftp.host.settings += ", path: www"
    assert Sender(tmp_path / "s3", ftp.host, ftp.environment).refusal(small).reason is Reason.FOLDER_MISSING


# ---------------------------------------------------------------------------------------------- what is not meant


def test_an_emptied_target_an_older_day_and_many_deletions_need_a_yes(small: Path, tmp_path: Path, www: Path):
    sender = on_folder(tmp_path, www)
    sender.send(small)
    found = sender.refusal(small, day="2024-05-31")
    assert (found.reason, found.values["there"]) == (Reason.DAY_BACK, "2024-06-01")
    sender.send(small, day="2024-05-31", is_confirmed=True)
    fewer = output(tmp_path / "fewer", {path: data for path, data in FILES.items() if "a/" not in path})
    found = sender.refusal(fewer)
    assert (found.reason, found.values["share"], found.values["files"]) == (Reason.DELETIONS, "25", "1")
    assert published(www) == FILES
    sender.send(fewer, max_deletions=30)
    assert published(www) == tree_of(fewer)
    for file in [*www.rglob("*")]:
        if file.is_file():
            file.unlink()
    assert sender.refusal(fewer).reason is Reason.EMPTIED
    sender.send(fewer, is_confirmed=True)
    assert published(www) == tree_of(fewer)


def test_another_site_at_the_target_is_not_replaced(small: Path, tmp_path: Path, www: Path):
    sender = on_folder(tmp_path, www)
    sender.send(small)
    manifest = (www / MANIFEST).read_bytes()
    assert decode(manifest).site == "https://klaster.test/"
    (www / MANIFEST).write_bytes(encode(replace(decode(manifest), site="https://inny.test/")))
    changed = output(tmp_path / "more", {**FILES, "index.html": b"<p>2"})
    assert sender.refusal(changed).reason is Reason.OTHER_SITE
    assert published(www) == FILES
    sender.send(changed, overwrite_foreign=True)
    assert published(www) == tree_of(changed)


# ---------------------------------------------------------------------------------------------- two publishers


def test_two_publishers_at_once_the_second_is_refused_until_the_lock_expires(small: Path, tmp_path: Path, www: Path):
    first, second = on_folder(tmp_path / "one", www), on_folder(tmp_path / "two", www)
    first.send(small)
    now = datetime.now(UTC)
    lock = {"owner": "x", "name": "jan@biuro", "since": now.isoformat(), "until": (now + LIFETIME).isoformat()}
    (www / LOCK).write_text(json.dumps(lock))
    changed = output(tmp_path / "more", {**FILES, "index.html": b"<p>2"})
    found = second.refusal(changed)
    assert (found.reason, found.values["name"]) == (Reason.LOCKED, "jan@biuro")
    assert published(www) == FILES
    second.now = lambda: datetime.now(UTC) - timedelta(days=1)
    assert second.refusal(changed).reason is Reason.LOCKED_AHEAD
    second.now = lambda: datetime.now(UTC) + LIFETIME
    second.send(changed)
    assert published(www) == tree_of(changed)
    assert not (www / LOCK).exists()
    (www / LOCK).write_text(json.dumps(lock))
    first.send(small, breaks_lock=True)
    assert published(www) == FILES


def test_a_publisher_whose_lock_was_taken_over_stops(small: Path, tmp_path: Path, www: Path):
    sender = on_folder(tmp_path, www)
    ticks = 0

    def now() -> datetime:
        nonlocal ticks
        ticks += 1
        if ticks == 4:
            (www / LOCK).write_text((www / LOCK).read_text().replace('"owner":"', '"owner":"other-'))
        return datetime.now(UTC) + timedelta(seconds=20 * ticks)

    sender.now = now
    assert sender.refusal(small).reason is Reason.LOCK_LOST
    assert all(FILES[path] == data for path, data in published(www).items())


# ---------------------------------------------------------------------------------------------- listings


def test_listings_for_people_are_read_in_the_ways_of_unix_and_windows():
    unix = [
        ("-rw-r--r--    1 14       15          5000 Nov 29 19:32 index.html", "-", "5000", "index.html"),
        ("drwxr-xr-x    3 news     news         4096 Jan  1  2023 o nas", "d", "4096", "o nas"),
        ("lrwxrwxrwx    1 news     news            3 Nov 29 19:32 www -> a/b", "l", "3", "www"),
    ]
    for line, kind, size, name in unix:
        found = _UNIX_LINE.fullmatch(line)
        assert found is not None
        assert (found["kind"], found["size"], found["name"]) == (kind, size, name)
    windows: list[tuple[str, str | None, str, str]] = [
        ("11-29-26  07:32PM                 5000 index.html", None, "5000", "index.html"),
        ("11-29-2026  19:32       <DIR>          o nas", "<DIR>", "", "o nas"),
    ]
    for row, *facts in windows:
        matched = _WINDOWS_LINE.fullmatch(row)
        assert matched is not None
        assert [matched["kind"], matched["size"], matched["name"]] == facts


def test_a_server_without_listings_for_programs_is_listed_as_people_see_it(ftp: Sender, small: Path):
    ftp.limits.no_mlsd = True  # type: ignore[attr-defined]
    (ftp.folder / "cgi-bin").mkdir()  # type: ignore[attr-defined]
    (ftp.folder / "cgi-bin" / "licznik.txt").write_bytes(b"123")  # type: ignore[attr-defined]
    report = ftp.send(small)
    assert report.plan.foreign == ("cgi-bin/licznik.txt",)
    assert ftp.send(small, is_verified=True).plan.steps == ()
