"""The processor time and the memory of the script and of all that it starts."""
import os
import sys
from typing import Dict, List, Optional, Tuple

from carbon_bootstrap.basics import LINUX

try:
    import resource
except ImportError:  # a platform without it: the script still runs, its usage is unknown
    resource = None  # type: ignore[assignment]

PARENT, FIRST_TIME, LAST_TIME = 1, 11, 14  # fields of /proc/*/stat after the name: see proc(5)


def ended_children() -> Tuple[Optional[float], Optional[int]]:
    """CPU seconds, user and system, of all ended children, and the memory peak of the largest.

    The tools that measure are children too; they use at most a twentieth of one processor.
    """
    if resource is None:
        return None, None
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts in bytes, Linux in KiB
    return round(usage.ru_utime + usage.ru_stime, 3), usage.ru_maxrss * unit


def seconds_so_far() -> Optional[float]:
    """CPU seconds of all that is or was below us; None where there is no /proc that tells.

    A process that ends while we look may be missing until the next look.
    """
    ended, _ = ended_children()
    if ended is None or not LINUX:
        return None
    try:
        if os.readlink("/proc/self") != str(os.getpid()):
            return None
        stats = {int(name): stat_of(name) for name in os.listdir("/proc") if name.isdigit()}
    except OSError:
        return None
    ticks = sum(sum(stats[pid][FIRST_TIME : LAST_TIME + 1]) for pid in below(os.getpid(), stats))
    return ended + ticks / os.sysconf("SC_CLK_TCK")


def below(root: int, stats: Dict[int, List[int]]) -> List[int]:
    """The children of a process, theirs, and so on."""
    children: Dict[int, List[int]] = {}
    for pid, fields in stats.items():
        if fields:
            children.setdefault(fields[PARENT], []).append(pid)
    found: List[int] = []
    generation = children.pop(root, [])
    while generation:
        found += generation
        generation = [child for pid in generation for child in children.pop(pid, [])]
    return found


def stat_of(name: str) -> List[int]:
    """The fields after the process's name and state, by their place; none of one that is gone."""
    try:
        with open(f"/proc/{name}/stat", "rb") as file:
            stat = file.read()
        return [0, *map(int, stat[stat.rindex(b")") + 1 :].split()[1:])]
    except (OSError, ValueError):
        return []


def memory_bytes() -> Optional[int]:
    """The machine's memory, or None when it does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
