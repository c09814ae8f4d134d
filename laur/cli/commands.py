"""The commands: from arguments to stages, and from their outcome to words and an exit status."""

import argparse
import json
import os
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import Self, TextIO

from laur.build import Options, Plans, Report, build, look
from laur.build.places import folders, lines_of
from laur.build.reasons import Cause, Reason
from laur.catalog import Visibility
from laur.problems import Origin, has_errors
from laur.problems.show import as_github, as_json, as_text, summary
from laur.sources import reason
from laur.store import StoreBusyError

DONE, PROBLEMS, OUTSIDE = 0, 1, 3


def run(asked: argparse.Namespace) -> int:
    """Run one command; what fails outside of content becomes a message and status 3."""
    try:
        return {"build": run_build, "check": run_check, "routes": run_routes, "serve": run_serve}[asked.command](asked)
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


# ---------------------------------------------------------------------------------------------- the outside world


def options_of(asked: argparse.Namespace) -> Options:
    """A build's options from the command line; layouts come with the package where the site has none of its own."""
    layouts = asked.layouts or Path("layouts")
    if asked.layouts is None and not layouts.is_dir():
        layouts = Path(__file__).parents[1] / "layouts"
        layouts = layouts if layouts.is_dir() else Path(__file__).parents[2] / "layouts"
    return Options(
        content=asked.content,
        layouts=layouts,
        output=asked.output,
        day=asked.as_of,
        base_url=asked.base_url,
        visibility=Visibility(drafts=asked.drafts, future=asked.future),
        clean=getattr(asked, "clean", False),
        strict=getattr(asked, "strict", False),
        jobs=asked.jobs,
    )


def today(time_zone: str) -> date:
    """The day that it is in a time zone."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(time_zone)).date()


def language() -> str:
    """The language of messages: Polish where the locale is, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "pl" if locale.lower().startswith("pl") else "en"


class Ticker:
    """Says on a terminal what a long build is doing, on one line that goes away."""

    def __init__(self, stream: TextIO, *, is_on: bool) -> None:
        self._stream = stream
        self._is_on = is_on and self._stream.isatty()

    def __enter__(self) -> Self:
        return self

    def tell(self, doing: str, count: int) -> None:
        """``Rendering``, 1200: what is being done, and to how many."""
        if self._is_on and count:
            self._stream.write(f"\r\033[K{doing} {count} …")
            self._stream.flush()

    def __exit__(self, *_: object) -> None:
        if self._is_on:
            self._stream.write("\r\033[K")
            self._stream.flush()


# ---------------------------------------------------------------------------------------------- words


def tell_problems(plans: Plans, stream: TextIO | None = None) -> None:
    """All problems, each with its line quoted."""
    out = stream or sys.stderr
    roots = folders(plans)
    lines = lines_of(plans)
    colour = out.isatty() and "NO_COLOR" not in os.environ
    for found in plans.problems:
        print(as_text(found, lines, roots, language(), colour=colour), file=out)


def explained(why: Reason) -> str:
    """A reason in words."""
    if why.cause is Cause.VIEW:
        return f"changed: {', '.join(why.details) or 'its content'}"
    return {
        Cause.NEW: "new page",
        Cause.LAYOUT: "its layout changed",
        Cause.FRAME: "the site frame changed (site.yaml, wording, styles)",
        Cause.MISSING: "its file was missing",
        Cause.EDITED: "its file had been changed by hand",
        Cause.CLEAN: "asked for by --clean",
    }[why.cause]


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
