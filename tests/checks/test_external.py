"""Links to other sites, asked of a real server with real faults; only the clock and waiting are the test's own."""

import csv
import json
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from msgspec.structs import replace

from laur.build import plan_site
from laur.checks.external import FILE, ExternalCheckOptions, check_external
from laur.checks.external.answers import DAY, CachedAnswer, Verdict, recall
from laur.checks.external.network import network
from laur.checks.external.source_notes import SOURCES_FILE, content_digest
from laur.checks.external.visits import (
    MOST_REDIRECTS,
    PAUSE_SECONDS,
    ExternalServices,
    HttpReply,
    NoAnswerError,
    visit,
    visit_all,
)
from laur.pages.plan import SitePlan
from laur.problems import Problem
from laur.source.options import Options
from tests.checks.test_lints import site_plan_of
from tests.sites import DAY as BUILD_DAY
from tests.sites import Site, SiteFactory

NOON = 1_700_000_000.0


class Server(ThreadingHTTPServer):
    """A site on which each path misbehaves in its own way, and that notes who asked for what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.is_over = threading.Event()
        self.is_gone = False
        """Whether `/once` does not exist any more."""
        self.agents: set[str] = set()
        self.lock = threading.Lock()
        self.address = f"http://127.0.0.1:{self.server_address[1]}"

    def times(self, path: str) -> int:
        return sum(line.endswith(f" {path}") for line in self.asked)


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        here = self.server
        with here.lock:
            here.asked.append(f"{self.command} {self.path}")
            here.agents.add(self.headers.get("User-Agent", ""))
        self._as_the_path_says(here.times(self.path))

    def _as_the_path_says(self, time: int) -> None:
        word = self.path.strip("/").partition("/")[0]
        if word == "broken":
            self.close_connection = True
            self.connection.close()
            return
        if word == "slow":
            self.server.is_over.wait()
        if word == "dripping":
            self._drip()
            return
        status, headers = reply(word, self.command, time)
        if word == "once" and self.server.is_gone:
            status = 410
        page = f"<p>Wynik</p><script>{time}</script>".encode() if word == "changing" else b""
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers, "Content-Length": str(len(page))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(page)

    def _drip(self) -> None:
        """Sends headers without end, a sign at a time."""
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            while not self.server.is_over.wait(0.05):
                self.wfile.write(b"a")
                self.wfile.flush()


def reply(word: str, method: str, time: int) -> tuple[int, dict[str, str]]:
    """Status and headers of a path that begins with a word, asked for so often."""
    first = time == 1
    special: dict[str, tuple[int, dict[str, str]]] = {
        "flaky": (500 if time <= 2 else 200, {}),  # HEAD and GET each fail once
        "head-no": (405 if method == "HEAD" else 200, {}),
        "head-lies": (404 if method == "HEAD" else 200, {}),
        "wait": (429, {"Retry-After": "7"}) if first else (200, {}),
        "wait-until": (503, {"Retry-After": formatdate(NOON + 9, usegmt=True)}) if first else (200, {}),
        "wait-long": (503, {"Retry-After": "86400"}),
    }
    if word in MOVES:
        return MOVES[word][0], {"Location": MOVES[word][1]}
    return special.get(word, (int(word) if word.isdigit() else 200, {}))


MOVES = {
    "moved": (301, "/new/"),
    "moved-twice": (308, "/moved"),
    "moved-to-nothing": (301, "/404"),
    "lent": (302, "/new/"),
    "lent-then-moved": (307, "/moved"),
    "circle": (301, "/circle"),
    "ring": (302, "/ring-back"),
    "ring-back": (302, "/ring"),
}


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.is_over.set()
    made.shutdown()
    made.server_close()
    thread.join()


class Clock:
    """Waiting that takes no time, and is noted."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.time = NOON
        self.lock = threading.Lock()

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.waits.append(seconds)

    def now(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> ExternalServices:
    return ExternalServices(network("https://example.org/", allows_private=True).ask, clock.sleep, clock.now)


@pytest.mark.parametrize(
    ("path", "verdict", "reason"),
    [
        ("/200", Verdict.THERE, ""),
        ("/flaky", Verdict.THERE, ""),
        ("/head-no", Verdict.THERE, ""),
        ("/head-lies", Verdict.THERE, ""),
        ("/wait", Verdict.THERE, ""),
        ("/wait-until", Verdict.THERE, ""),
        ("/403", Verdict.THERE, ""),
        ("/999", Verdict.THERE, ""),
        ("/404", Verdict.DEAD, "HTTP 404"),
        ("/410", Verdict.DEAD, "HTTP 410"),
        ("/circle", Verdict.DEAD, "circle"),
        ("/ring", Verdict.DEAD, "circle"),
        ("/moved-to-nothing", Verdict.DEAD, "HTTP 404"),
        ("/500", Verdict.UNANSWERED, "HTTP 500"),
        ("/429", Verdict.UNANSWERED, "HTTP 429"),
        ("/wait-long", Verdict.UNANSWERED, "HTTP 503"),
        ("/broken", Verdict.UNANSWERED, "refused"),
        ("/lent", Verdict.THERE, ""),
        ("/lent-then-moved", Verdict.THERE, ""),
        ("/moved", Verdict.MOVED, ""),
        ("/moved-twice", Verdict.MOVED, ""),
    ],
)
def test_each_answer_is_understood(server: Server, world: ExternalServices, path: str, verdict: Verdict, reason: str):
    answer = visit(server.address + path, world)
    assert (answer.verdict, answer.reason) == (verdict, reason)
    assert answer.moved_to == (f"{server.address}/new/" if verdict is Verdict.MOVED else None)


def test_what_is_there_is_asked_for_once_and_without_its_content(server: Server, world: ExternalServices):
    visit(f"{server.address}/200", world)
    assert server.asked == ["HEAD /200"]


def test_who_asks_says_so(server: Server, world: ExternalServices):
    visit(f"{server.address}/200", world)
    (agent,) = server.agents
    assert agent.startswith("Laur/")
    assert "https://example.org/" in agent


def test_faults_that_may_pass_are_tried_three_times_with_growing_pauses(
    server: Server, world: ExternalServices, clock: Clock
):
    visit(f"{server.address}/500", world)
    assert Counter(server.asked) == {"HEAD /500": 3, "GET /500": 3}
    assert clock.waits == [1.0, 4.0]


def test_a_server_is_given_the_time_that_it_asks_for(server: Server, world: ExternalServices, clock: Clock):
    visit(f"{server.address}/wait", world)
    visit(f"{server.address}/wait-until", world)
    assert clock.waits == [7.0, 9.0]


def test_who_asks_for_too_much_time_is_not_asked_again(server: Server, world: ExternalServices, clock: Clock):
    visit(f"{server.address}/wait-long", world)
    assert (len(server.asked), clock.waits) == (1, [])


def test_what_is_gone_is_not_asked_for_again(server: Server, world: ExternalServices, clock: Clock):
    visit(f"{server.address}/404", world)
    assert (server.asked, clock.waits) == (["HEAD /404", "GET /404"], [])


def test_a_slow_server_is_not_waited_for(server: Server, clock: Clock):
    hasty = network(None, allows_private=True, read_seconds=0.05).ask
    answer = visit(f"{server.address}/slow", ExternalServices(hasty, clock.sleep, clock.now))
    assert (answer.verdict, answer.reason, clock.waits) == (Verdict.UNANSWERED, "late", [1.0, 4.0])


def test_a_server_that_sends_its_headers_sign_by_sign_is_not_waited_for(server: Server, clock: Clock):
    """Each read is in time, but the whole is not."""
    ask = network(None, allows_private=True, read_seconds=5, whole=0.3).ask
    answer = visit(f"{server.address}/dripping", ExternalServices(ask, clock.sleep, clock.now))
    assert (answer.verdict, answer.reason) == (Verdict.UNANSWERED, "late")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{port}/200", "http://localhost:{port}/200", "http://[::ffff:127.0.0.1]:{port}/200"]
)
def test_a_link_into_a_private_network_is_not_followed(server: Server, clock: Clock, address: str):
    port = server.address.rpartition(":")[2]
    ask = network(None).ask
    answer = visit(address.format(port=port), ExternalServices(ask, clock.sleep, clock.now))
    assert (answer.verdict, answer.reason, clock.waits) == (Verdict.UNANSWERED, "private", [])
    assert server.asked == []


def test_redirects_without_end_come_to_an_end(clock: Clock):
    asked: list[str] = []

    def ask(_method: str, address: str) -> HttpReply:
        asked.append(address)
        return HttpReply(302, f"{address}x")

    assert visit("https://deep.example/", ExternalServices(ask, clock.sleep, clock.now)).verdict is Verdict.DEAD
    assert len(asked) == MOST_REDIRECTS


def test_one_host_is_asked_one_thing_at_a_time_with_pauses(server: Server, world: ExternalServices, clock: Clock):
    asking, others = threading.Lock(), []

    def ask(method: str, address: str) -> HttpReply:
        if not asking.acquire(blocking=False):
            others.append(address)
            asking.acquire()
        try:
            return world.ask(method, address)
        finally:
            asking.release()

    answers = visit_all([f"{server.address}/page-{n}" for n in range(12)], replace(world, ask=ask))
    assert {answer.verdict for answer in answers.values()} == {Verdict.THERE}
    assert others == []
    assert clock.waits == [PAUSE_SECONDS] * 11


def test_several_hosts_are_asked_at_once():
    meeting = threading.Barrier(4, timeout=10)

    def ask(_method: str, _address: str) -> HttpReply:
        meeting.wait()  # raises unless four hosts are being asked at the same time
        return HttpReply(200)

    answers = visit_all(
        [f"https://{n}.example/" for n in range(4)], ExternalServices(ask, lambda _: None, lambda: NOON)
    )
    assert len(answers) == 4


def test_a_host_that_is_not_known_is_gone_but_not_where_no_host_is():
    def ask(_method: str, address: str) -> HttpReply:
        if "here" in address:
            return HttpReply(200)
        raise NoAnswerError("no-host")

    alone = ExternalServices(ask, lambda _: None, lambda: NOON)
    assert visit_all(["https://no.example/"], alone)["https://no.example/"].verdict is Verdict.UNANSWERED
    both = visit_all(["https://no.example/", "https://here.example/"], alone)
    assert both["https://no.example/"].verdict is Verdict.DEAD


# ---------------------------------------------------------------------------------------------- a site


def tree(address: str) -> str:
    return f"""
== content/organisations/alfa.md
---
name: Alfa
url: {address}/404/alfa
---
== content/news/a.md
---
title: A
sources:
  - {{title: Źródło, url: {address}/moved}}
---
[Lista]({address}/200#dalej), [druga]({address}/200#niżej) i [poczta](mailto:biuro@example.org)

![Odznaka]({address}/500/o.png)
"""


def reported(site_plan: SitePlan, world: ExternalServices) -> list[tuple[str, str, int, int]]:
    found: tuple[Problem, ...] = check_external(site_plan, ExternalCheckOptions(world))
    return sorted((p.code, p.path, p.place.line, p.place.column) for p in found)


def test_a_site_is_reported_what_is_wrong_with_its_links_where_they_stand(
    site: SiteFactory, server: Server, world: ExternalServices
):
    made = site_plan_of(site(tree(server.address)))
    assert reported(made, world) == [
        ("link-dead", "organisations/alfa.md", 3, 6),
        ("link-moved", "news/a.md", 4, 26),
        ("link-unanswered", "news/a.md", 8, 12),
    ]
    assert server.times("/200") == 1
    assert not any("mailto" in line or "#" in line for line in server.asked)


def test_answers_are_believed_for_a_week_and_bad_ones_for_less(
    site: SiteFactory, server: Server, world: ExternalServices, clock: Clock
):
    made = site(tree(server.address))
    first = reported(site_plan_of(made), world)
    file = made.folder / ".laur" / FILE
    assert set(json.loads(file.read_text())) == {f"{server.address}/{path}" for path in ("200", "moved", "404/alfa")}
    server.asked.clear()
    clock.time += DAY / 2
    assert reported(site_plan_of(made), world) == first
    assert {line.split("/")[1] for line in server.asked} == {"500"}
    server.asked.clear()
    clock.time += 2 * DAY
    reported(site_plan_of(made), world)
    assert {line.split("/")[1] for line in server.asked} == {"500", "404"}
    server.asked.clear()
    clock.time += 7 * DAY
    reported(site_plan_of(made), world)
    assert {line.split("/")[1] for line in server.asked} == {"500", "404", "200", "moved", "new"}


def test_what_a_site_no_longer_links_to_is_forgotten(site: SiteFactory, server: Server, world: ExternalServices):
    made = site(tree(server.address))
    reported(site_plan_of(made), world)
    made.write("content/news/a.md", "---\ntitle: A\n---\n")
    reported(site_plan_of(made), world)
    assert set(recall(made.folder / ".laur" / FILE, NOON)) == {f"{server.address}/404/alfa"}


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b'{"https://a/": 1}'])
def test_a_damaged_memory_costs_time_and_no_more(
    site: SiteFactory, server: Server, world: ExternalServices, data: bytes
):
    made = site(tree(server.address)).write(f".laur/{FILE}", data)
    assert len(reported(site_plan_of(made), world)) == 3


def test_an_answer_from_the_future_is_not_believed(tmp_path: Path):
    file = tmp_path / FILE
    file.write_text(json.dumps({"https://a/": {"verdict": "there", "at": NOON + 5}}))
    assert recall(file, NOON) == {}
    assert recall(file, NOON + 6) == {"https://a/": CachedAnswer(Verdict.THERE, NOON + 5)}


def test_a_site_that_cannot_be_read_is_not_asked_about(site: SiteFactory, world: ExternalServices, tmp_path: Path):
    made: Site = site("== content/news/a.md\n---\ntitle: A\n---\n")
    options = Options(content=tmp_path / "nowhere", layouts=made.layouts, output=made.output, day=BUILD_DAY)
    assert check_external(plan_site(options, lambda _zone: BUILD_DAY), ExternalCheckOptions(world)) == ()


# ---------------------------------------------------------------------------------------------- sources


SOURCED = """
== content/site.yaml
title: Próba
base_url: https://proba.example/
time_zone: Europe/Warsaw
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/a.md
---
title: A
sources:
  - {title: Kapituła, url: "SERVER/changing/a?x"}
certificates:
  - {id: a-1, organisation: alfa, scheme: znak, sources: [{title: Lista, url: "SERVER/once"}]}
---
[Zwykły link](SERVER/200/other)
"""


def sourced(site: SiteFactory, server: Server) -> Site:
    return site(SOURCED.replace("SERVER", server.address))


def notes_of(made: Site) -> dict[str, dict[str, str]]:
    stored = json.loads((made.content / SOURCES_FILE).read_text(encoding="utf-8"))
    notes: dict[str, dict[str, str]] = stored["sources"]
    return notes


@pytest.fixture
def reading(clock: Clock) -> ExternalServices:
    real = network("https://example.org/", allows_private=True)
    return ExternalServices(real.ask, clock.sleep, clock.now, real.read)


def checked(made: Site, world: ExternalServices) -> list[tuple[str, int, dict[str, str]]]:
    found = check_external(site_plan_of(made), ExternalCheckOptions(world))
    return [(each.code, each.place.line, each.values) for each in found]


def test_the_day_and_a_digest_of_each_source_are_noted_with_the_content(
    site: SiteFactory, server: Server, clock: Clock, reading: ExternalServices
):
    made = sourced(site, server)
    assert checked(made, reading) == []
    first = notes_of(made)
    assert set(first) == {f"{server.address}/changing/a?x", f"{server.address}/once"}
    assert {(each["seen"], each["since"]) for each in first.values()} == {("2023-11-14", "2023-11-14")}
    text = (made.content / SOURCES_FILE).read_text(encoding="utf-8")
    assert sum(server.address in line for line in text.splitlines()) == 2  # a line each, for readable diffs
    asked = len(server.asked)
    assert checked(made, reading) == []
    assert len(server.asked) == asked  # nothing is asked twice within the week
    assert (made.content / SOURCES_FILE).read_text(encoding="utf-8") == text
    clock.time += 10 * DAY
    checked(made, reading)
    later = notes_of(made)
    same, changed = later[f"{server.address}/changing/a?x"], first[f"{server.address}/changing/a?x"]
    assert (same["seen"], same["since"], same["digest"]) == ("2023-11-24", "2023-11-14", changed["digest"])


def test_a_source_that_is_gone_is_reported_with_the_day_on_which_it_was_last_seen(
    site: SiteFactory, server: Server, clock: Clock, reading: ExternalServices
):
    made = sourced(site, server)
    checked(made, reading)
    shutil.rmtree(made.folder / ".laur", ignore_errors=True)  # the notes do not depend on the cache
    clock.time += 400 * DAY
    server.is_gone = True
    ((code, line, values),) = checked(made, reading)
    assert (code, line, values["seen"], values["target"]) == ("source-gone", 6, "2023-11-14", f"{server.address}/once")
    assert values["day"] == "20231114"
    assert notes_of(made)[f"{server.address}/once"]["seen"] == "2023-11-14"
    made.edit("content/news/a.md", '/once"}', f'/once", archived: "{server.address}/200/copy"' + "}")
    assert checked(made, reading) == []


def test_a_source_that_nobody_saw_is_reported_like_any_link(
    site: SiteFactory, server: Server, reading: ExternalServices
):
    server.is_gone = True
    made = sourced(site, server)
    assert [code for code, _, _ in checked(made, reading)] == ["link-dead"]


def test_a_source_that_refuses_programs_is_not_noted(site: SiteFactory, server: Server, reading: ExternalServices):
    made = site(SOURCED.replace("SERVER/once", "SERVER/403").replace("SERVER", server.address))
    assert checked(made, reading) == []
    assert set(notes_of(made)) == {f"{server.address}/changing/a?x"}


@pytest.mark.parametrize(
    "text", ["<<<<<<< HEAD\n{}", '{"version": 2, "sources": {}}', '{"version": 1, "sources": []}', ""]
)
def test_a_damaged_file_of_notes_is_reported_and_left_as_it_is(
    site: SiteFactory, server: Server, reading: ExternalServices, text: str
):
    made = sourced(site, server).write(f"content/{SOURCES_FILE}", text)
    assert [code for code, _, _ in checked(made, reading)] == ["sources-file"]
    assert (made.content / SOURCES_FILE).read_text(encoding="utf-8") == text


def test_a_page_has_the_same_digest_whatever_its_scripts_and_markup():
    one = b"<html><head><title>T</title><script>var n=1</script></head><body><p class=a>Wynik:  <b>136</b></p></body>"
    two = b"<title>T</title><style>p{}</style><script>var n=22</script><p class=b>Wynik: <b>136</b>"
    assert content_digest("text/html; charset=utf-8", one) == content_digest("TEXT/HTML", two)
    assert content_digest("text/html", one) != content_digest("text/html", one.replace(b"136", b"137"))
    assert content_digest("application/pdf", one) != content_digest("application/pdf", two)


def test_readers_and_data_get_the_archived_copy_of_a_source(site: SiteFactory):
    made = site(SOURCED.replace("SERVER", "https://jury.example"))
    made.edit("content/news/a.md", '/once"}', '/once", archived: "https://archiv.example/1"}').build()
    certificate = "/certyfikaty/a-1/"
    assert "https://archiv.example/1" in made.links(certificate)
    assert "Lista ( kopia archiwalna )" in made.text(certificate)
    expected = {"url": "https://jury.example/once", "title": "Lista", "archived": "https://archiv.example/1"}
    (entry,) = json.loads(made.read("/certyfikaty/register.json"))["certificates"]
    assert entry["sources"] == [expected]
    assert json.loads(made.read(f"{certificate}index.json"))["sources"] == [expected]
    (row,) = csv.DictReader(made.read("/certyfikaty/register.csv").splitlines())
    assert (row["sources"], row["sources_archived"]) == ("https://jury.example/once", "https://archiv.example/1")
    assert '"archivedAt":"https://archiv.example/1"' in made.read(certificate).replace('": "', '":"')
