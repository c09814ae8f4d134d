"""What keeps a site from being published: a reason with values, which the command line puts into words."""

from enum import StrEnum


class Reason(StrEnum):
    """Why nothing was published, or not everything. Each has a message and what to do (`laur.i18n.messages`)."""

    # the site
    NO_TARGET = "no-target"
    TARGET_UNKNOWN = "target-unknown"
    NO_ADDRESS = "no-address"
    OUTPUT_CHANGED = "output-changed"
    DAY_BACK = "day-back"
    # the computer
    PACKAGE_MISSING = "package-missing"
    PROGRAM_MISSING = "program-missing"
    BUSY_HERE = "busy-here"
    # the way to the host
    HOST_UNKNOWN = "host-unknown"
    UNREACHABLE = "unreachable"
    CONNECTION_LOST = "connection-lost"
    CERTIFICATE = "certificate"
    NO_ENCRYPTION = "no-encryption"
    HOST_KEY_UNKNOWN = "host-key-unknown"
    HOST_KEY_CHANGED = "host-key-changed"
    # signing in
    SECRET_MISSING = "secret-missing"  # noqa: S105 - a reason, not a password # nosec B105
    SIGN_IN = "sign-in"
    KEY_FILE = "key-file"
    KEY_FORMAT = "key-format"
    CLOCK = "clock"
    # the target
    FOLDER_MISSING = "folder-missing"
    FOLDER_INSIDE = "folder-inside"
    FOLDER_NOT_LINK = "folder-not-link"
    BUCKET_MISSING = "bucket-missing"
    REPOSITORY = "repository"
    BRANCH_MOVED = "branch-moved"
    PERMISSION = "permission"
    NO_SPACE = "no-space"
    NAME = "name"
    REFUSED = "refused"
    LISTING = "listing"
    # what is there
    FOREIGN_FILES = "foreign-files"
    OTHER_SITE = "other-site"
    EMPTIED = "emptied"
    DELETIONS = "deletions"
    LOCKED = "locked"
    LOCKED_AHEAD = "locked-ahead"
    LOCK_LOST = "lock-lost"


class PublishError(Exception):
    """A reason, with the values that its message needs."""

    def __init__(self, reason: Reason, **values: object) -> None:
        super().__init__(f"{reason}: {values}")
        self.reason = reason
        self.values = {name: str(value) for name, value in values.items()}
