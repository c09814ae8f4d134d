"""Meeting a host for the first time: questions on a terminal, keys of an agent, missing packages, a wrong bucket."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from keyring.backend import KeyringBackend

from laur.publish.failures import PublishError, Reason
from laur.publish.manifest import MANIFEST
from laur.publish.targets.folder import FolderHost
from laur.publish.targets.interface import Sent, ServedAs, unwatched
from tests.publish.conftest import Office, published
from tests.publish.hosts import host
from tests.publish.servers import LOOPBACK, PASSWORD, USER, certificate, ftpd, program, s3, sshd
from tests.sites import ROOT

# ---------------------------------------------------------------------------------------------- on a terminal


class FileKeyring(KeyringBackend):
    """A keyring in a file, so that several processes share it."""

    priority = 1

    @property
    def _file(self) -> Path:
        return Path(os.environ.get("TEST_KEYRING", os.devnull))

    def _kept(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self._file.read_text() or "{}") if self._file.exists() else {}
        return found

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._file.write_text(json.dumps({**self._kept(), f"{service} {username}": password}))


def on_terminal(office: Office, lang: str, answers: Mapping[str, str], environment: Mapping[str, str] = {}) -> str:
    """Everything that a terminal shows while somebody gives each answer to its question, in this order."""
    import pexpect

    arguments = [*office.arguments("--no-online-check", "--quiet"), f"--lang={lang}"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment}
    child = pexpect.spawn(
        sys.executable, ["-m", "laur", *arguments], env=surroundings, cwd=str(ROOT), encoding="utf-8", timeout=120
    )
    shown = ""
    for question, answer in answers.items():
        child.expect_exact(question)
        shown += f"{child.before}{question}"
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    return f"{shown}{child.before}\nstatus {child.exitstatus}".replace("\r", "")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="pexpect")
def test_the_key_of_an_unknown_server_is_confirmed_on_the_terminal_once(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    www = tmp_path / "www"
    www.mkdir()
    with sshd(tmp_path / "ssh") as server:
        monkeypatch.setenv("HOME", str(server.home))
        known = server.home / ".ssh" / "known_hosts"
        known.unlink()
        office.target(f"kind: sftp, host: {LOOPBACK}, port: {server.port}, user: {www.owner()}, path: {www}")
        shown = on_terminal(office, "pl", {"Czy jest taki sam? [t/N] ": ""})
        assert f"Ten komputer nie zna jeszcze serwera {LOOPBACK}. Jego klucz to {server.fingerprint}.\n" in shown
        assert shown.endswith("status 3")
        assert (published(www), known.exists()) == ({}, False)
        shown = on_terminal(office, "pl", {"Czy jest taki sam? [t/N] ": "tak"})
        assert shown.endswith("status 0")
        assert published(www) == office.built
        assert on_terminal(office, "pl", {}).endswith("status 0")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="pexpect")
def test_a_password_is_asked_for_on_the_terminal_and_kept_in_the_keyring_if_it_was_right(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    kept = tmp_path / "keyring.json"
    environment = {
        "PYTHON_KEYRING_BACKEND": "tests.publish.test_first_contact.FileKeyring",
        "TEST_KEYRING": str(kept),
    }
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with ftpd(tmp_path / "ftp", file) as server:
        office.target(f"kind: ftps, host: localhost, port: {server.port}, user: {USER}")
        shown = on_terminal(office, "en", {"Password of anna@localhost: ": "zgadnij"}, environment)
        assert "Not published: anna@localhost was not accepted." in shown
        assert "zgadnij" not in shown
        assert shown.endswith("status 3")
        question = "Keep the password of anna@localhost in the keyring of this computer? [y/N] "
        shown = on_terminal(office, "en", {"Password of anna@localhost: ": PASSWORD, question: "y"}, environment)
        assert PASSWORD not in shown
        assert shown.endswith("status 0")
        assert published(tmp_path / "ftp") == office.built
        assert json.loads(kept.read_text()) == {"laur anna@localhost": PASSWORD}
        assert on_terminal(office, "en", {}, environment).endswith("status 0")


# ---------------------------------------------------------------------------------------------- an SSH agent


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sftp", "git"])
def test_a_key_that_only_an_ssh_agent_has_is_enough(
    kind: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with host(kind, tmp_path / "host", monkeypatch) as found:
        office.target(found.settings)
        key = tmp_path / "host" / "ssh" / "home" / ".ssh" / "id_ed25519"
        socket = tmp_path / "agent"
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        agent = program("ssh-agent", "openssh-client")
        with subprocess.Popen([agent, "-D", "-a", str(socket)], stdout=subprocess.DEVNULL) as running:
            try:
                while not socket.exists():
                    assert running.poll() is None
                subprocess.run([program("ssh-add", "openssh-client"), "-q", key], check=True)
                key.unlink()
                key.with_suffix(".pub").unlink()
                known = tmp_path / "host" / "ssh" / "home" / ".ssh" / "known"
                monkeypatch.setenv("GIT_SSH_COMMAND", f"ssh -F none -o UserKnownHostsFile={known}")
                office.publish()
                assert {path: data for path, data in found.tree().items() if path not in found.extra} == office.built
                subprocess.run([program("ssh-add", "openssh-client"), "-q", "-D"], check=True)
                office.publish(expect=3)
            finally:
                running.terminate()
        assert ("There is no password for" if kind == "sftp" else "was not accepted") in office.err


# ---------------------------------------------------------------------------------------------- packages


@pytest.mark.parametrize(
    ("target", "package", "extra"),
    [
        ("kind: sftp, host: ssh.test, user: a", "paramiko", "sftp"),
        ("kind: s3, bucket: news", "botocore", "s3"),
        ("kind: folder, path: www, compress: [brotli]", "brotli", "brotli"),
        ("kind: git, repository: 'https://a.test/news.git'", "git", ""),
    ],
)
def test_a_package_that_a_target_needs_is_named_with_the_command_that_installs_it(
    target: str, package: str, extra: str, office: Office, monkeypatch: pytest.MonkeyPatch
):
    (office.site.folder / "www").mkdir()
    office.target(target)
    if not extra:
        monkeypatch.setenv("PATH", "")
    blocked = {package, *(name for name in sys.modules if name.split(".")[0] == package)}
    own = [name for name in sys.modules if name.startswith("laur.publish.targets.")]
    for name in blocked:
        monkeypatch.setitem(sys.modules, name, None)
    for name in own:
        monkeypatch.delitem(sys.modules, name)
    office.publish(expect=3)
    wanted = f'Install it with: pip install "laur[{extra}]"' if extra else "This needs the program git"
    assert wanted in office.err


def test_a_folder_needs_no_package_beyond_the_usual_ones(office: Office, monkeypatch: pytest.MonkeyPatch):
    (office.site.folder / "www").mkdir()
    for name in ("paramiko", "botocore", "brotli", "keyring"):
        monkeypatch.setitem(sys.modules, name, None)
    office.target("kind: folder, path: www").publish()
    assert published(office.site.folder / "www") == office.built


# ---------------------------------------------------------------------------------------------- S3


@pytest.mark.slow
def test_a_bucket_that_does_not_exist_or_does_not_let_us_in_is_named(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with s3() as server:

        def said(bucket: str, user: str = "AKTEST", password: str = "secret") -> str:
            monkeypatch.setenv("LAUR_PASSWORD", password)
            office.target(f"kind: s3, bucket: {bucket}, endpoint: '{server.endpoint}', user: {user}")
            office.publish(expect=3)
            return office.err

        assert "There is no bucket nesw at http://127.0.0.1" in said("nesw")
        assert "There is no bucket Aktualności at http://127.0.0.1" in said("Aktualności")
        client = server.service("iam")
        client.create_user(UserName="anna")
        key = client.create_access_key(UserName="anna")["AccessKey"]
        checking = urllib.request.Request(  # from now on the server checks who asks, and what they may do
            f"{server.endpoint}/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"}, method="POST"
        )
        urllib.request.urlopen(checking).close()
        assert "s3://news was not accepted" in said("news", "AKWRONG")
        assert "s3://news was not accepted" in said("news", key["AccessKeyId"], "wrong")
        assert "The target does not allow this" in said("news", key["AccessKeyId"], key["SecretAccessKey"])


@contextmanager
def refusing_s3(code: str, status: int) -> Iterator[str]:
    """A service without files that answers to each new one as the documentation of S3, MinIO and Ceph says."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            is_list = "list-type" in self.path
            self._reply(200 if is_list else 404, "<ListBucketResult/>" if is_list else _error("NoSuchKey"))

        def do_PUT(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._reply(status, _error(code))

        def _reply(self, number: int, text: str) -> None:
            self.send_response(number)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Prints nothing."""

    server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _error(code: str) -> str:
    return f"<Error><Code>{code}</Code><Message>no</Message></Error>"


@pytest.mark.parametrize(
    ("code", "status"), [("QuotaExceeded", 403), ("XMinioAdminBucketQuotaExceeded", 400), ("XMinioStorageFull", 507)]
)
def test_a_bucket_without_space_says_so(office: Office, monkeypatch: pytest.MonkeyPatch, code: str, status: int):
    monkeypatch.setenv("LAUR_PASSWORD", "secret")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with refusing_s3(code, status) as endpoint:
        office.target(f"kind: s3, bucket: news, endpoint: '{endpoint}', user: AK").publish(expect=3)
    assert "There is no space left at the target, or a limit is reached" in office.err


# ---------------------------------------------------------------------------------------------- the first run fails


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "GH006: Protected branch update failed",
            "The target does not allow this: GH006: Protected branch update failed",
        ),
        ("disk quota exceeded", "There is no space left at the target"),
        ("no", "The target did not accept this"),
    ],
)
def test_a_branch_that_refused_the_first_commit_takes_a_later_one_without_questions(
    office: Office, tmp_path: Path, said: str, shown: str
):
    bare = tmp_path / "news.git"
    subprocess.run(["git", "init", "--bare", "--quiet", bare], check=True)
    hook = bare / "hooks" / "pre-receive"
    hook.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit 1\n")
    hook.chmod(0o755)
    office.target(f"kind: git, repository: '{bare}'").publish(expect=3)
    assert shown in office.err
    hook.unlink()
    office.publish()
    assert "files sent" in office.out


def test_a_repository_or_a_branch_that_cannot_be_is_named_by_what_git_says(office: Office, tmp_path: Path):
    office.target(f"kind: git, repository: '{tmp_path}/none.git'").publish(expect=3)
    assert "cannot be read:" in office.err
    assert "does not appear to be a git repository. Correct repository and branch" in office.err
    subprocess.run(["git", "init", "--bare", "--quiet", tmp_path / "news.git"], check=True)
    office.target(f"kind: git, repository: '{tmp_path}/news.git', branch: 'a..b'").publish(expect=3)
    assert "Correct repository and branch in site.yaml" in office.err


def test_a_folder_in_which_the_first_file_had_no_space_is_not_called_emptied(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    www = office.site.folder / "www"
    www.mkdir()
    put = FolderHost.put

    def full(folder: FolderHost, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
        if path == MANIFEST:
            raise PublishError(Reason.NO_SPACE, file=path)
        put(folder, path, data, served, sent)

    with monkeypatch.context() as patched:
        patched.setattr(FolderHost, "put", full)
        office.target("kind: folder, path: www").publish(expect=3)
    office.publish()
    assert published(www) == office.built


@pytest.mark.parametrize(
    ("more", "variable", "shown"),
    [
        ("", ("AWS_PROFILE", "nope"), "There is no password for s3://news"),
        (", user: a, region: 'eu central'", ("LAUR_PASSWORD", "x"), "There is no bucket news at eu central"),
    ],
)
def test_settings_that_amazons_tools_cannot_use_are_named(
    office: Office, monkeypatch: pytest.MonkeyPatch, more: str, variable: tuple[str, str], shown: str
):
    monkeypatch.setenv(*variable)
    office.target(f"kind: s3, bucket: news{more}").publish(expect=3)
    assert shown in office.err
