"""The commands: from arguments to stages, and from their outcome to words and an exit status."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from laur.build import Plans, Report, build, look
from laur.build.places import folders
from laur.cli.outside import Ticker, language, options_of, today
from laur.cli.words import explained, tell_problems
from laur.problems import Origin, has_errors
from laur.problems.show import as_github, as_json, summary
from laur.sources import reason
from laur.store import StoreBusyError

DONE, PROBLEMS, OUTSIDE = 0, 1, 3


def run(asked: argparse.Namespace) -> int:
    """Run one command; what fails outside of content becomes a message and status 3."""
    try:
        return _COMMANDS[asked.command](asked)
    except (StoreBusyError, OSError) as error:
        print(f"Stopped: {outside(error)} The site stands as it was.", file=sys.stderr)
    return OUTSIDE


def outside(error: Exception) -> str:
    """What failed outside of content, in a sentence."""
    if isinstance(error, OSError):
        return f"{error.filename or 'the system'}: {reason(error)}."
    return "another build of this site is running; wait until it is done."


def run_build(asked: argparse.Namespace) -> int:
    """Build the site and say what was done."""
    began = time.perf_counter()
    with Ticker(sys.stderr, is_on=not asked.quiet) as ticker:
        report = build(options_of(asked), today, ticker.tell)
    tell_problems(report.plans)
    if not report.is_published:
        print(_refusal(report.plans, asked), file=sys.stderr)
        return OUTSIDE if all(p.origin is Origin.OUTSIDE for p in report.problems) else PROBLEMS
    if asked.explain:
        for page in report.rendered:
            print(f"{page.url}  {explained(page.reason)}")
        for path in report.removed:
            print(f"/{path}  removed: no longer part of the site")
    if not asked.quiet:
        print(_done(report, time.perf_counter() - began, asked.output))
    return DONE


def run_check(asked: argparse.Namespace) -> int:
    """Say everything that is wrong."""
    plans = look(options_of(asked), today)
    lang, roots = language(), folders(plans)
    if asked.format == "json":
        print(json.dumps([as_json(p, roots, lang) for p in plans.problems], ensure_ascii=False, indent=2))
    elif asked.format == "github":
        for found in plans.problems:
            print(as_github(found, roots, lang))
    else:
        tell_problems(plans, sys.stdout)
        print(summary(plans.problems, lang) or "Nothing is wrong.")
    failed = has_errors(plans.problems) or (asked.strict and bool(plans.problems))
    return PROBLEMS if failed else DONE


def run_routes(asked: argparse.Namespace) -> int:
    """List every URL."""
    plans = look(options_of(asked), today)
    if plans.catalog is None:
        tell_problems(plans)
        return PROBLEMS
    routes = [{"url": p.url, "kind": p.kind, "title": p.title, "source": p.source, "lang": p.lang} for p in plans.pages]
    if asked.format == "json":
        print(json.dumps(routes, ensure_ascii=False, indent=2))
        return DONE
    widths = [max((len(str(route[name])) for route in routes), default=0) for name in ("url", "kind")]
    for route in routes:
        source = f"  ({route['source']})" if route["source"] else ""
        print(f"{route['url']:<{widths[0]}}  {route['kind']:<{widths[1]}}  {route['lang']}  {route['title']}{source}")
    return DONE


def run_status(asked: argparse.Namespace) -> int:
    """Say what the day makes of the site."""
    from laur.catalog.outlook import outlook
    from laur.cli.status import as_data, as_lines

    plans = look(options_of(asked), today)
    if plans.catalog is None:
        tell_problems(plans)
        return PROBLEMS
    found = outlook(plans.catalog)
    if asked.format == "json":
        print(json.dumps(as_data(found, plans.catalog), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(found, plans.catalog)))
    if not has_errors(plans.problems):
        return DONE
    print(f"{summary(plans.problems, 'en')}: nothing is published until that is mended (see check).", file=sys.stderr)
    return PROBLEMS


def run_serve(asked: argparse.Namespace) -> int:
    """Preview until interrupted."""
    from laur.serve import Audience, serve

    def tell(plans: Plans, seconds: float) -> None:
        tell_problems(plans)
        print(f"{datetime.now().astimezone():%H:%M:%S}  {len(plans.pages)} pages, {seconds:.2f} s", flush=True)

    def ready(url: str) -> None:
        print(f"Preview: {url}  (stop with Ctrl+C)", flush=True)
        if asked.open:
            import webbrowser

            webbrowser.open(url)

    def failed(error: Exception) -> None:
        print(f"Not rebuilt: {outside(error)} Save again to try again.", file=sys.stderr, flush=True)

    audience = Audience(tell, failed, ready, language())
    serve(options_of(asked), asked.host, asked.port, today, audience)
    return DONE


def _refusal(plans: Plans, asked: argparse.Namespace) -> str:
    counts = summary(plans.problems, "en")
    return f"Not built: {counts}. {asked.output}/ stands as it was."


def _done(report: Report, seconds: float, output: Path) -> str:
    if not report.rendered and not report.removed:
        return f"Nothing changed: {report.unchanged} pages left alone, {seconds:.2f} s."
    written = sum(page.is_new for page in report.rendered)
    parts = [f"{len(report.rendered)} rendered ({written} written)", f"{report.unchanged} left alone"]
    if report.removed:
        parts.append(f"{len(report.removed)} removed")
    return f"{output}/: {', '.join(parts)}, {seconds:.2f} s."


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "build": run_build,
    "serve": run_serve,
    "check": run_check,
    "routes": run_routes,
    "status": run_status,
}
