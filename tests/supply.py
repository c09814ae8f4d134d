"""What a user of Laur installs: packages, licences, checksums, and who asks for whom.

``python -m tests.supply`` prints a bill of materials in CycloneDX 1.6 (`make sbom`). Everything is in `constraints.txt`
and in the metadata of the installed packages; nothing is asked from a registry.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from cyclonedx.model.component import Component

ROOT = Path(__file__).parents[1]
LICENCES_PAGE = ROOT / "docs/licences.md"
_BEGIN, _END = "<!-- licences -->\n", "<!-- /licences -->\n"
_ALWAYS = "always"
_DEVELOPMENT = "dev"
_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "MIT License": "MIT",
}
_SAME = {"MIT License": "MIT", "LGPL-2.1": "LGPL-2.1-only"}
"""Of what packages write into their metadata: the identifier of SPDX."""
_STATED = {
    "cobble": "BSD-2-Clause",
    "morfeusz2": "BSD-2-Clause",
    "pi-heif": "BSD-3-Clause AND LGPL-3.0-only",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "python-stdnum": "LGPL-2.1-or-later",
    "resvg-py": "MIT",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
}
"""Licences that are in a file of the package or on its page, and not or not completely in its metadata."""
ALLOWED = frozenset(
    {
        *("Apache-2.0", "Artistic-1.0-Perl", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0"),
        *("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"),
    }
)
"""Licences under which a package may be used by a program under the MIT licence that does not change it."""
WEAK_COPYLEFT = frozenset({"LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"})
"""Those of `ALLOWED` that ask for more than a notice; docs/licences.md says what."""


class Pin(Struct, frozen=True):
    """A package in `constraints.txt`."""

    name: str
    version: str
    checksums: tuple[str, ...]
    """SHA-256 of each of its files, in hexadecimal."""
    wanted_by: frozenset[str]
    """The packages that ask for it."""


def normal(name: str) -> str:
    """The name of a package as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> Mapping[str, Pin]:
    """Every pinned package by name."""
    entries = re.split(r"(?m)^(?=[a-z0-9])", (ROOT / "constraints.txt").read_text(encoding="utf-8"))[1:]
    return {pin.name: pin for pin in map(_pin, entries)}


def _pin(entry: str) -> Pin:
    stated = re.match(r"([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", entry)
    assert stated is not None, entry
    wanted_by = re.findall(r"(?m)^    #(?: via)? +(?!via$)([\w.-]+)", entry)
    return Pin(
        normal(stated[1]),
        stated[2],
        tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)),
        frozenset(map(normal, wanted_by)),
    )


def groups() -> Mapping[str, frozenset[str]]:
    """The packages that Laur itself asks for: `always`, and by the name of the extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        _ALWAYS: _names(project["dependencies"]),
        **{name: _names(wanted) for name, wanted in project["optional-dependencies"].items() if name != _DEVELOPMENT},
    }


def _names(requirements: Iterable[str]) -> frozenset[str]:
    return frozenset(normal(re.split(r"[<>=;\[ ]", requirement)[0]) for requirement in requirements)


def needed(roots: Iterable[str], known: Mapping[str, Pin]) -> frozenset[str]:
    """Some packages, and all that they ask for in turn."""
    found = set(roots)
    while more := {name for name, pin in known.items() if name not in found and pin.wanted_by & found}:
        found |= more
    return frozenset(found)


def by_package() -> Mapping[str, tuple[str, ...]]:
    """Each package that users install, and for what: `always`, or the names of extras."""
    known = pins()
    parts = {group: needed(roots, known) for group, roots in groups().items()}
    return {
        name: (_ALWAYS,) if name in parts[_ALWAYS] else tuple(group for group in parts if name in parts[group])
        for name in sorted(frozenset[str]().union(*parts.values()))
    }


# ---------------------------------------------------------------------------------------------- licences


def licence(name: str) -> str:
    """The licence of a package as an expression of SPDX; empty if nothing states it."""
    if name in _STATED:
        return _STATED[name]
    try:
        about = metadata(name)
    except PackageNotFoundError:  # a package for another system
        return ""
    stated = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    if "\n" not in stated and (plain := _SAME.get(stated, stated)) in ALLOWED | {"Apache-2.0 OR BSD-3-Clause"}:
        return plain
    named = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License")]
    return " OR ".join(_CLASSIFIERS.get(each, each) for each in named)


def choices(expression: str) -> list[frozenset[str]]:
    """The licences of which a user of a package may choose one set."""
    return [frozenset(choice.split(" AND ")) for choice in expression.split(" OR ")]


def licences_page() -> str:
    """The text of the page about licences with its table up to date."""
    head, _, rest = LICENCES_PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    rows = [f"| `{name}` | {licence(name)} | {_used(groups)} |\n" for name, groups in by_package().items()]
    table = "| package | licence | installed |\n| --- | --- | --- |\n" + "".join(rows)
    return f"{head}{_BEGIN}{table}{_END}{rest.partition(_END)[2]}"


def _used(groups: Iterable[str]) -> str:
    return ", ".join(group if group == _ALWAYS else f"`{group}`" for group in groups)


# ---------------------------------------------------------------------------------------------- bill of materials


def bill_of_materials() -> str:
    """What Laur and all its extras install, as CycloneDX 1.6 in JSON. The same every time."""
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion

    from laur import __version__

    known, used = pins(), by_package()
    root = Component(name="laur", version=__version__, type=ComponentType.APPLICATION, bom_ref="laur")
    components = {name: _component(known[name]) for name in used}
    bom = Bom(components=components.values())
    bom.metadata.component = root
    direct = frozenset[str]().union(*groups().values())
    bom.register_dependency(root, [components[name] for name in sorted(direct)])
    for name, component in components.items():
        bom.register_dependency(component, [components[other] for other in used if name in known[other].wanted_by])
    printed = json.loads(make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string())
    del printed["serialNumber"], printed["metadata"]["timestamp"]  # they are different every time
    return json.dumps(printed, indent=2, sort_keys=True) + "\n"


def _component(pin: Pin) -> "Component":
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
    from cyclonedx.model.component import Component
    from packageurl import PackageURL

    stated = licence(pin.name)
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(f"https://pypi.org/project/{pin.name}/{pin.version}/"),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=checksum) for checksum in pin.checksums],
    )
    return Component(
        name=pin.name,
        version=pin.version,
        purl=PackageURL("pypi", name=pin.name, version=pin.version),
        bom_ref=f"{pin.name}@{pin.version}",
        licenses=[LicenseFactory().make_from_string(stated)] if stated else [],
        external_references=[files],
    )


if __name__ == "__main__":
    sys.stdout.write(bill_of_materials())
