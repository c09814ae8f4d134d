"""The program of the browser editor: the files of Decap CMS that npm installed next to the content folder."""

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
    """The files that a browser loads."""

    files: Mapping[str, str] = {}
    """Digests by file name; empty if the site has no browser editor."""
    problems: tuple[Problem, ...] = ()


def read_program(options: Options, site: Site | None) -> CmsProgram:
    """The files of the browser editor; a problem if the site uses it and it is not installed."""
    if site is None or not site.features.cms:
        return CmsProgram()
    root = options.content.absolute().parent
    package = text_of(root, PACKAGE)
    found = [file for file in walk(root / FOLDER).files if _is_needed(file.path)]
    if not package or not found:
        return CmsProgram(problems=(problem("cms-not-installed", "", origin=Origin.OUTSIDE, folder=str(root)),))
    # The files of a package are the same in every copy of a version, so these five megabytes need not be read.
    return CmsProgram({file.path: digest_text(package, file.path, str(file.signature.size)) for file in found})


def _is_needed(name: str) -> bool:
    return name.endswith((".wasm", ".decap-cms.js")) or name == "decap-cms.js"
