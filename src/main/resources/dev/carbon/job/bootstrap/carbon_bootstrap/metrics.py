"""carbon_metrics.json: how long the script ran, what it used and when."""
import datetime
import json
import os
import platform
import time
from typing import Any, Callable, Dict

from carbon_bootstrap.basics import warn, write
from carbon_bootstrap.meter import Meter
from carbon_bootstrap.processors import ended_children, memory_bytes

METRICS_NAME = "carbon_metrics.json"
PARTIAL_NAME = "carbon_metrics.partial.json"  # the whole file says that the script has ended


class Metrics:
    """Measures one run of the script from the moment it is made, for the file of that folder.

    While the script runs another file has what is known until now, for who finds no whole one. A
    platform that starts a job again does it in the same folder: then all figures are of its last
    start, and the file says that there were others.
    """

    def __init__(self, folder: str, run: str, attempt: int) -> None:
        self.path = os.path.join(folder, METRICS_NAME)
        self.partial = os.path.join(folder, PARTIAL_NAME)
        self.restarted = os.path.lexists(self.partial)
        self.head = {"schemaVersion": 1, "run": run, "attempt": attempt}
        self.started_at = now()
        self.started = time.monotonic()
        self.meter = Meter(publish=self.write_partial)

    def write_partial(self) -> None:
        """Writes what is known while the script runs; that it cannot, is said at its end."""
        part = {
            "startedAt": self.started_at,
            "endedAt": None,
            "wallSeconds": round(time.monotonic() - self.started, 3),
            "cpuSeconds": self.meter.cpu_seconds,
            "maxResidentBytes": None,
        }
        try:
            replace(self.partial, text({**self.head, **part, **self._machine(None)}))
        except OSError:
            pass

    def write(self, exit_code: int) -> None:
        """Writes what the script used until its end; null where this platform cannot tell."""
        wall_seconds = time.monotonic() - self.started
        cpu_seconds, max_resident_bytes = ended_children()
        whole = {
            "startedAt": self.started_at,
            "endedAt": now(),
            "wallSeconds": round(wall_seconds, 3),
            "cpuSeconds": cpu_seconds,
            "maxResidentBytes": max_resident_bytes,
        }
        write_metrics(self.path, {**self.head, **whole, **self._machine(exit_code)})
        try:
            os.remove(self.partial)
        except OSError:  # there is none
            pass

    def _machine(self, exit_code: Any) -> Dict[str, Any]:
        return {
            "cpuCount": os.cpu_count(),
            "memoryBytes": memory_bytes(),
            "exitCode": exit_code,
            "pythonVersion": platform.python_version(),
            "measured": {"restarted": self.restarted, **self.meter.document()},
        }


def now() -> str:
    """The time as RFC 3339 writes it, in UTC."""
    time_now = datetime.datetime.now(datetime.timezone.utc)
    return time_now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write_metrics(
    path: str, metrics: Dict[str, Any], rename: Callable[[str, str], None] = os.replace
) -> None:
    """Writes the file whole where renaming works, else directly; only warns when it cannot.

    A script that ended well must not fail because of our bookkeeping.
    """
    try:
        replace(path, text(metrics), rename)
    except OSError as failure:
        warn(f"cannot write {os.path.basename(path)}: {failure.strerror}")


def replace(path: str, content: str, rename: Callable[[str, str], None] = os.replace) -> None:
    """Puts the content in place of the file's, at once where renaming works."""
    unfinished = path + ".tmp"
    write(unfinished, content)
    try:
        rename(unfinished, path)
    except OSError:  # some mounts of a bucket cannot rename
        os.remove(unfinished)
        write(path, content)


def text(metrics: Dict[str, Any]) -> str:
    """As JSON."""
    return json.dumps(metrics, indent=1) + "\n"
