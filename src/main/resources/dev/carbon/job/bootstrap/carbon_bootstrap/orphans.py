"""What the script leaves running does not outlive it."""
import os
import signal
import subprocess
import time
from typing import List

from carbon_bootstrap.basics import LINUX, warn

try:
    import ctypes
except ImportError:  # a Python built without it: orphans of the script are not ours to end
    ctypes = None  # type: ignore[assignment]

PR_SET_CHILD_SUBREAPER = 36
ORPHANS_SECONDS = 3.0  # with the grace, less than carbon's patience with a local run
POLL_SECONDS = 0.01


def adopt_orphans() -> None:
    """Makes us, where Linux lets it, the parent of all below us whose own parent has ended."""
    if not LINUX:
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # inherited as ignored, it would hide every end
    if ctypes is None:
        return
    try:
        arguments = [ctypes.c_ulong(argument) for argument in (1, 0, 0, 0)]
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, *arguments)
    except (OSError, AttributeError):  # they stay init's, as elsewhere
        pass


def wait_for(script: "subprocess.Popen[bytes]") -> int:
    """Waits for the script's end; orphans that end before it do not stay as zombies."""
    while LINUX:
        ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        if ended is None or ended.si_pid == script.pid:
            break
        try:
            os.waitpid(ended.si_pid, 0)
        except ChildProcessError:  # a tool of the meter's, whose own thread was faster
            pass
    return script.wait()


def end_children() -> None:
    """Kills what has come to us from the script, one generation after the other.

    Only children are killed: their numbers stay theirs until we bury them, so that no other process
    is hit, and once they are gone their children are ours.
    """
    give_up_at = time.monotonic() + ORPHANS_SECONDS
    while True:
        orphans = children()
        if not orphans:
            return
        if time.monotonic() > give_up_at:
            warn("not everything that the script left running could be ended")
            return
        for pid in orphans:
            kill(pid)
        time.sleep(POLL_SECONDS)
        bury_children()


def children() -> List[int]:
    """Our children, ended or not; none where there is no /proc, or one that counts differently."""
    try:
        if not LINUX or os.readlink("/proc/self") != str(os.getpid()):
            return []
        return [int(name) for name in os.listdir("/proc") if name.isdigit() and is_child(name)]
    except OSError:
        return []


def is_child(name: str) -> bool:
    """Whether /proc's folder of this name is a child of ours; one that is gone is not."""
    try:
        with open(f"/proc/{name}/stat", "rb") as file:
            return parent_of(file.read()) == os.getpid()
    except OSError:
        return False


def parent_of(stat: bytes) -> int:
    """The second field after the process's name, which is in parentheses and may hold anything."""
    return int(stat[stat.rindex(b")") + 1 :].split()[1])


def kill(pid: int) -> None:
    """Kills a child, unless it runs as someone we must not kill."""
    try:
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def bury_children() -> None:
    """Reaps the children that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:  # none is left
        pass
