"""The command line. Each command is a thin face on the stages below; what it needs is imported when it is run."""

import gc
import sys
from collections.abc import Sequence

__all__ = ["main"]

DONE, PROBLEMS, USAGE, OUTSIDE = 0, 1, 2, 3
"""Exit statuses: done; problems in content; wrong usage; something outside failed (disk, permissions)."""
INTERRUPTED = 130
COLLECT_AFTER = 200_000
"""Allocations between two runs of the garbage collector: a catalog is one large living value, seldom worth a search."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    from laur.cli.arguments import parse

    asked = parse(sys.argv[1:] if arguments is None else arguments)
    if isinstance(asked, int):
        return asked
    from laur.cli import commands

    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    try:
        return commands.run(asked)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
