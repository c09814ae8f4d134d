"""The command line. Each command is a thin face on the stages below; what it needs is imported when it is run."""

import gc
import sys
from collections.abc import Sequence

__all__ = ["main"]

COLLECT_AFTER = 200_000
"""Allocations between two runs of the garbage collector: a catalog is one large living value, seldom worth a search."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status. What fails outside of content becomes a message and status 3."""
    from laur.cli.exit_status import DONE, INTERRUPTED, SIGNALLED
    from laur.cli.streams import speak_plainly
    from laur.system.interrupts import TerminatedError, termination_as_exception

    speak_plainly()
    try:
        with termination_as_exception():
            return _run(sys.argv[1:] if arguments is None else arguments)
    except TerminatedError as ended:
        return SIGNALLED + ended.number
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def _run(arguments: Sequence[str]) -> int:
    from laur.cli.arguments import parse
    from laur.cli.commands import COMMANDS
    from laur.cli.exit_status import OUTSIDE

    asked = parse(arguments)
    if isinstance(asked, int):
        return asked
    from laur.cli.language import language_of, translated
    from laur.cli.printing import outside
    from laur.source.cache import CacheBusyError

    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    try:
        return COMMANDS[asked.command].run(asked)
    except BrokenPipeError:
        raise
    except (CacheBusyError, OSError) as error:
        print(
            translated(f"Stopped: {outside(error)} The site stands as it was.", language_of(arguments)), file=sys.stderr
        )
        return OUTSIDE
