"""Writes a site: renders the pages whose fingerprint changed, and makes the output folder match the plan."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from typing import TYPE_CHECKING

import msgspec

from laur.model.dates import Moment
from laur.model.digest import digest_text
from laur.model.publication import last_of_day
from laur.output.report import BuildReport, RenderedPage
from laur.output.staging import OutputFolder, PlacedFile, Replacement, StagedFile
from laur.pages.plan import Inputs, SitePlan
from laur.problems import Origin, Problem, nearest, problem, stops
from laur.source.cache import Cache
from laur.source.content import ReadReport
from laur.source.files import FoundFile, Signature, WalkFolder, seen
from laur.source.layouts import NO_LAYOUTS
from laur.source.options import Options, Progress, Today
from laur.source.records import BuildOutcome, WrittenFile
from laur.system.errors import error_id
from laur.system.interrupts import interrupts_deferred
from laur.system.profile import NO_PROFILE, BuildStage, Profile, Reuse
from laur.urls.permalinks import folder_url, is_hashed_asset, output_path

if TYPE_CHECKING:
    from laur.output.due import DuePage
    from laur.views.kinds import PageKind


class SiteWriter:
    """Writes the output folder, using the cache's record of the last build."""

    def __init__(self, cache: Cache, options: Options, profile: Profile = NO_PROFILE) -> None:
        self._output, self._cache, self._options = OutputFolder(options.output), cache, options
        self._profile = profile
        self._key = str(options.output.absolute())

    @cached_property
    def _existing(self) -> dict[str, Signature]:
        """Every file of the output folder."""
        return self._output.survey()

    @cached_property
    def _last(self) -> dict[str, WrittenFile]:
        """Every file that was written, by its URL."""
        return {} if self._options.clean else self._cache.written_files(self._key)

    def untouched(self, today: Today, walked: WalkFolder) -> BuildReport | None:
        """The report of a build with nothing to do, if no file looks different from the last time.

        No file and no record is read for it. None where more must be known.
        """
        outcome, options = self._cache.outcome(self._key), self._options
        if options.clean or outcome is None or not outcome.seen or self._output.is_unfinished:
            return None
        if stops(outcome.problems, strict=options.strict):
            return None
        at = last_of_day(outcome.stated_times, options.day or today(outcome.time_zone), outcome.time_zone)
        content, layouts = walked(options.content, Origin.CONTENT), walked(options.layouts, Origin.LAYOUTS)
        trees = (seen(content.files, content.problems), seen(layouts.files, layouts.problems))
        if outcome.seen != _seen(options, at, *trees, self._existing):
            return None
        inputs = Inputs(options=options, layouts=NO_LAYOUTS, library=None, read=ReadReport(), at=at)
        site_plan = SitePlan(inputs=inputs, problems=outcome.problems)
        return BuildReport(site_plan=site_plan, unchanged=len(self._existing), is_written=True)

    def unchanged(self, inputs: Inputs) -> BuildReport | None:
        """The report of a build with nothing to do: the same inputs as the last time, every file as it was written.

        A plan is a pure function of its inputs, so there is no need to make it. None where there is something to do.
        """
        outcome = self._cache.outcome(self._key)
        if self._options.clean or outcome is None or outcome.inputs != inputs.fingerprint:
            return None
        if self._output.is_unfinished or stops(outcome.problems, strict=self._options.strict):
            return None
        written = {output_path(url): record.signature for url, record in self._last.items()}
        existing = {path: signature for path, signature in self._existing.items() if path not in outcome.kept}
        if written != existing and not self._is_intact(existing, written.keys()):
            return None
        self._save_outcome(inputs, outcome.problems, self._existing, outcome.kept)
        site_plan = SitePlan(inputs=inputs, problems=outcome.problems)
        return BuildReport(site_plan=site_plan, unchanged=len(written), is_written=True)

    def _is_intact(self, existing: Mapping[str, Signature], written: AbstractSet[str]) -> bool:
        """Whether those files, and no others, are there with the bytes that were written. Records new signatures."""
        if written != existing.keys():
            return False
        intact, settled = _intact(self._last, existing, self._output)
        self._cache.update_written(self._key, settled)
        return len(intact) == len(self._last)

    def write(self, site_plan: SitePlan, progress: Progress) -> BuildReport:
        """Writes the site, or nothing where a problem stops it: in content, in layouts, or in the output folder."""
        if stops(site_plan.problems, strict=self._options.strict):
            return BuildReport(site_plan=site_plan)
        folder = str(self._options.output)
        missing = _missing_layouts(site_plan)
        if missing:
            return BuildReport(site_plan=site_plan.with_problems(missing))
        if self._output.is_foreign() and not self._is_recorded():
            not_ours = problem("output-foreign", "", origin=Origin.OUTSIDE, folder=folder)
            return BuildReport(site_plan=site_plan.with_problems([not_ours]))
        foreign = self._output.foreign(output_path(page.url) for page in site_plan.pages)
        if foreign:
            found = [
                problem("host-file-foreign", "", origin=Origin.OUTSIDE, file=f"{folder}/{name}") for name in foreign
            ]
            return BuildReport(site_plan=site_plan.with_problems(found))
        try:
            return self._write(site_plan, progress)
        except OSError as error:
            full = problem("output-unwritable", "", origin=Origin.OUTSIDE, folder=folder, reason=error_id(error))
            return BuildReport(site_plan=site_plan.with_problems([full]), is_unfinished=self._output.is_marked)

    def _is_recorded(self) -> bool:
        """Whether each file of the folder is one that the last build wrote or kept, with the same bytes.

        The folder then is the site without its ``build.json``, which somebody has deleted.
        """
        outcome = self._cache.outcome(self._key)
        kept = outcome.kept if outcome else frozenset()
        last = self._cache.written_files(self._key)
        intact, _ = _intact(last, self._existing, self._output)
        return bool(intact) and self._existing.keys() <= {output_path(url) for url in intact} | set(kept)

    def _write(self, site_plan: SitePlan, progress: Progress) -> BuildReport:
        """Renders the pages that are due, puts them in place, removes files that are no longer part of the site."""
        from laur.output.due import WrittenBefore, due_pages
        from laur.output.render import render

        profile = self._profile
        profile.begins(BuildStage.COMPARING)
        is_unfinished = self._output.is_unfinished
        self._output.remove_other_tree()  # before the survey: files lose a hard link, and so have another ctime
        last, existing, output, cache = self._last, self._existing, self._output, self._cache
        intact, settled = _intact(last, existing, output)
        before = WrittenBefore(last, intact, existing.keys(), partial(cache.last_view, self._key))
        due, renewed = due_pages(site_plan, before, self._options, profile)
        profile.reused(Reuse.PAGES, len(site_plan.pages) - len(due), len(site_plan.pages))
        kinds = {output_path(page.url): page.kind for page in site_plan.pages}
        superfluous = sorted((path for path in existing if path not in kinds), key=_pages_first)
        kept = frozenset(path for path in superfluous if is_hashed_asset(path) and folder_url(path) in last)
        removed = tuple(path for path in superfluous if path not in kept)
        progress("rendering", len(due))
        done = Replacement({})
        if due or removed or is_unfinished:
            with output.staged():
                staged = render(due, site_plan, output, cache, progress, profile)
                if isinstance(staged, BuildReport):
                    return staged
                profile.begins(BuildStage.PLACING)
                known = {output_path(url): last[url].content for url in intact}
                with interrupts_deferred():
                    change = partial(_replace, staged, known, removed, kinds, existing.keys())
                    done = self._put_in_place(change)
        profile.begins(BuildStage.RECORDING)
        settled = _linked_again(settled, [last[url] for url in intact], done.stayed)
        with cache.if_there_is_space():
            self._remember(site_plan, due, done, _merged(settled, renewed), kept)
        return BuildReport(
            site_plan=site_plan,
            rendered=tuple(
                RenderedPage(one.page.url, one.reason, done.placed[output_path(one.page.url)].is_new) for one in due
            ),
            unchanged=len(site_plan.pages) - len(due),
            removed=removed,
            is_written=True,
            not_atomic=done.not_atomic,
        )

    def _put_in_place(self, change: Callable[[OutputFolder], list[PlacedFile]]) -> Replacement:
        """Changes the output folder, at once if that is asked for."""
        if self._options.atomic:
            from laur.output.atomic import place_at_once

            return place_at_once(self._output, self._existing, change)
        return Replacement({file.path: file for file in change(self._output)})

    def _remember(
        self,
        site_plan: SitePlan,
        due: "Sequence[DuePage]",
        done: Replacement,
        settled: Sequence[WrittenFile],
        kept: AbstractSet[str],
    ) -> None:
        """Records the output folder as it is now. `kept` are the files of the build before that stay."""
        rendered = {one.page.url for one in due}
        records = [(_record(one, done.placed[output_path(one.page.url)]), one.encoded) for one in due]
        if self._options.clean:
            self._cache.forget_output(self._key)
        self._cache.save_written(self._key, records)
        self._cache.update_written(self._key, [record for record in settled if record.url not in rendered])
        self._cache.forget_written(self._key, self._last.keys() - {page.url for page in site_plan.pages})
        self._cache.check_written(self._key, len(site_plan.pages))
        now = {**self._last, **{record.url: record for record in (*settled, *(record for record, _ in records))}}
        written = {output_path(page.url): now[page.url].signature for page in site_plan.pages}
        there = {**written, **{path: done.stayed.get(path, self._existing[path]) for path in kept}}
        self._save_outcome(site_plan.inputs, site_plan.problems, there, kept)
        from laur.output.copy import prune_renditions
        from laur.views import RenditionView
        from laur.views.output import OutputKind

        views = [page.view() for page in site_plan.pages if page.output.kind is OutputKind.RENDITION]
        prune_renditions([view for view in views if isinstance(view, RenditionView)], self._options)

    def _save_outcome(
        self,
        inputs: Inputs,
        problems: tuple[Problem, ...],
        written: Mapping[str, Signature],
        kept: AbstractSet[str],
    ) -> None:
        """Records what was built, and how the files look now, those of the build before included."""
        library, at = inputs.library, inputs.at
        is_all = library is not None and at is not None and not library.site.features.cms
        trees = (inputs.read.seen, inputs.layouts.seen)
        outcome = BuildOutcome(
            inputs=inputs.fingerprint,
            problems=problems,
            seen=_seen(self._options, at, *trees, written) if is_all else "",
            time_zone=library.site.time_zone if library else "",
            stated_times=library.stated_times if library else (),
            kept=frozenset(kept),
        )
        self._cache.save_outcome(self._key, outcome)


def _seen(options: Options, at: Moment | None, content: str, layouts: str, output: Mapping[str, Signature]) -> str:
    """A digest of how all files look, and of what else a build depends on."""
    folders = (str(options.content.absolute()), str(options.layouts.absolute()))
    asked = (str(at), str(options.visibility), options.base_url or "", options.preview_key or "")
    files = [FoundFile(path, signature) for path, signature in output.items()]
    return digest_text(*folders, *asked, content, layouts, seen(files, ()))


# ---------------------------------------------------------------------------------------------- records and layouts


def _intact(
    last: Mapping[str, WrittenFile], existing: Mapping[str, Signature], output: OutputFolder
) -> tuple[set[str], list[WrittenFile]]:
    """The URLs whose files are as they were written, and the records with a new signature."""
    intact: set[str] = set()
    settled: list[WrittenFile] = []
    for url, record in last.items():
        path = output_path(url)
        signature = existing.get(path)
        if signature is None:
            continue
        if signature == record.signature:
            intact.add(url)
        elif output.content(path) == record.content:
            intact.add(url)
            settled.append(msgspec.structs.replace(record, signature=output.signature(path)))
    return intact, settled


def _linked_again(
    settled: Sequence[WrittenFile], intact: Iterable[WrittenFile], stayed: Mapping[str, Signature]
) -> list[WrittenFile]:
    """The records with a new signature; those of files that `stayed` have the one that is given for them."""
    records = {record.url: record for record in settled}
    for record in intact:
        signature = stayed.get(output_path(record.url))
        if signature is not None:
            records[record.url] = msgspec.structs.replace(record, signature=signature)
    return list(records.values())


def _merged(settled: Sequence[WrittenFile], renewed: Sequence[WrittenFile]) -> list[WrittenFile]:
    """The records of files that were not rendered, with what is new of them: signatures, or what they are made from."""
    signatures = {record.url: record.signature for record in settled}
    made_from = {record.url: record.made_from for record in renewed}
    records = {record.url: record for record in (*settled, *renewed)}
    return [
        msgspec.structs.replace(
            record,
            signature=signatures.get(record.url, record.signature),
            made_from=made_from.get(record.url, record.made_from),
        )
        for record in records.values()
    ]


def _missing_layouts(site_plan: SitePlan) -> list[Problem]:
    wanted = sorted({page.output.name for page in site_plan.pages if page.output.has_layout})
    known = site_plan.layouts.index.digests
    return [
        problem("layout-missing", "", origin=Origin.LAYOUTS, value=name, nearest=nearest(name, known))
        for name in wanted
        if name not in known
    ]


# ---------------------------------------------------------------------------------------------- replacing


def _pages_first(path: str) -> tuple[bool, str]:
    return not path.endswith(".html"), path


def _replace(
    staged: Sequence[StagedFile],
    known: Mapping[str, str],
    removed: Sequence[str],
    kinds: Mapping[str, "PageKind"],
    existing: AbstractSet[str],
    output: OutputFolder,
) -> list[PlacedFile]:
    """Puts the staged files in place, in an order in which no page ever leads to a file that is not there.

    `kinds` has the kind of each planned file, by path; `existing` are the files that are there.
    """
    from laur.output.order import Stage, stage_of

    stages = {file.path: stage_of(file.path, kinds[file.path], is_new=file.path not in existing) for file in staged}
    ordered = sorted(staged, key=lambda file: (stages[file.path], file.path))
    first = [file for file in ordered if stages[file.path] < Stage.DELETIONS]
    with output.marked():
        placed = output.place(first, known)
        output.prune(removed, kinds)
        placed += output.place(ordered[len(first) :], known)
    return placed


def _record(one: "DuePage", placed: PlacedFile) -> WrittenFile:
    return WrittenFile(
        url=one.page.url,
        layout=one.fingerprint.layout,
        frame=one.fingerprint.frame,
        view=one.fingerprint.view,
        signature=placed.signature,
        content=placed.content,
        made_from=one.made_from,
    )


def written_views(cache: Cache, options: Options) -> dict[str, str]:
    """The digest of the view of each page that was written to the output folder, by URL."""
    return {url: record.view for url, record in cache.written_files(str(options.output.absolute())).items()}
