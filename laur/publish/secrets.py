"""Passwords: from the environment, from the system's keyring, or from the user. Never from a file or a command line.

The variable ``LAUR_PASSWORD_WEB`` is for the target ``web``, and ``LAUR_PASSWORD`` for any.
"""

from collections.abc import Callable, Mapping

from laur.publish.failures import PublishError, Reason

VARIABLE = "LAUR_PASSWORD"
SERVICE = "laur"
"""The name under which the keyring keeps passwords; each belongs to an account ``user@host``."""


class Secrets:
    """The password of one target."""

    def __init__(
        self,
        target: str,
        environment: Mapping[str, str],
        ask: Callable[[str], str | None],
        save: Callable[[str], bool] = lambda _account: False,
    ) -> None:
        self._target, self._environment = target, environment
        self._ask, self._save = ask, save
        self._asked: tuple[str, str] | None = None

    @property
    def variable(self) -> str:
        """The variable for this target."""
        return f"{VARIABLE}_{self._target.upper().replace('-', '_')}"

    def stored(self, account: str) -> str | None:
        """The password from the environment, or else from the keyring; None if neither has one."""
        return self._environment.get(self.variable) or self._environment.get(VARIABLE) or _from_keyring(account)

    def password(self, account: str) -> str:
        """The stored password, or else the one that the user types. Raises `PublishError` where nobody can answer."""
        return self.stored(account) or self.asked(account)

    def asked(self, account: str) -> str:
        """The password that the user types. Raises `PublishError` where nobody can answer."""
        password = self._ask(account)
        if not password:
            raise PublishError(Reason.SECRET_MISSING, account=account, variable=self.variable)
        self._asked = (account, password)
        return password

    def accepted(self) -> None:
        """Offers to keep a password in the keyring that the user typed and the host accepted."""
        if self._asked is not None and _has_keyring() and self._save(self._asked[0]):
            _to_keyring(*self._asked)
        self._asked = None


def _from_keyring(account: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ModuleNotFoundError:
        return None
    try:
        return keyring.get_password(SERVICE, account)
    except KeyringError:
        return None


def _has_keyring() -> bool:
    try:
        import keyring
    except ModuleNotFoundError:
        return False
    return keyring.get_keyring().priority > 0


def _to_keyring(account: str, password: str) -> None:
    import keyring

    keyring.set_password(SERVICE, account, password)
