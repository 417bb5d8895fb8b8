"""What NVIDIA's accelerators draw, as their own tool says it.

The tool shows power, which has to be polled: its figure is of an instant or of the last second, and
on A100 and H100 the sensor samples about a quarter of the time only, so that a load that changes
fast may be over- or underestimated (https://arxiv.org/abs/2312.02741).
"""
import math
import os
import shutil
import subprocess
from typing import NamedTuple, Optional, Sequence

METHOD = "nvidia-smi polled power"
PROGRAM = "nvidia-smi"
QUERY = "--query-gpu=power.draw,utilization.gpu,memory.used,memory.total"
FORMAT = "--format=csv,noheader,nounits"
ANSWER_SECONDS = 10.0
ANSWER_BYTES = 65536
TRIES = 3  # in a row, before a tool that has never answered is left alone
MEBIBYTE = 1 << 20
MOST_WATTS = 10_000.0  # of one device
MOST_MEBIBYTES = 1e9


class Reading(NamedTuple):
    """All devices that the tool shows, together; None is what one of them does not tell.

    watts of all, utilisation as the mean from 0 to 1, memory in bytes of all.
    """

    devices: int
    watts: Optional[float]
    utilisation: Optional[float]
    used_bytes: Optional[int]
    memory_bytes: Optional[int]


class NvidiaSmi:
    """Asks the tool, if there is one; an answer that does not come in time is none."""

    def __init__(self, program: str = PROGRAM, seconds: float = ANSWER_SECONDS) -> None:
        self.program = shutil.which(program)
        self.seconds = seconds
        self.tries = TRIES
        self.has_answered = False
        self.call: "Optional[subprocess.Popen[str]]" = None

    def read(self) -> Optional[Reading]:
        """What it shows now; None when it shows nothing that can be used."""
        if self.program is None:
            return None
        reading = reading_of(self._answer(self.program))
        self.has_answered = self.has_answered or reading is not None
        self.tries -= 0 if self.has_answered else 1
        if self.tries == 0:
            self.program = None
        return reading

    def stop(self) -> None:
        """Ends a call that is under way."""
        call = self.call
        if call is not None:
            kill(call)

    def _answer(self, program: str) -> str:
        """What it says; one that does not answer is killed and not waited for."""
        try:
            self.call = call = subprocess.Popen(
                [program, QUERY, FORMAT],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=os.sep,
                universal_newlines=True,
            )
        except OSError:
            return ""
        try:
            return call.communicate(timeout=self.seconds)[0]
        except (subprocess.TimeoutExpired, OSError, ValueError):  # the last: it says no text
            kill(call)
            return ""
        finally:
            self.call = None
            if call.stdout is not None:
                call.stdout.close()


def kill(call: "subprocess.Popen[str]") -> None:
    """Kills it, unless it has ended."""
    try:
        call.kill()
    except OSError:
        pass


def reading_of(answer: str) -> Optional[Reading]:
    """All lines together, one for each device; None unless every line is one."""
    lines = [[field.strip() for field in line.split(",")] for line in answer.splitlines()]
    if not lines or len(answer) > ANSWER_BYTES or any(len(fields) != 4 for fields in lines):
        return None
    watts, percents, used, total = zip(*lines)
    load = sum_of(percents, 100)
    return Reading(
        len(lines),
        sum_of(watts, MOST_WATTS),
        None if load is None else load / 100 / len(lines),
        in_bytes(sum_of(used, MOST_MEBIBYTES)),
        in_bytes(sum_of(total, MOST_MEBIBYTES)),
    )


def sum_of(fields: Sequence[str], most: float) -> Optional[float]:
    """Of all devices; None when one of them does not tell, or tells what cannot be."""
    try:
        values = [float(field) for field in fields]
    except ValueError:  # [N/A], [Not Supported], [Unknown Error]
        return None
    return sum(values) if all(math.isfinite(v) and 0 <= v <= most for v in values) else None


def in_bytes(mebibytes: Optional[float]) -> Optional[int]:
    """Whole bytes."""
    return None if mebibytes is None else int(mebibytes * MEBIBYTE)
