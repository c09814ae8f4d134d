"""A branch of a git repository from which GitHub, GitLab or Codeberg serve pages, by git itself.

Each run is one commit, so the branch shows everything or nothing of it, and its history all earlier sites. If somebody
else pushed in the meantime, git refuses the commit.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from laur.model import PublishTarget
from laur.publish.failures import PublishError, Reason
from laur.publish.secrets import Secrets
from laur.publish.targets.interface import Sent, ServedAs, Traits, unwatched

DEFAULT_BRANCH = "gh-pages"
WAIT_SECONDS = 300
EXTRA_FILES = {".nojekyll": b""}
"""GitHub would otherwise process the site with Jekyll, which leaves out files whose names begin with ``_``."""
_TOKEN = "LAUR_GIT_TOKEN"  # noqa: S105 - the name of a variable # nosec B105
_HELPER = f'!f() {{ test "$1" = get && echo username=laur && echo "password=${_TOKEN}"; }}; f'
"""A credential helper that reads the token from the environment, where no other user can see it."""
_PLAIN_IDENTITY = "Laur <laur@localhost>"
_NEW, _OLD = "refs/heads/new", "refs/heads/published"
_REASONS = (
    (r"could not resolve host|name or service not known", Reason.HOST_UNKNOWN),
    (r"remote host identification has changed", Reason.HOST_KEY_CHANGED),
    (r"host key verification failed", Reason.HOST_KEY_UNKNOWN),
    (r"certificate", Reason.CERTIFICATE),
    (r"no space left|disk quota exceeded|out of disk|quota", Reason.NO_SPACE),
    (r"fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref", Reason.BRANCH_MOVED),
    (r"authentication failed|permission denied \(|could not read (username|password)|terminal prompts", Reason.SIGN_IN),
    (r"protected branch|denied to|not allowed to push|error: 403|permission", Reason.PERMISSION),
    (r"does not appear to be a git repository|repository .*not found|not a git repository", Reason.REPOSITORY),
    (r"connection refused|network is unreachable|failed to connect|timed out", Reason.UNREACHABLE),
    (r"hung up|connection (was )?(reset|closed)|early eof|broken pipe|unexpected disconnect", Reason.CONNECTION_LOST),
    (r"could not read from remote|could not resolve|invalid refspec", Reason.REPOSITORY),
)
"""What git says, and what it means. Its messages are asked for in English."""


def open_git(target: PublishTarget, secrets: Secrets, state: Path) -> "GitHost":
    """Fetches the branch into a repository in the cache folder. Raises `PublishError`."""
    repository, branch = target.repository or "", target.branch or DEFAULT_BRANCH
    is_https = repository.startswith("https://")
    token = secrets.stored(repository) if is_https else None
    return GitHost(_Git(state, repository, token), branch)


class _Git:
    """Runs git in a repository."""

    def __init__(self, folder: Path, repository: str, token: str | None) -> None:
        self.repository = repository
        self._environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_DIR": str(folder)}
        self._options: tuple[str, ...] = ()
        if token is not None:
            self._environment[_TOKEN] = token
            self._options = ("-c", "credential.helper=", "-c", f"credential.helper={_HELPER}")

    def run(self, *arguments: str, data: bytes | None = None, missing_ok: bool = False) -> bytes | None:
        """What git prints; None if it failed and may. Raises `PublishError` with what git said."""
        try:
            done = subprocess.run(  # noqa: S603 - git, with arguments and without a shell # nosec B603 B607
                ["git", *self._options, *arguments],  # noqa: S607
                input=data,
                capture_output=True,
                env=self._environment,
                timeout=WAIT_SECONDS,
                check=False,
            )
        except FileNotFoundError as error:
            raise PublishError(Reason.PROGRAM_MISSING, program="git") from error
        except subprocess.TimeoutExpired as error:
            raise PublishError(Reason.CONNECTION_LOST, host=self.repository) from error
        if done.returncode == 0:
            return done.stdout
        if missing_ok:
            return None
        raise self.failure(done.stderr.decode(errors="replace"))

    def failure(self, said: str) -> PublishError:
        """The reason that a message of git means."""
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        for pattern, reason in _REASONS:
            line = next((line for line in lines if re.search(pattern, line, re.IGNORECASE)), None)
            if line is not None:
                return PublishError(reason, host=self.repository, account=self.repository, said=_plain(line))
        line = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1] if lines else "")
        return PublishError(Reason.REFUSED, host=self.repository, account=self.repository, said=_plain(line))

    def begin(self) -> subprocess.Popen[bytes]:
        """Starts ``git fast-import``, which takes a commit as a stream."""
        return subprocess.Popen(  # nosec B603 B607
            ["git", "fast-import", "--quiet", "--force", "--done"],  # noqa: S607
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=self._environment,
        )


class GitHost:
    """One commit on top of the branch, which is pushed when the run is finished."""

    traits = Traits(lists_cheaply=True, is_transaction=True)

    def __init__(self, git: _Git, branch: str) -> None:
        self._git, self._repository, self._branch = git, git.repository, branch
        self._changed: dict[str, int | None] = {}
        self._import: subprocess.Popen[bytes] | None = None
        git.run("init", "--bare", "--quiet")
        self._head = self._fetch()

    def files(self) -> Mapping[str, int]:
        found = self._published()
        for path, size in self._changed.items():
            found.pop(path, None)
            if size is not None:
                found[path] = size
        return found

    def size(self, path: str) -> int | None:
        return self.files().get(path)

    def get(self, path: str) -> bytes | None:
        if self._head is None:
            return None
        return self._git.run("cat-file", "blob", f"{_OLD}:{path}", missing_ok=True)

    def put(self, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
        del served
        self._write(b"M 100644 inline %s\ndata %d\n%s\n" % (_quoted(path), len(data), data))
        self._changed[path] = len(data)
        sent(len(data))

    def create(self, path: str, data: bytes) -> bool:
        if self.size(path) is not None:
            return False
        self.put(path, data, ServedAs())
        return True

    def delete(self, path: str) -> None:
        self._write(b"D %s\n" % _quoted(path))
        self._changed[path] = None

    def finish(self) -> None:
        """Makes the commit and pushes it."""
        if self._import is None:
            return
        self._write(b"done\n")
        _, said = self._import.communicate()
        status, self._import = self._import.returncode, None
        if status:
            raise self._git.failure(said.decode(errors="replace"))
        self._git.run("push", "--quiet", self._repository, f"{_NEW}:refs/heads/{self._branch}")
        self._git.run("update-ref", _OLD, _NEW)
        self._head, self._changed = _NEW, {}

    def close(self) -> None:
        if self._import is not None:
            self._import.kill()
            with suppress(OSError, ValueError):
                self._import.communicate()
            self._import = None

    def _fetch(self) -> str | None:
        """Fetches the last commit of the branch; None if there is no such branch yet."""
        branches = self._git.run("ls-remote", "--heads", self._repository, f"refs/heads/{self._branch}")
        if not branches:
            self._git.run("update-ref", "-d", _OLD, missing_ok=True)
            return None
        self._git.run("fetch", "--quiet", "--depth=1", "--force", self._repository, f"refs/heads/{self._branch}:{_OLD}")
        return _OLD

    def _published(self) -> dict[str, int]:
        if self._head is None:
            return {}
        lines = self._git.run("ls-tree", "-r", "-l", "-z", "--full-tree", _OLD) or b""
        found: dict[str, int] = {}
        for line in lines.decode(errors="surrogateescape").split("\0"):
            facts, tab, path = line.partition("\t")
            size = facts.split()[-1] if tab else ""
            if size.isdecimal():
                found[path] = int(size)
        return found

    def _write(self, lines: bytes) -> None:
        """Adds lines to the commit, which begins with the first of them."""
        if self._import is None:
            self._import = self._git.begin()
            lines = self._head_lines() + lines
        assert self._import.stdin is not None
        try:
            self._import.stdin.write(lines)
        except OSError as error:
            said = self._import.stderr.read() if self._import.stderr else b""
            raise self._git.failure(said.decode(errors="replace")) from error

    def _head_lines(self) -> bytes:
        message = b"Publish the site"
        parent = b"from %s\n" % _OLD.encode() if self._head is not None else b""
        return b"commit %s\ncommitter %s\ndata %d\n%s\n%s" % (
            _NEW.encode(),
            self._committer(),
            len(message),
            message,
            parent,
        )

    def _committer(self) -> bytes:
        """The user's name and address for commits, with the time; a plain one where git knows none."""
        known = self._git.run("var", "GIT_COMMITTER_IDENT", missing_ok=True)
        if known:
            return known.strip()
        name, _, rest = _PLAIN_IDENTITY.partition(" <")
        plain = ("-c", f"user.name={name}", "-c", f"user.email={rest.rstrip('>')}")
        return (self._git.run(*plain, "var", "GIT_COMMITTER_IDENT") or b"").strip()


def _plain(line: str) -> str:
    """A line of git without the marks before it."""
    return re.sub(r"^((fatal|error|remote): *)+", "", line)


def _quoted(path: str) -> bytes:
    """A path as fast-import reads any path: in quotation marks, with escapes (C)."""
    data = path.encode(errors="surrogateescape")
    for plain, escaped in ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n")):
        data = data.replace(plain, escaped)
    return b'"%s"' % data
