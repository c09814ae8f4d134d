"""What an editor, a designer and an operator do: edits by chance of everything that a build reads."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import yaml
from msgspec.structs import replace

from tests.build.test_incremental_equals_clean import member_copy
from tests.histories import documents
from tests.histories.values import value_of
from tests.histories.world import World
from tests.photographs import photograph
from tests.sites import DAY

Edit = Callable[[World, Random], object]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="{}" height="9"/></svg>\n'
NAMES = ("alfa", "beta", "gamma", "delta", "zeta", "Alfa", "żółw", "a b", "2024-03-01-dzień")
TOO_SLOW = frozenset({"search", "cms"})
"""Features that take seconds, or a program from npm; `search` has a step of its own."""


# ---------------------------------------------------------------------------------------------- documents


def _documents(world: World) -> list[str]:
    return sorted(file.relative_to(world.content).as_posix() for file in world.content.rglob("*.md"))


def _read(world: World, path: str) -> tuple[dict[str, object], str]:
    """The front matter and body of a document; those of a new one where it cannot be read."""
    try:
        return documents.parts((world.content / path).read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return {"title": "Nowy", "name": "Nowa"}, "Tekst.\n"


def _save(world: World, path: str, text: str, chance: Random) -> None:
    """Saves as programs do: in place, or as a new file that takes the place of the old one."""
    file = world.content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if chance.random() < 0.5:
        file.write_text(text, "utf-8")
        return
    aside = file.with_name(f".{file.name}.part")
    aside.write_text(text, "utf-8")
    aside.replace(file)


def write_body(world: World, chance: Random) -> None:
    path = chance.choice(_documents(world))
    front, _ = _read(world, path)
    _save(world, path, documents.text_with(documents.kind_of(path), front, documents.body_by(chance)), chance)


def write_key(world: World, chance: Random) -> str:
    """One key of a document, or of ``site.yaml``, gets another value, or is removed."""
    paths = [*_documents(world), "site.yaml", "site.yaml"]
    path = chance.choice(paths)
    kind = documents.kind_of(path)
    front, body = documents.parts((world.content / path).read_text("utf-8")) if kind == "site" else _read(world, path)
    field = chance.choice(documents.fields(kind))
    if field.key in front and chance.random() < 0.3:
        del front[field.key]
    else:
        front[field.key] = value_of(field, chance, documents.known_in(world.content))
    features = front.get("features")
    if kind == "site" and isinstance(features, dict):
        front["features"] = {key: value for key, value in features.items() if key not in TOO_SLOW}
    _save(world, path, documents.text_with(kind, front, body), chance)
    return f"{kind}.{field.key}"


def write_announcement(world: World, chance: Random) -> None:
    """A new one, or another text in place of one, with some of the keys that there are."""
    name = chance.choice(NAMES)
    front: dict[str, object] = {"title": f"Wiadomość {name}"}
    known = documents.known_in(world.content)
    for field in chance.sample(documents.fields("announcement"), 2):
        front[field.key] = value_of(field, chance, known)
    _save(world, f"news/{name}.md", documents.text_with("announcement", front, documents.body_by(chance)), chance)


def write_certificate(world: World, chance: Random) -> None:
    holder = chance.choice(documents.ORGANISATIONS)
    entry = {
        "id": f"{holder}-znak" + chance.choice(("", "-2")),
        "organisation": holder,
        "scheme": chance.choice(documents.SCHEMES),
        "valid_from": chance.choice(("2023", "2023-01-01", "2024-05")),
        "valid_until": chance.choice(("2024-06-05", "2024-06", "2025", "open")),
    }
    front = {"title": f"Znak: {holder}", "date": "2024-02-02", "certificates": [entry]}
    _save(world, f"news/znak-{holder}.md", documents.text_with("announcement", front, "Jest.\n"), chance)


def write_document(world: World, chance: Random) -> None:
    """A new organisation, scheme, page, translation or comment."""
    name, kind = chance.choice(("delta", "zeta", "nowa")), chance.choice(("organisation", "scheme", "page", "comment"))
    required: Mapping[str, dict[str, object]] = {
        "organisation": {"name": f"Klaster {name}"},
        "scheme": {"name": f"Znak {name}"},
        "page": {"title": f"Strona {name}"},
        "comment": {"author": name},
    }
    folder = f"news/{chance.choice(documents.NEWS)}.comments" if kind == "comment" else documents.FOLDERS[kind]
    text = documents.text_with(kind, required[kind], documents.body_by(chance))
    _save(world, f"{folder}/{name}.md", text, chance)


def translate(world: World, chance: Random) -> None:
    name = chance.choice(documents.NEWS)
    front = {"title": f"{name} in English", "lang": "en", "translation_of": f"{name}.md"}
    _save(world, f"news/en-{name}.md", documents.text_with("announcement", front, "Text.\n"), chance)


def delete(world: World, chance: Random) -> None:
    file = world.content / chance.choice(_documents(world))
    file.unlink()


def rename(world: World, chance: Random) -> None:
    """To another name, or to one that differs in case alone."""
    file = world.content / chance.choice(_documents(world))
    other = file.stem.swapcase() if chance.random() < 0.4 else chance.choice(NAMES)
    file.rename(file.with_name(f"{other}.md"))


def move(world: World, chance: Random) -> None:
    """Into a folder, or out of one."""
    file = world.content / chance.choice(_documents(world))
    root = world.content / file.relative_to(world.content).parts[0]
    target = root / chance.choice((".", "2024", "2024/06")) / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    file.rename(target)


def break_document(world: World, chance: Random) -> None:
    path = chance.choice(_documents(world))
    broken = ("---\ntitle: [\n---\n", "---\ntitle: A\n", "", "\x00\x01", "---\nname: A\nnie-ma: 1\n---\n", "title: A")
    _save(world, path, chance.choice(broken), chance)


def write_odd_bytes(world: World, chance: Random) -> None:
    """Line ends of Windows, a byte order mark, bytes that are no UTF-8."""
    file = world.content / chance.choice(_documents(world))
    data = file.read_bytes()
    file.write_bytes(
        chance.choice((data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data, data + b"\xff\n", data + b"\n"))
    )


# ---------------------------------------------------------------------------------------------- times


def rewrite_in_the_same_second(world: World, chance: Random) -> None:
    """Other bytes, as many, with the times of before."""
    file = world.content / chance.choice(_documents(world))
    stat, data = file.stat(), file.read_bytes()
    for old, new in ((b"Tekst", b"Tresc"), (b"jest", b"byly"), (b"Klaster", b"Zrzeszy"), (b"a", b"o")):
        if old in data:
            at = data.rindex(old)
            data = data[:at] + new + data[at + len(old) :]
            break
    file.write_bytes(data)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def set_times(world: World, chance: Random) -> None:
    """Back, or to the future, or the same for all."""
    stamp = chance.choice((0, 10**9, 1_700_000_000 * 10**9, 4_000_000_000 * 10**9))
    for file in chance.sample(sorted(world.content.rglob("*.*")), 3):
        os.utime(file, ns=(stamp, stamp))


def swap(world: World, chance: Random) -> None:
    """Two documents of a folder take each other's name."""
    files = sorted((world.content / "news").glob("*.md"))
    if len(files) < 2:
        return
    one, other = chance.sample(files, 2)
    aside = one.with_name(".aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def rest(_world: World, _chance: Random) -> None:
    """Long enough for files to be known by their times."""
    time.sleep(0.06)


# ---------------------------------------------------------------------------------------------- files


def write_media(world: World, chance: Random) -> None:
    made: Sequence[tuple[str, Callable[[], bytes]]] = (
        ("media/znak.svg", lambda: SVG.format(chance.randrange(1, 10)).encode()),
        ("media/nowy.svg", lambda: SVG.format(chance.randrange(1, 10)).encode()),
        ("media/regulamin.txt", f"Regulamin {chance.randrange(5)}\n".encode),
        ("media/zdjecie.jpg", lambda: photograph(chance.choice((40, 60)), 30, turn=chance.choice((1, 6)))),
        ("news/alfa.jpg", lambda: photograph(50, chance.choice((30, 40)))),
        ("media/zly.svg", lambda: b"<svg"),
        ("media/zdjecie.jpg", lambda: b"\xff\xd8 broken"),
    )
    path, data = chance.choice(made)
    world.put(f"content/{path}", data())


def delete_media(world: World, chance: Random) -> None:
    files = sorted((world.content / "media").glob("*"))
    if files:
        chance.choice(files).unlink()


def pull(world: World, chance: Random) -> None:
    """A member's register, and another copy of it."""
    front, _ = documents.parts((world.content / "site.yaml").read_text("utf-8"))
    front["members"] = {"m": {"name": "Członek", "register": "https://m.example/register.json"}}
    world.put("content/site.yaml", documents.text_with("site", front, "").encode())
    until, words = chance.choice(("2024-06-05", "2025", "open")), chance.choice("ab")
    world.put("content/members/m.json", member_copy(until, words, is_gone=chance.random() < 0.3))


# ---------------------------------------------------------------------------------------------- layouts


def _layout(world: World, chance: Random, pattern: str) -> Path:
    return chance.choice(sorted(world.layouts.glob(pattern)))


def edit_layout(world: World, chance: Random) -> None:
    """Words after an element somewhere, or one line twice, or without one: some are mistakes."""
    file = _layout(world, chance, chance.choice(("*.html", "parts/*.html", "*.xml", "*.svg", "*.json", "*.txt")))
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = chance.randrange(len(lines))
    new = chance.choice((["<!-- nowe -->\n"], ["{# uwaga #}\n"], [], [lines[at], lines[at]], ["\n", lines[at]]))
    file.write_text("".join([*lines[:at], *new, *lines[at + 1 :]]), "utf-8")


def edit_asset(world: World, chance: Random) -> None:
    """A style, a script, a font or another file of the layouts."""
    files = [file for file in sorted((world.layouts / "assets").rglob("*")) if file.is_file()]
    file = chance.choice(files)
    file.write_bytes(file.read_bytes() + chance.choice((b"\n/* a */\n", b"\n/* b */\n", b"\n")))


def new_asset(world: World, chance: Random) -> None:
    world.put(f"layouts/assets/nowy-{chance.randrange(2)}.css", b"body { color: red }\n")


def edit_wording(world: World, chance: Random) -> None:
    file = _layout(world, chance, "language/*.yaml")
    lines = file.read_text("utf-8").splitlines(keepends=True)
    numbers = [at for at, line in enumerate(lines) if ": " in line and not line.startswith("#")]
    at = chance.choice(numbers)
    key, _, words = lines[at].partition(": ")
    lines[at] = f"{key}: {chance.choice(('Inne słowa', words.strip(), words.strip() + ' ', '{nie-ma}'))}\n"
    file.write_text("".join(lines), "utf-8")


# ---------------------------------------------------------------------------------------------- how it is built


def switch_day(world: World, chance: Random) -> None:
    world.state = replace(world.state, day=DAY + timedelta(days=chance.randrange(-400, 400)))


def switch_visibility(world: World, chance: Random) -> None:
    world.state = replace(world.state, drafts=chance.random() < 0.5, future=chance.random() < 0.5)


def switch_base_url(world: World, chance: Random) -> None:
    urls = (None, "https://example.org/", "https://example.org/p/", "https://inna.example/a/b/")
    world.state = replace(world.state, base_url=chance.choice(urls))


def switch_output(world: World, chance: Random) -> None:
    world.state = replace(world.state, output=chance.choice(("site", "public", "Site")))


def switch_jobs(world: World, _chance: Random) -> None:
    world.state = replace(world.state, jobs=2 if world.state.jobs == 1 else 1)


def switch_atomic(world: World, _chance: Random) -> None:
    world.state = replace(world.state, atomic=not world.state.atomic)


def forget_everything(world: World, chance: Random) -> None:
    """As in a fresh clone on another machine: all files are new, with the same bytes."""
    with suppress(OSError):
        for file in sorted(world.content.rglob("*")):
            if file.is_file():
                data = file.read_bytes()
                file.unlink()
                file.write_bytes(data)


CONTENT: Mapping[Edit, int] = {
    write_body: 6,
    write_key: 14,
    write_announcement: 5,
    write_certificate: 4,
    write_document: 4,
    translate: 2,
    delete: 3,
    rename: 3,
    move: 2,
    swap: 1,
    break_document: 2,
    write_odd_bytes: 2,
    rewrite_in_the_same_second: 3,
    set_times: 2,
    write_media: 5,
    delete_media: 1,
    pull: 1,
    edit_layout: 4,
    edit_asset: 3,
    new_asset: 1,
    edit_wording: 3,
    forget_everything: 1,
}
"""Edits of files, each with how often it happens beside the others. One that makes the site unfit is taken back."""

BUILD: Mapping[Edit, int] = {
    rest: 8,
    switch_day: 3,
    switch_visibility: 2,
    switch_base_url: 2,
    switch_output: 2,
    switch_jobs: 1,
    switch_atomic: 3,
}
"""Everything else that a build depends on."""
