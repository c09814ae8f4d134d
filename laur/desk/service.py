"""What the program in the browser can ask for: one function for each request, from typed values to typed values.

The functions do not depend on HTTP (`laur.desk.server`). They raise the errors of `laur.desk.documents` and
`ImpossibleError`.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from laur.desk.documents import ChangedMeanwhileError, Documents, StoredDocument
from laur.desk.errors import ImpossibleError
from laur.desk.field_problems import FieldProblem, field_problem
from laur.desk.forms import FormControl, field_at, form_fields, settings_fields, unknown_key, value_of
from laur.desk.new_documents import new_document
from laur.desk.overview import Choices, DocumentList, Overview, choices
from laur.desk.reading import reading
from laur.editing import FieldEdit, NotEditable, RefusalReason, edit_body, edit_front_matter
from laur.editing.edits import KeyPath
from laur.editing.file_text import file_text
from laur.editing.fixes import fixed
from laur.editing.spans import Plain, compose_spans, plain
from laur.frontmatter.documents import KINDS
from laur.frontmatter.fields import DateKind, Field, FieldKind, fields_of
from laur.frontmatter.split import Parts, split
from laur.i18n.messages import texts
from laur.model import SITE_FILE, Site
from laur.model.digest import digest_text
from laur.pages.plan import SitePlan
from laur.preview import Rebuild
from laur.preview.hints import Inspect
from laur.problems import Origin, Problem, in_order


class KindForm(Struct, frozen=True):
    """A kind of document with its form, as JSON."""

    kind: str
    """The name of its folder."""
    label: str
    label_one: str
    fields: tuple[FormControl, ...]


class Start(Struct, frozen=True):
    """What the program needs first."""

    lang: str
    title: str
    texts: dict[str, str]
    kinds: tuple[KindForm, ...]
    settings: KindForm
    """Of ``site.yaml``; its kind is the name of the file."""
    site: str
    """Tells this site from others that have the same address at other times."""
    base: str
    """The path of the site in the preview, without a slash at its end; empty if it is the root."""


class OpenDocument(Struct, frozen=True):
    """A document as the program shows it."""

    path: str
    kind: str
    digest: str
    values: Plain
    body: str
    is_readable: bool
    """Whether it can be shown as a form; if not, `text` is shown."""
    text: str
    """The whole file, if it is not readable as a form."""
    url: str
    """Its page in the preview; empty if it has none."""
    problems: tuple[FieldProblem, ...]
    note: str = ""
    """What went wrong after the document was saved; empty if nothing did."""


class EditRequest(Struct, frozen=True):
    path: KeyPath
    value: object = None
    """As JSON has it (`laur.desk.forms.value_of`)."""


class SaveRequest(Struct, frozen=True):
    """Changes to a document; `digest` names the content that they change."""

    path: str
    digest: str
    edits: tuple[EditRequest, ...] = ()
    body: str | None = None
    text: str | None = None
    """The whole file, in place of edits."""


class ProblemRequest(Struct, frozen=True):
    """One problem of a document, to be fixed."""

    path: str
    digest: str
    code: str
    line: int
    column: int


class CreateRequest(Struct, frozen=True):
    kind: str
    values: dict[str, object]
    body: str = ""


class VersionRow(Struct, frozen=True):
    path: str
    id: str
    at: str
    """In ISO 8601, UTC."""
    size: int


class DeskService:
    """Answers requests about one site. Safe to use from several threads."""

    def __init__(
        self, plan: Callable[[], SitePlan | None], documents: Documents, content: Path, rebuild: Rebuild,
        inspect: Inspect, lang: str,
    ) -> None:  # fmt: skip
        """`plan` returns the last plan of the site."""
        self._plan, self._documents, self._content = plan, documents, content
        self._rebuild, self._inspect, self._lang = rebuild, inspect, lang
        self._texts = texts("desk", lang)
        self._overview: Overview | None = None

    # ---------------------------------------------------------------------------------------------- the site

    def start(self) -> Start:
        """The forms and the words of the program."""
        labels = texts("cms", self._lang)
        site_plan = self._plan()
        library = site_plan.inputs.library if site_plan else None
        languages = site_plan.layouts.words if site_plan else ()
        settings = settings_fields(languages, self._lang)
        kinds = tuple(
            KindForm(folder, labels[folder], labels[f"{folder}.one"], form_fields(kind, self._lang))
            for folder, kind in KINDS.items()
        )
        title = next(iter(library.site.title.values()), "") if library else ""
        return Start(
            lang=self._lang,
            title=title,
            texts=dict(self._texts),
            kinds=kinds,
            settings=KindForm(SITE_FILE, self._texts["settings"], self._texts["settings"], settings),
            site=digest_text(str(self._content.resolve())),
            base=self._base(),
        )

    def documents(self, kind: str, state: str, search: str) -> DocumentList:
        """The list of documents; empty while no plan can be made."""
        site_plan = self._plan()
        if site_plan is None:
            return DocumentList((), 0, {}, {})
        overview = self._overview
        if overview is None or overview.site_plan is not site_plan:
            self._overview = overview = Overview(site_plan, overview)
        return overview.documents(kind, state, search)

    def choices(self) -> Choices:
        """What forms choose from."""
        return choices(self._plan())

    def reading(self, kind: DateKind, key: str, text: str) -> str:
        """How the register will read a date that somebody is typing."""
        site_plan = self._plan()
        catalog = site_plan.catalog if site_plan else None
        return reading(kind, key, text, catalog.day, self._lang) if catalog else ""

    # ---------------------------------------------------------------------------------------------- documents

    def document(self, path: str) -> OpenDocument:
        """A document as it is on the disk, with its problems as of the last plan."""
        return self.open(self._documents.read(path))

    def text(self, path: str) -> str:
        """The whole file of a document."""
        return self._documents.read(path).data.decode("utf-8-sig", errors="replace")

    def save(self, request: SaveRequest) -> OpenDocument:
        """Makes the edits and saves the document."""
        before = self._expected(request.path, request.digest)
        return self._saved(before, self._changed(before, request))

    def merged(self, request: SaveRequest) -> str:
        """The whole file as it would be if these changes were made to what it holds now, whoever wrote that."""
        return self._changed(self._documents.read(request.path), request).decode("utf-8-sig", errors="replace")

    def fix(self, request: ProblemRequest) -> OpenDocument:
        """Fixes one problem and saves the document."""
        before = self._expected(request.path, request.digest)
        place = (request.line, request.column)
        for problem in self._problems(request.path):
            shown = field_problem(problem, before, self._lang)
            if problem.code == request.code and (shown.line, shown.column) == place:
                data = fixed(before.data, problem, before.kind)
                if data is not None:
                    return self._saved(before, data)
        raise ImpossibleError(self._texts["not-fixable"])

    def create(self, request: CreateRequest) -> OpenDocument:
        """Writes a new document under a name made from its title; what its kind requires must be stated."""
        kind = KINDS.get(request.kind)
        site_plan = self._plan()
        library = site_plan.inputs.library if site_plan else None
        if kind is None or library is None:
            raise ImpossibleError(self._texts["site-unreadable"])
        form = Field(kind=FieldKind.GROUP, fields=fields_of(kind, "en"))
        self._refuse_unknown(unknown_key(form, request.values))
        values = {key: value_of(field_at(kind, (key,)), value) for key, value in request.values.items()}
        stated = {key: value for key, value in values.items() if value is not None}
        missing = [each.label for each in fields_of(kind, self._lang) if each.is_required and each.key not in stated]
        if missing:
            raise ImpossibleError(self._texts["needed-first"].format(label=", ".join(missing)))
        path, data = new_document(request.kind, stated, request.body, library, self._content)
        return self._written(self._documents.create(path, data))

    def delete(self, path: str, digest: str) -> None:
        """Deletes a document, which can be restored."""
        if path == SITE_FILE:
            raise ImpossibleError(self._texts["settings-stay"])
        self._documents.delete(self._expected(path, digest))
        self._rebuild(frozenset({str(self._content.absolute() / path)}))

    # ---------------------------------------------------------------------------------------------- versions

    def versions(self, path: str) -> list[VersionRow]:
        """The earlier versions of a document, the newest first."""
        history = self._documents.history
        return [VersionRow(path, each.id, each.at.isoformat(), each.size) for each in history.versions(path)]

    def version(self, path: str, version: str) -> str:
        """The text of a version. Raises `ImpossibleError` if there is none."""
        data = self._documents.history.read(path, version)
        if data is None:
            raise ImpossibleError(self._texts["no-version"])
        return data.decode("utf-8-sig", errors="replace")

    def restore(self, path: str, version: str) -> OpenDocument:
        """Puts a version back."""
        return self._written(self._documents.restore(path, version))

    def deleted(self) -> list[VersionRow]:
        """The documents that were deleted, the last one first."""
        found = self._documents.deleted()
        return [VersionRow(each.path, each.last.id, each.last.at.isoformat(), each.last.size) for each in found]

    # ---------------------------------------------------------------------------------------------- helpers

    def _changed(self, before: StoredDocument, request: SaveRequest) -> bytes:
        if request.text is not None:
            return request.text.encode()
        data = before.data
        for edit in request.edits:
            data = self._edited(data, before, edit)
        return data if request.body is None else self._bytes(edit_body(data, request.body))

    def _edited(self, data: bytes, before: StoredDocument, edit: EditRequest) -> bytes:
        field = field_at(before.kind, edit.path)
        value = value_of(field, edit.value)
        if field is None and value is not None:
            self._refuse_unknown(".".join(map(str, edit.path)))
        result = edit_front_matter(data, before.kind, [FieldEdit(edit.path, value)])
        if isinstance(result, NotEditable) and value is None and result.reason is RefusalReason.NO_SUCH_VALUE:
            return data  # it was not there
        return self._bytes(result)

    def _refuse_unknown(self, key: str) -> None:
        if key:
            raise ImpossibleError(self._texts["unknown-key"].format(key=key))

    def _bytes(self, result: bytes | NotEditable) -> bytes:
        if isinstance(result, NotEditable):
            raise ImpossibleError(self._texts[f"refused.{result.reason}"])
        return result

    def _expected(self, path: str, digest: str) -> StoredDocument:
        stored = self._documents.read(path)
        if stored.digest != digest:
            raise ChangedMeanwhileError(stored)
        return stored

    def _saved(self, before: StoredDocument, data: bytes) -> OpenDocument:
        return self._written(self._documents.save(before, data))

    def _written(self, stored: StoredDocument) -> OpenDocument:
        self._rebuild(frozenset({str(self._content.absolute() / stored.path)}))
        return replace(self.open(stored), note=stored.note)

    def open(self, stored: StoredDocument) -> OpenDocument:
        """A document that was read already, as the program shows it."""
        file = file_text(stored.data, has_fences=stored.kind is not Site)
        root = None if isinstance(file, NotEditable) else compose_spans(file.front)
        text = stored.data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        is_settings = stored.path == SITE_FILE
        is_form = root is not None and (is_settings or stored.kind in KINDS.values())
        parts = split(stored.path, text) if is_form and not is_settings else None
        return OpenDocument(
            path=stored.path,
            kind=stored.path.partition("/")[0],
            digest=stored.digest,
            values=plain(root) if root else {},
            body=parts.body if isinstance(parts, Parts) else "",
            is_readable=is_form,
            text="" if is_form else text,
            url=self._url(stored.path),
            problems=tuple(field_problem(each, stored, self._lang) for each in self._problems(stored.path)),
        )

    def _problems(self, path: str) -> tuple[Problem, ...]:
        site_plan = self._plan()
        if site_plan is None:
            return ()
        found = (p for p in site_plan.problems if p.path == path and p.origin is Origin.CONTENT)
        return in_order((*found, *self._inspect(site_plan, path)))

    def _url(self, path: str) -> str:
        if path == SITE_FILE:
            return f"{self._base()}/"
        site_plan = self._plan()
        pages = site_plan.pages if site_plan else ()
        page = next((page for page in pages if page.source == path and page.is_html), None)
        return f"{self._base()}{page.url}" if page else ""

    def _base(self) -> str:
        site_plan = self._plan()
        return next((frame.base_path for frame in site_plan.frames.values()), "") if site_plan else ""
