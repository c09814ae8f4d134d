"""Saves as commits, if the site's folder is a git repository and its settings ask for it: who changed what, and when.

A commit holds the documents that were saved and new files beside them, such as pictures; nothing that somebody else is
changing. A save never fails because of git: what git says is shown.
"""

import os
import subprocess
from collections.abc import Callable, Sequence
from getpass import getuser
from pathlib import Path
from shutil import which
from socket import gethostname

SECONDS = 30
"""How long git, with its hooks, may take."""
_TEXT_ENDINGS = (".md", ".yaml")


class Commits:
    """The commits of a site's content folder."""

    def __init__(self, content: Path, is_wanted: Callable[[], bool]) -> None:
        """`is_wanted` says whether the settings ask for commits."""
        self._content, self._is_wanted = content, is_wanted

    def commit(self, paths: Sequence[str], message: str) -> str:
        """Commits what changed in these files of the content folder. Never raises.

        Returns what git said if the commit could not be made; else an empty text.
        """
        if not self._is_wanted():
            return ""
        try:
            if self._git("rev-parse", "--is-inside-work-tree").returncode:
                return ""
            changed = self._changed(paths)
            if changed:
                self._run("add", "-A", "--", *changed)
                self._run(*self._identity(), "commit", "-q", "-m", message, "--only", "--", *changed)
        except (OSError, subprocess.SubprocessError) as error:
            said = error.stderr if isinstance(error, subprocess.CalledProcessError) else ""
            return next((line for line in reversed((said or "").splitlines()) if line.strip()), str(error))
        return ""

    def _changed(self, paths: Sequence[str]) -> list[str]:
        """Those of the files that differ from the last commit, and new files that are no documents."""
        saved = self._status("--", *paths)
        new = [path for path in self._status("--untracked-files=all", "--", ".") if not path.endswith(_TEXT_ENDINGS)]
        untracked = self._run("ls-files", "--others", "--exclude-standard", "-z").stdout.split("\0")
        return sorted({*saved, *set(new).intersection(untracked)})

    def _status(self, *arguments: str) -> list[str]:
        """The paths of changed files, relative to the content folder."""
        found = self._run("status", "--porcelain", "-z", "--no-renames", *arguments).stdout
        prefix = self._run("rev-parse", "--show-prefix").stdout.strip()
        return [entry[3:].removeprefix(prefix) for entry in found.split("\0") if entry]

    def _identity(self) -> tuple[str, ...]:
        """Who commits, if git does not know: the user of the computer."""
        if self._git("config", "user.email").returncode == 0:
            return ()
        user = getuser()
        return ("-c", f"user.name={user}", "-c", f"user.email={user}@{gethostname()}")

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        done = self._git(*arguments)
        done.check_returncode()
        return done

    def _git(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        program = which("git")
        if program is None:
            raise FileNotFoundError("git")
        environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C.UTF-8"}
        return subprocess.run(  # noqa: S603 - git, with arguments and without a shell # nosec B603
            [program, "-C", str(self._content), *arguments],
            check=False, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=SECONDS,
            stdin=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
