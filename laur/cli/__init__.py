"""The command line. Each command imports what it needs when it runs, so that the program starts fast."""

import gc
import sys
from collections.abc import Sequence

__all__ = ["main"]

COLLECT_AFTER = 200_000
"""Allocations between two runs of the garbage collector. Nearly all objects live until the end, so runs are seldom."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status. A failure outside of content becomes a message and status 3,
    a fault of Laur itself status 4.
    """
    from laur.cli.exit_status import DONE, INTERRUPTED, SIGNALLED
    from laur.cli.streams import replace_unencodable
    from laur.system.interrupts import TerminatedError, termination_as_exception

    replace_unencodable()
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
    from laur.cli.exit_status import FAULT, OUTSIDE

    args = parse(arguments)
    if isinstance(args, int):
        return args

    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    try:
        return COMMANDS[args.command].run(args)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, people read a sentence; the details go to a file
        from laur.cli.language import language_of
        from laur.cli.printing import failure
        from laur.cli.streams import print_text
        from laur.i18n.messages import texts
        from laur.source.database import CacheBusyError

        lang = language_of(arguments)
        print_text(texts("outside", lang)["stopped"].format(reason=failure(error, lang)), file=sys.stderr)
        return OUTSIDE if isinstance(error, (CacheBusyError, OSError)) else FAULT
