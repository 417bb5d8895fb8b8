"""Measures, while the script runs, what it spends and when."""
import signal
import threading
import time
from typing import Any, Callable, Dict, Optional

from carbon_bootstrap import processors
from carbon_bootstrap.intervals import Intervals, Spent
from carbon_bootstrap.nvidia import METHOD, NvidiaSmi, Reading
from carbon_bootstrap.rapl import Rapl

POLL_SECONDS = 5.0
LONGEST_GAP_SECONDS = 60.0  # what a reading stands for; more than its call's patience and a pause
PAUSE_PER_COST = 19  # looking takes at most a twentieth of one processor
STOP_SECONDS = 1.0  # with the grace and the orphans' time, less than carbon's patience
FIRST_PUBLISH_SECONDS = 60.0
PUBLISH_SECONDS = 300.0


class Meter:
    """Looks every few seconds at all that can be read, in a thread that nothing waits for.

    It never fails: what cannot be read is not measured. Between two programs it does not look, and
    then the counters tell at the next look. Each look of a polled figure stands for the time since
    the last one.
    """

    def __init__(
        self,
        rapl: Optional[Rapl] = None,
        nvidia: Optional[NvidiaSmi] = None,
        publish: Callable[[], None] = lambda: None,
        processor_seconds: Callable[[], Optional[float]] = processors.seconds_so_far,
        poll_seconds: float = POLL_SECONDS,
        wall: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.rapl = rapl or Rapl()
        self.nvidia = nvidia or NvidiaSmi()
        self.publish = publish
        self.processor_seconds = processor_seconds
        self.poll_seconds = poll_seconds
        self.wall = wall
        self.clock = clock
        self.intervals = Intervals()
        self.lock = threading.Lock()
        self.cpu_seconds = processor_seconds()
        self.devices = 0
        self.memory_bytes: Optional[int] = None
        self.peak_bytes: Optional[int] = None
        self.at = wall()
        self.looked = clock()
        self.publish_at = self.looked + FIRST_PUBLISH_SECONDS
        self.ended = threading.Event()
        self.thread: Optional[threading.Thread] = None

    def __enter__(self) -> None:
        """Looks from here on, until the end. All signals are left to the main thread."""
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._watch, args=(self.ended,), daemon=True)
        own = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            self.thread.start()
        except RuntimeError:  # no thread can be had
            self.thread = None
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, own)

    def __exit__(self, *_: Any) -> None:
        """Looks a last time at the counters, and no more."""
        self.ended.set()
        self.nvidia.stop()
        if self.thread is not None:
            self.thread.join(STOP_SECONDS)
        if self.thread is None or not self.thread.is_alive():
            self.look(None)
        self.thread = None

    def look(self, reading: Optional[Reading]) -> None:
        """Counts what was spent since the last look; `reading` is what accelerators do now."""
        with self.lock:
            now = self.clock()
            seconds, self.looked = now - self.looked, now
            at, self.at = self.at, self.wall()
            rapl = self.rapl.spent(seconds)
            spent = Spent(seconds, self._processors(), rapl)
            if reading is not None and reading.devices >= self.devices:  # fewer are not all
                self._remember(reading)
                if reading.watts is not None and seconds <= LONGEST_GAP_SECONDS:
                    load = reading.utilisation
                    spent = spent._replace(
                        accelerator_seconds=seconds,
                        accelerator_joules=seconds * reading.watts,
                        accelerator_load=None if load is None else seconds * load,
                    )
            self.intervals.add(at, spent)

    def document(self) -> Dict[str, Any]:
        """As the metrics' file has it."""
        with self.lock:
            accelerators = {
                "method": METHOD,
                "devices": self.devices,
                "memoryBytes": self.memory_bytes,
                "peakMemoryBytes": self.peak_bytes,
            }
            return {
                "intervalSeconds": self.intervals.width,
                "raplDomains": sorted(self.rapl.domains()),
                "accelerators": accelerators if self.devices else None,
                "intervals": self.intervals.document(),
            }

    def _watch(self, ended: threading.Event) -> None:
        pause = 0.0
        while not ended.wait(pause):
            began = self.clock()
            reading = self.nvidia.read()
            if ended.is_set():
                return
            self.look(reading)
            if self.clock() >= self.publish_at:
                self.publish_at = self.clock() + PUBLISH_SECONDS
                self.publish()
            pause = max(self.poll_seconds, PAUSE_PER_COST * (self.clock() - began))
            pause = min(pause, LONGEST_GAP_SECONDS / 2)

    def _processors(self) -> Optional[float]:
        """Processor seconds since the last look; what it missed, the next one has."""
        now, before = self.processor_seconds(), self.cpu_seconds
        if now is None or before is None:
            return None
        self.cpu_seconds = max(now, before)
        return self.cpu_seconds - before

    def _remember(self, reading: Reading) -> None:
        self.devices = reading.devices
        self.memory_bytes = reading.memory_bytes
        if reading.used_bytes is not None:
            self.peak_bytes = max(self.peak_bytes or 0, reading.used_bytes)
