"""`pull`: fetches the registers of members, and keeps copies of them in the content folder."""

import argparse
import sys
from functools import partial

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, OUTSIDE, PROBLEMS, USAGE, status_of
from laur.cli.flags import content_flag, lang_flag
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    content_flag(parser)
    member = texts["value.MEMBER"]
    parser.add_argument("--accept", action="append", default=[], metavar=member, help=texts["pull.accept"])
    parser.add_argument("--allow-private", action="store_true", help=texts["pull.allow-private"])
    parser.add_argument("--strict", action="store_true", help=texts["pull.strict"])
    parser.add_argument("--quiet", action="store_true", help=texts["pull.quiet"])
    lang_flag(parser)


def _run(args: argparse.Namespace) -> int:
    from laur.cli.environment import own_layouts, today
    from laur.cli.language import language
    from laur.cli.printing import print_found
    from laur.cli.pull_report import pull_lines
    from laur.frontmatter import read_site
    from laur.i18n.messages import texts
    from laur.members.network import PullLimits, fetch
    from laur.members.pull import pull
    from laur.members.state import DamagedStateError
    from laur.model import SITE_FILE
    from laur.problems import has_errors
    from laur.source.options import Options
    from laur.system.new_files import FileChangedError

    lang = language(args.lang)
    words = texts("members", lang)
    file = args.content / SITE_FILE
    if not file.is_file():
        print_text(words["no-site"].format(path=file), file=sys.stderr)
        return PROBLEMS
    site, _, problems = read_site(SITE_FILE, file.read_bytes())
    if site is None or has_errors(problems):
        print_found(problems, Options(content=args.content, layouts=own_layouts()), lang)
        return status_of(problems)
    unknown = sorted(set(args.accept) - site.members.keys())
    if unknown or not site.members:
        print_text(
            words["unknown" if unknown else "none"].format(name=", ".join(unknown), file=SITE_FILE), file=sys.stderr
        )
        return USAGE if unknown else DONE
    limits = PullLimits(allows_private=args.allow_private)
    ask = partial(fetch, limits=limits, site=site.base_url)
    try:
        pulled = pull(
            args.content, site.members, ask, today(site.time_zone).date(), site.time_zone, frozenset(args.accept)
        )
    except DamagedStateError as error:
        print_text(words["state-damaged"].format(path=error), file=sys.stderr)
        return PROBLEMS
    except FileChangedError as error:
        print_text(words["file-changed"].format(path=error), file=sys.stderr)
        return OUTSIDE
    for line, is_wrong in pull_lines(pulled, lang):
        if is_wrong or not args.quiet:
            print_text(line, file=sys.stderr if is_wrong else sys.stdout)
    return PROBLEMS if args.strict and any(one.reason or one.feed_reason for one in pulled) else DONE


COMMAND = Command(
    name="pull",
    examples=(
        Example("{prog} pull", "pull.example"),
        Example("{prog} pull --accept klaster-alfa", "pull.example.accept"),
    ),
    add_flags=_add_flags,
    run=_run,
)
