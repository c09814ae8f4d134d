"""The program of the browser editor: Decap CMS, as npm has put it beside the content folder."""

from collections.abc import Mapping

from msgspec import Struct

from laur.model import Site
from laur.model.digest import digest_text
from laur.problems import Origin, Problem, problem
from laur.source.files import text_of, walk
from laur.source.options import Options

FOLDER = "node_modules/decap-cms/dist"
PACKAGE = "node_modules/decap-cms/package.json"


class CmsProgram(Struct, frozen=True):
    """What a browser loads of it."""

    files: Mapping[str, str] = {}
    """File names by digest; none where the site has no editor."""
    problems: tuple[Problem, ...] = ()


def read_program(options: Options, site: Site | None) -> CmsProgram:
    """The editor's files; a problem where a site that wants them has them not."""
    if site is None or not site.features.cms:
        return CmsProgram()
    root = options.content.absolute().parent
    package = text_of(root, PACKAGE)
    found = [file for file in walk(root / FOLDER).files if _is_needed(file.path)]
    if not package or not found:
        return CmsProgram(problems=(problem("cms-not-installed", "", origin=Origin.OUTSIDE, folder=str(root)),))
    # A version of a package has the same files everywhere, so that its five megabytes need not be read every time.
    return CmsProgram({file.path: digest_text(package, file.path, str(file.signature.size)) for file in found})


def _is_needed(name: str) -> bool:
    return name.endswith((".wasm", ".decap-cms.js")) or name == "decap-cms.js"
