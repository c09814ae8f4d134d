"""What `benchmarks.compare` measures."""

import statistics

from msgspec import Struct

LAUR = "Laur"
WITH_CERTIFICATES = "Laur, with certificates"
EACH_CERTIFIED = "Laur, a certificate each"
REFERENCE = "Laur, the reference announcements"
"""Names of generators: of Laur with sites of which something is expected."""


class Run(Struct, frozen=True):
    """One process: seconds on the clock, seconds of processor time, and the memory of its largest process."""

    wall: float
    cpu: float
    mebibytes: float
    together: float = 0.0
    """The most that all its processes held together, in MiB, shared pages counted once; 0 if not measured."""


class Case(Struct, frozen=True):
    """The runs of one generator on one site after one change."""

    peer: str
    """With its version."""
    size: int
    change: str
    pages: int
    runs: tuple[Run, ...]

    @property
    def generator(self) -> str:
        """Without its version."""
        return self.peer.rpartition(" ")[0]

    @property
    def median(self) -> float:
        """The median of processor time."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def median_wall(self) -> float:
        """The median of seconds on the clock."""
        return statistics.median(run.wall for run in self.runs)
