"""Runs Laur in a clone: `python build.py [command]`; `python build.py --help` lists the commands."""

import sys

OUTSIDE_FAILED = 3
INTERRUPTED = 130
HOW_TO_INSTALL = """Laur cannot start: the Python package “{missing}” is not installed.

Install everything that Laur needs, once, in this folder:

    make site                      (Linux and macOS; also builds the site)

or without make:

    python -m venv .venv
    .venv/bin/python -m pip install -r constraints.txt            (Windows: .venv\\Scripts\\python)

and then start it with that Python:  .venv/bin/python build.py    (Windows: .venv\\Scripts\\python build.py)
"""


def run() -> int:
    """Runs the command and returns its exit status: 3, with instructions, if a package is not installed."""
    try:
        from laur.cli import main

        return main()
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "laur":
            raise
        print(HOW_TO_INSTALL.format(missing=error.name), file=sys.stderr)
        return OUTSIDE_FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
        sys.exit("Laur needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))
    sys.exit(run())
