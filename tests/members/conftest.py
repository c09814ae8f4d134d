from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.members.servers import MemberServer, member_servers
from tests.members.unions import umbrella_of
from tests.sites import Site


@pytest.fixture(scope="session")
def three_servers() -> Iterator[list[MemberServer]]:
    with member_servers(3) as some:
        yield some


@pytest.fixture
def umbrella(tmp_path: Path, three_servers: list[MemberServer]) -> Site:
    return umbrella_of(tmp_path, three_servers)


@pytest.fixture
def servers(umbrella: Site, three_servers: list[MemberServer]) -> list[MemberServer]:
    return three_servers
