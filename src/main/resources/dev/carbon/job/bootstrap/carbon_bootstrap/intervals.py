"""What was spent in each interval of wall-clock time, so that each can be priced by its own grid."""
import datetime
from typing import Any, Dict, List, NamedTuple, Optional

WIDTHS = (300, 600, 1200, 3600, 7200, 14400, 28800, 86400)  # seconds; each divides the day
MOST_INTERVALS = 750  # 62 hours of 5 minutes, 31 days of hours, 2 years of days


class Spent(NamedTuple):
    """What was spent in some time; a part that was not measured all the time is unknown.

    Accelerators are polled: accelerator_seconds is the part of the time that their joules are of,
    and accelerator_load that time times their utilisation from 0 to 1.
    """

    seconds: float
    processor_seconds: Optional[float] = None
    rapl_joules: Dict[str, float] = {}
    accelerator_seconds: float = 0.0
    accelerator_joules: float = 0.0
    accelerator_load: Optional[float] = 0.0

    def plus(self, other: "Spent") -> "Spent":
        """Both times together."""
        rapl = {
            name: joules + other.rapl_joules[name]
            for name, joules in self.rapl_joules.items()
            if name in other.rapl_joules
        }
        return Spent(
            self.seconds + other.seconds,
            added(self.processor_seconds, other.processor_seconds),
            rapl,
            self.accelerator_seconds + other.accelerator_seconds,
            self.accelerator_joules + other.accelerator_joules,
            added(self.accelerator_load, other.accelerator_load),
        )

    def share(self, part: float) -> "Spent":
        """That part of the time, and of everything that was spent in it."""
        return Spent(
            self.seconds * part,
            None if self.processor_seconds is None else self.processor_seconds * part,
            {name: joules * part for name, joules in self.rapl_joules.items()},
            self.accelerator_seconds * part,
            self.accelerator_joules * part,
            None if self.accelerator_load is None else self.accelerator_load * part,
        )

    def document(self) -> Dict[str, Any]:
        """As the metrics' file has it."""
        polled = self.accelerator_seconds
        load = self.accelerator_load
        accelerators = {
            "seconds": round(polled, 3),
            "joules": round(self.accelerator_joules, 3),
            "meanUtilisation": None if load is None or not polled else round(load / polled, 4),
        }
        return {
            "seconds": round(self.seconds, 3),
            "cpuSeconds": None if self.processor_seconds is None else round(self.processor_seconds, 3),
            "raplJoules": {name: round(joules, 3) for name, joules in self.rapl_joules.items()},
            "accelerators": accelerators if round(polled, 3) > 0 else None,
        }


class Intervals:
    """The time since a run began in intervals of UTC, of 5 minutes as long as they are not many.

    When they become too many, all are put together into longer ones: what was spent stays the same,
    and it is known less exactly when.
    """

    def __init__(self, most: int = MOST_INTERVALS) -> None:
        self.most = most
        self.widths = list(WIDTHS)
        self.spent: Dict[int, Spent] = {}

    @property
    def width(self) -> int:
        """The seconds of an interval."""
        return self.widths[0]

    def add(self, at: float, spent: Spent) -> None:
        """What was spent from that moment on, in seconds since 1970; even in all of its time."""
        left = spent.seconds
        while left > 0:
            start = int(at // self.width) * self.width
            part = min(left, start + self.width - at)
            self._put(start, spent.share(part / spent.seconds))
            left -= part
            at = start + self.width
        while len(self.spent) > self.most and len(self.widths) > 1:
            self._coarsen()

    def document(self) -> List[Dict[str, Any]]:
        """As the metrics' file has it, in the order of time."""
        return [
            {"start": utc(start), **spent.document()}
            for start, spent in sorted(self.spent.items())
            if round(spent.seconds, 3) > 0
        ]

    def _put(self, start: int, spent: Spent) -> None:
        known = self.spent.get(start)
        self.spent[start] = spent if known is None else known.plus(spent)

    def _coarsen(self) -> None:
        del self.widths[0]
        finer, self.spent = self.spent, {}
        for start, spent in sorted(finer.items()):
            self._put(start // self.width * self.width, spent)


def added(one: Optional[float], other: Optional[float]) -> Optional[float]:
    """The sum; unknown unless both are known."""
    return None if one is None or other is None else one + other


def utc(seconds: int) -> str:
    """A moment in whole seconds since 1970, as RFC 3339 writes it."""
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
