"""Running the script, and stopping it."""
import contextlib
import os
import signal
import subprocess
from typing import Any, List, Optional

from carbon_bootstrap.basics import KILLED_BY_SIGNAL, Environment
from carbon_bootstrap.meter import Meter
from carbon_bootstrap.orphans import adopt_orphans, end_children, wait_for

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Stopper:
    """Hands requests to stop on to the script's process group, gently first and then not.

    The first signal is passed on as it came. The script is killed when it is still there after the
    grace, and at once on a second signal. Signals that come before the script are kept for it.
    """

    def __init__(self, grace_seconds: float) -> None:
        self.grace_seconds = grace_seconds
        self.requested: Optional[int] = None
        self.group: Optional[int] = None
        for number in STOP_SIGNALS:
            signal.signal(number, self._on_request)
        signal.signal(signal.SIGALRM, self._on_grace_over)

    def watch(self, group: int) -> None:
        """From here on `group` is the one to stop."""
        self.group = group
        if self.requested is not None:
            self._ask(self.requested)

    def finish(self) -> None:
        """Kills what the script left running in its group."""
        self._send(signal.SIGKILL)
        self.group = None

    def _on_request(self, number: int, _frame: Any) -> None:
        if self.requested is not None:
            self._send(signal.SIGKILL)
            return
        self.requested = number
        self._ask(number)

    def _on_grace_over(self, _number: int, _frame: Any) -> None:
        self._send(signal.SIGKILL)

    def _ask(self, number: int) -> None:
        if self.group is not None:
            self._send(number)
            signal.setitimer(signal.ITIMER_REAL, self.grace_seconds)

    def _send(self, number: int) -> None:
        if self.group is None:
            return
        try:
            os.killpg(self.group, number)
        except (ProcessLookupError, PermissionError):  # the latter: macOS, of an ended group
            pass


def run(
    command: List[str],
    folder: str,
    environment: Environment,
    stopper: Stopper,
    meter: Optional[Meter] = None,
) -> int:
    """Runs a program in the folder, to its end and never through a shell; returns its exit code."""
    if stopper.requested is not None:
        return KILLED_BY_SIGNAL + stopper.requested
    adopt_orphans()
    child = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,  # as in a container; reading a terminal would suspend the group
        preexec_fn=os.setpgrp,
    )
    stopper.watch(child.pid)
    with meter if meter is not None else contextlib.nullcontext():
        code = wait_for(child)
        stopper.finish()
    end_children()
    return code if code >= 0 else KILLED_BY_SIGNAL - code
