"""The energy counters of processors and their memory (RAPL), where Linux shows them.

Many kernels show them to root alone, and most virtual machines not at all: then there are none.
https://www.kernel.org/doc/Documentation/ABI/testing/sysfs-class-powercap
"""
import os
import re
from typing import Dict, NamedTuple, Optional

POWERCAP = "/sys/class/powercap"
PACKAGE = re.compile(r"package-\d+(-die-\d+)?\Z")
ZONE = re.compile(r"(intel-rapl:\d+)(:\d+)?\Z")
DRAM = "dram"
LONGEST_GAP_SECONDS = 60.0  # no counter starts again twice in that time
MOST_WATTS = 2000.0  # of one domain; a counter that was reset looks like more
MICRO = 1e-6


class Counter(NamedTuple):
    """A domain's counter of microjoules, which starts again at zero after `largest`."""

    path: str
    largest: int


class Rapl:
    """Reads all packages and the memory of each; nothing else, since the rest is part of a package."""

    def __init__(self, root: str = POWERCAP) -> None:
        self.counters = readable(root)
        self.last: Dict[str, int] = {}
        self.spent(0.0)

    def domains(self) -> Dict[str, Counter]:
        """Those that could be read at the start."""
        return self.counters

    def spent(self, seconds: float) -> Dict[str, float]:
        """The joules of each domain since the last call, that many seconds ago.

        A domain is absent when its counter cannot tell: after a gap in which it may have started
        again more than once, or when it was reset.
        """
        joules = {}
        for name, counter in self.counters.items():
            now = number(counter.path)
            before = self.last.pop(name, None)
            if now is None:
                continue
            self.last[name] = now
            if before is not None and 0 < seconds <= LONGEST_GAP_SECONDS:
                used = (now - before if now >= before else now - before + counter.largest) * MICRO
                if 0 <= used <= MOST_WATTS * seconds:
                    joules[name] = used
        return joules


def readable(root: str) -> Dict[str, Counter]:
    """The counters that can be read, by names such as package-0 and package-0/dram."""
    try:
        zones = sorted(name for name in os.listdir(root) if ZONE.match(name))
    except OSError:
        return {}
    counters = {}
    for zone in zones:
        name = domain(root, zone)
        largest = number(os.path.join(root, zone, "max_energy_range_uj"))
        path = os.path.join(root, zone, "energy_uj")
        if name is not None and largest and number(path) is not None:
            counters[name] = Counter(path, largest)
    return counters


def domain(root: str, zone: str) -> Optional[str]:
    """The name of a package or of its memory; None of anything else."""
    match = ZONE.match(zone)
    package = text(os.path.join(root, match.group(1), "name")) if match else None
    if match is None or package is None or not PACKAGE.match(package):
        return None
    if match.group(2) is None:
        return package
    return f"{package}/{DRAM}" if text(os.path.join(root, zone, "name")) == DRAM else None


def number(path: str) -> Optional[int]:
    """The whole number from 0 in a file; None when there is none that can be read."""
    content = text(path)
    return int(content) if content is not None and re.match(r"[0-9]{1,19}\Z", content) else None


def text(path: str) -> Optional[str]:
    """The line in a file; None when it cannot be read."""
    try:
        with open(path, encoding="ascii") as file:
            return file.read(100).strip()
    except (OSError, ValueError):
        return None
