"""`routes`: lists every URL of the site."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from laur.cli.command import Command
from laur.cli.exit_status import DONE, PROBLEMS
from laur.cli.flags import format_flag, shown_flags, site_flags

if TYPE_CHECKING:
    from laur.cli.redirects import Move
    from laur.pages.plan import SitePlan


def _flags(parser: argparse.ArgumentParser) -> None:
    from laur.cli.redirects import FORMATS

    site_flags(parser)
    shown_flags(parser)
    format_flag(parser, "text", "json", *FORMATS)


def _run(asked: argparse.Namespace) -> int:
    from laur.build import plan_site
    from laur.cli.environment import language, options_of, today
    from laur.cli.printing import print_problems
    from laur.cli.redirects import FORMATS, rules
    from laur.cli.route_messages import kind_in_words
    from laur.cli.streams import print_data

    site_plan, lang = plan_site(options_of(asked), today), language(asked.lang)
    if site_plan.catalog is None:
        print_problems(site_plan, lang)
        return PROBLEMS
    if asked.format in FORMATS:
        for rule in rules(_moves(site_plan), asked.format):
            print(rule)
        return DONE
    routes = [
        {"url": p.url, "kind": p.kind, "title": p.title, "source": p.source, "lang": p.lang} for p in site_plan.pages
    ]
    if asked.format == "json":
        print_data(routes)
        return DONE
    routes = [{**route, "kind": kind_in_words(str(route["kind"]), lang)} for route in routes]
    widths = [max((len(str(route[name])) for route in routes), default=0) for name in ("url", "kind")]
    for route in routes:
        source = f"  ({route['source']})" if route["source"] else ""
        print(f"{route['url']:<{widths[0]}}  {route['kind']:<{widths[1]}}  {route['lang']}  {route['title']}{source}")
    return DONE


def _moves(site_plan: "SitePlan") -> "Iterator[Move]":
    """Each old address with the new one, under the path at which the site will stand."""
    from laur.views import RedirectView

    for page in site_plan.pages:
        if page.kind == "redirect" and isinstance(view := page.view(), RedirectView):
            base = site_plan.frames[page.lang].base_path
            yield f"{base}{page.url}", f"{base}{view.target}"


COMMAND = Command(
    name="routes",
    purpose="list every URL: kind, title, source file, language",
    examples="""
        {prog} routes                   URL, kind, language, title, source file
        {prog} routes --format json     the same for programs
        {prog} routes --format nginx    old addresses as redirects of a server: nginx, apache, netlify
    """,
    add_flags=_flags,
    run=_run,
)
