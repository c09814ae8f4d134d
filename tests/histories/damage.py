"""What happens to the output folder and to the caches outside of Laur."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random

from laur.source.database import FILE
from tests.histories.world import World

Damage = Callable[[World, Random], object]


# ---------------------------------------------------------------------------------------------- output


def _files(world: World) -> list[Path]:
    output = world.output
    return sorted(
        file for file in output.rglob("*") if file.is_file() and not file.is_symlink() and file.name != ".git"
    )


def _some(world: World, chance: Random) -> Path | None:
    files = _files(world)
    return chance.choice(files) if files else None


def delete_file(world: World, chance: Random) -> None:
    file = _some(world, chance)
    if file:
        file.unlink()


def delete_folder(world: World, chance: Random) -> None:
    file = _some(world, chance)
    if file:
        shutil.rmtree(file.parent)


def alter_file(world: World, chance: Random) -> None:
    """As many other bytes, with the times of before, or other bytes."""
    file = _some(world, chance)
    if file is None:
        return
    stat, data = file.stat(), file.read_bytes()
    if chance.random() < 0.5 and data:
        file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    else:
        file.write_bytes(chance.choice((b"", b"meddled", data + b" ", data[: len(data) // 2])))


def touch_files(world: World, chance: Random) -> None:
    """Times and permissions change, and no byte."""
    files = _files(world)
    for file in chance.sample(files, min(5, len(files))):
        stamp = chance.choice((0, 1_700_000_000))
        os.utime(file, (stamp, stamp))
        file.chmod(chance.choice((0o444, 0o644, 0o600)))


def forbid_writing(world: World, chance: Random) -> None:
    file = _some(world, chance)
    if file:
        file.chmod(0o444)
        file.parent.chmod(0o755)


def link_file(world: World, chance: Random) -> None:
    """A link, symbolic or hard, to a file with equal bytes elsewhere; a link to nothing; a link to itself."""
    file = _some(world, chance)
    if file is None:
        return
    elsewhere = world.folder / f"elsewhere-{chance.randrange(3)}"
    shutil.copyfile(file, elsewhere)
    file.unlink()
    way = chance.randrange(4)
    if way == 0:
        os.link(elsewhere, file)
    else:
        file.symlink_to((elsewhere, elsewhere, world.folder / "nothing", file)[way])


def change_what_is_linked(world: World, chance: Random) -> None:
    for file in sorted(world.folder.glob("elsewhere-*")):
        file.write_bytes(b"changed")


def link_folder(world: World, chance: Random) -> None:
    """A folder of the output becomes a link to a copy of it."""
    file = _some(world, chance)
    if file is None or file.parent == world.output:
        return
    elsewhere = world.folder / f"folder-{chance.randrange(3)}"
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.move(file.parent, elsewhere)
    file.parent.symlink_to(elsewhere)


def file_as_folder(world: World, chance: Random) -> None:
    file = _some(world, chance)
    if file:
        file.unlink()
        file.mkdir()
        (file / "w").write_bytes(b"x")


def folder_as_file(world: World, chance: Random) -> None:
    file = _some(world, chance)
    if file and file.parent != world.output:
        shutil.rmtree(file.parent)
        file.parent.write_bytes(b"x")


def put_pipe(world: World, chance: Random) -> None:
    file = _some(world, chance)
    if file:
        file.unlink()
        os.mkfifo(file)


def put_files_of_others(world: World, chance: Random) -> None:
    """Some to be removed, and some to stay: hidden ones at the top."""
    for path in chance.sample(("obcy.txt", "aktualnosci/obcy.html", "nowy/x/y.txt", ".git/HEAD", "assets/obcy.css"), 2):
        file = world.output / path
        if file.parent.exists() and not file.parent.is_dir():
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"obcy")


def rename_by_case(world: World, chance: Random) -> None:
    file = _some(world, chance)
    if file and not (file.with_name(file.name.upper())).exists():
        file.rename(file.with_name(file.name.upper()))


def swap_files(world: World, chance: Random) -> None:
    files = _files(world)
    if len(files) > 1:
        one, other = chance.sample(files, 2)
        aside = world.folder / "aside"
        one.rename(aside)
        other.rename(one)
        aside.rename(other)


def delete_output(world: World, _chance: Random) -> None:
    if world.output.is_dir():
        shutil.rmtree(world.output)


def copy_output(world: World, _chance: Random) -> None:
    """As a backup that is put back: every file has another inode."""
    if world.output.is_dir():
        aside = world.folder / "backup"
        shutil.copytree(world.output, aside, symlinks=True)
        shutil.rmtree(world.output)
        aside.rename(world.output)


def leave_staging(world: World, _chance: Random) -> None:
    staging = world.output.with_name(f".{world.output.name}.staging")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    (staging / "index.html").write_bytes(b"old")


# ---------------------------------------------------------------------------------------------- caches


def delete_cache(world: World, _chance: Random) -> None:
    shutil.rmtree(world.cache, ignore_errors=True)


def damage_cache(world: World, chance: Random) -> None:
    """Bytes are flipped, overwritten or cut off, in the database or beside it."""
    files = [file for file in sorted(world.cache.rglob("*")) if file.is_file()]
    if not files:
        return
    file = chance.choice([*files, *[file for file in files if file.name == FILE] * 3])
    data = bytearray(file.read_bytes())
    if not data:
        return
    at, way = chance.randrange(len(data)), chance.randrange(4)
    if way == 0:
        data[at] ^= 1 << chance.randrange(8)
    elif way == 1:
        data[at : at + 64] = chance.randbytes(min(64, len(data) - at))
    elif way == 2:
        del data[at:]
    else:
        data[:] = chance.choice((b"", b"not a database", bytes(len(data))))
    file.write_bytes(bytes(data))


def keep_cache(world: World, _chance: Random) -> None:
    """Copies the cache, for `restore_cache` to put back later."""
    kept = world.folder / "kept-cache"
    shutil.rmtree(kept, ignore_errors=True)
    if world.cache.is_dir():
        shutil.copytree(world.cache, kept)


def restore_cache(world: World, _chance: Random) -> None:
    """An earlier cache comes back, as from a service that builds the site."""
    kept = world.folder / "kept-cache"
    if kept.is_dir():
        shutil.rmtree(world.cache, ignore_errors=True)
        shutil.copytree(kept, world.cache)


def take_cache_of_another_site(world: World, chance: Random) -> None:
    """One that a build of other content wrote, to an output folder of the same name or elsewhere."""
    other = World(world.folder / "other", world.shared)
    other.put("content/news/alfa.md", b"---\ntitle: Inna Alfa\n---\nInny tekst.\n")
    other.put("content/media/znak.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    other.build()
    shutil.rmtree(world.cache, ignore_errors=True)
    shutil.copytree(other.cache, world.cache)
    shutil.rmtree(other.folder)


@contextmanager
def another_version(world: World, number: int) -> Iterator[None]:
    """Within this context, a library that Laur uses has another version as well."""
    import sys

    folder = world.folder / f"libraries-{number}"
    (folder / f"jinja2-{number}.9.9.dist-info").mkdir(parents=True, exist_ok=True)
    sys.path.append(str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))


OUTPUT: Mapping[Damage, int] = {
    delete_file: 3,
    delete_folder: 2,
    alter_file: 4,
    touch_files: 2,
    forbid_writing: 1,
    link_file: 3,
    change_what_is_linked: 2,
    link_folder: 1,
    file_as_folder: 1,
    folder_as_file: 1,
    put_pipe: 1,
    put_files_of_others: 2,
    rename_by_case: 1,
    swap_files: 2,
    delete_output: 1,
    copy_output: 1,
    leave_staging: 1,
}
CACHE: Mapping[Damage, int] = {
    delete_cache: 2,
    damage_cache: 6,
    keep_cache: 2,
    restore_cache: 3,
    take_cache_of_another_site: 1,
}
