"""What fails outside of content: the system, by the name of its error (errno), and other programs."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "stopped": "Stopped: {reason} The site was not changed.",
    "with-file": "{file}: {reason}.",
    "without-file": "{reason}.",
    "EACCES": "permission denied",
    "EADDRINUSE": "the address is already in use",
    "EADDRNOTAVAIL": "this computer does not have that address",
    "EBUSY": "in use by another program",
    "EDQUOT": "disk quota exceeded",
    "EEXIST": "already exists",
    "EFBIG": "file too large",
    "EINVAL": "not possible here",
    "EIO": "the disk cannot be read or written",
    "EISDIR": "is a folder, not a file",
    "ELOOP": "too many symbolic links",
    "EMFILE": "too many open files",
    "EMLINK": "too many links to one file",
    "ENAMETOOLONG": "name too long",
    "ENOENT": "no such file or folder",
    "ENOSPC": "no space left on the disk",
    "ENOSYS": "this system does not support it",
    "ENOTDIR": "not a folder",
    "ENOTSUP": "this file system does not support it",
    "EPERM": "operation not permitted",
    "EROFS": "the disk is read-only",
    "EXDEV": "on different file systems",
    "cache-busy": "another build of this site is running. Wait until it is done.",
    "fault": "Laur has a fault ({name}). The details are in {file}. Please send that file to whoever maintains Laur for you.",
    "package-missing": "import needs the Python package {name}. Install it with: pip install \"laur[import]\"",
}
