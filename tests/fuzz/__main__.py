"""Fuzzes one target: ``python -m tests.fuzz TARGET --minutes 10``. Without a target it lists them.

atheris changes inputs at random, and keeps those that reach new lines of Laur. An input that makes a target fail, or
that takes too much processor time or memory, is written to `tests/fuzz/cases/`, where the tests try it on every run.
The inputs that reached something new are kept in ``.fuzz/``, which is not part of the repository.
"""

import argparse
import os
import re
import sys
import time
from functools import partial
from pathlib import Path

FOLDER = Path(__file__).parent
CASES = FOLDER / "cases"
ROOT = FOLDER.parents[1]
CORPUS = ROOT / ".fuzz"
INSTRUMENTED = ["laur", "frontmatter", "markdown", "yaml"]
LONGEST = 20_000
"""Bytes of an input."""
MOST_SECONDS = 20.0
"""Processor time that an input may take, with the instrumentation."""
MOST_MEGABYTES = 2_000

MOST_WORDS = 3000
_WORD = re.compile(rb"[\w:!?/-]{2,24}|[^\w\s]{1,4}")


def main() -> int:
    """Runs the command; the exit status is 0 if nothing was found."""
    import atheris

    with atheris.instrument_imports(include=INSTRUMENTED, enable_loader_override=False):
        from tests.fuzz.seeds import seeds
        from tests.fuzz.targets import TARGETS

        arguments = _parser(list(TARGETS)).parse_args()
        if arguments.target is None:
            print("\n".join(TARGETS))
            return 0
        for data in seeds(arguments.target):
            TARGETS[arguments.target](data)  # imports what is imported only where it is used
    corpus = CORPUS / arguments.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(arguments.target)):
        (corpus / f"seed-{number:03}").write_bytes(data)
    words = CORPUS / f"{arguments.target}.dict"
    words.write_text("".join(f'"{word}"\n' for word in _words(seeds(arguments.target))), encoding="ascii")
    found = CASES / arguments.target
    found.mkdir(parents=True, exist_ok=True)
    options = [
        *(f"-max_len={LONGEST}", f"-rss_limit_mb={MOST_MEGABYTES}", f"-timeout={4 * MOST_SECONDS:.0f}"),
        *(f"-exact_artifact_path={found}/found.case", f"-dict={words}", "-len_control=20", str(corpus), str(found)),
    ]
    until = time.process_time() + arguments.minutes * 60
    atheris.Setup([sys.argv[0], *options], partial(_try, TARGETS[arguments.target], until))
    atheris.Fuzz()
    return 0


def _try(target: object, until: float, data: bytes) -> None:
    """Tries one input; ends the process when its time is over."""
    assert callable(target)
    began = time.process_time()
    target(data)
    now = time.process_time()
    if now - began > MOST_SECONDS:
        raise TimeoutError(f"{now - began:.1f} s of processor time")
    if now > until:
        sys.stdout.flush()
        print(f"Nothing found in {now / 60:.1f} minutes of processor time.", flush=True)
        os._exit(0)  # atheris has no other end for a run without a finding


def _words(inputs: list[bytes]) -> list[str]:
    """The words and marks of some inputs, escaped as in a dictionary of libFuzzer, for its changes."""
    found = {word for data in inputs for word in _WORD.findall(data)}
    return ["".join(f"\\x{byte:02x}" for byte in word) for word in sorted(found)[:MOST_WORDS]]


def _parser(names: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", nargs="?", choices=names)
    parser.add_argument("--minutes", type=float, default=10.0, help="of processor time (default: 10)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
