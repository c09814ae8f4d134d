"""`routes`: lists every URL of the site."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, status_of
from laur.cli.flags import format_flag, site_flags, visibility_flags
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

if TYPE_CHECKING:
    from laur.cli.redirects import Move
    from laur.pages.plan import SitePlan


def _add_flags(parser: CommandParser) -> None:
    from laur.cli.redirects import FORMATS

    site_flags(parser)
    visibility_flags(parser)
    format_flag(parser, "text", "json", *FORMATS)


def _run(args: argparse.Namespace) -> int:
    from laur.build import plan_site
    from laur.cli.environment import options_of, today
    from laur.cli.language import language
    from laur.cli.printing import print_problems
    from laur.cli.redirects import FORMATS, rules
    from laur.cli.streams import print_data

    site_plan, lang = plan_site(options_of(args), today), language(args.lang)
    if site_plan.catalog is None:
        print_problems(site_plan, lang)
        return status_of(site_plan.problems)
    if args.format in FORMATS:
        for rule in rules(_moves(site_plan), args.format):
            print_text(rule)
    elif args.format == "json":
        print_data(_routes(site_plan))
    else:
        for line in _lines(site_plan, lang):
            print_text(line)
    return DONE


def _routes(site_plan: "SitePlan") -> list[dict[str, str | None]]:
    return [
        {"url": page.url, "kind": page.kind, "title": page.title, "source": page.source, "lang": page.lang}
        for page in site_plan.pages
    ]


def _lines(site_plan: "SitePlan", lang: str) -> Iterator[str]:
    """The routes in columns, with the kinds of pages in the language of the user."""
    from laur.i18n.messages import texts

    names = texts("routes", lang)
    kinds = [names.get(page.kind, page.kind) for page in site_plan.pages]
    url_width = max((len(page.url) for page in site_plan.pages), default=0)
    kind_width = max(map(len, kinds), default=0)
    for page, kind in zip(site_plan.pages, kinds, strict=True):
        source = f"  ({page.source})" if page.source else ""
        yield f"{page.url:<{url_width}}  {kind:<{kind_width}}  {page.lang}  {page.title}{source}"


def _moves(site_plan: "SitePlan") -> "Iterator[Move]":
    """The old and the new path of each redirect, below the path of the base URL."""
    from laur.pages.aliases import moves

    base = next((frame.base_path for frame in site_plan.frames.values()), "")
    for old, new in moves(site_plan.pages):
        yield f"{base}{old}", f"{base}{new}"


COMMAND = Command(
    name="routes",
    examples=(
        Example("{prog} routes", "routes.example.text"),
        Example("{prog} routes --format json", "routes.example.json"),
        Example("{prog} routes --format nginx", "routes.example.nginx"),
    ),
    add_flags=_add_flags,
    run=_run,
)
