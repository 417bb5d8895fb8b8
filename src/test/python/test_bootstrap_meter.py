"""What is measured while a script runs, and that measuring it changes nothing else."""
import json
import os
import signal
import threading
import unittest

from bootstrap_case import HANG_SECONDS, RUN, BootstrapCase, FolderCase
from carbon_bootstrap.intervals import Spent
from carbon_bootstrap.meter import Meter
from carbon_bootstrap.metrics import Metrics
from carbon_bootstrap.nvidia import METHOD, NvidiaSmi, Reading
from carbon_bootstrap.rapl import Rapl

NOON = 1_795_003_200  # 2026-11-18T12:00:00Z


class Readings:
    """Stands in for NVIDIA's tool; the test is told of its second call."""

    def __init__(self):
        self.calls = 0
        self.asked_twice = threading.Event()
        self.blocked = {}

    def read(self):
        self.calls += 1
        self.blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [])
        if self.calls == 2:
            self.asked_twice.set()
        return Reading(2, 300.0, 0.5, 1 << 30, 4 << 30)

    def stop(self):
        pass


class MeterTest(FolderCase):
    def setUp(self):
        super().setUp()
        self.time = 1000.0
        self.used = 0.0

    def meter(self, **parts):
        """One whose clocks and processors are the test's."""
        return Meter(
            rapl=Rapl(self.path("powercap")),
            nvidia=parts.pop("nvidia", NvidiaSmi(self.path("none"))),
            processor_seconds=lambda: self.used,
            wall=lambda: NOON + self.time - 1000,
            clock=lambda: self.time,
            **parts,
        )

    def package(self, energy):
        folder = self.path("powercap", "intel-rapl:0")
        os.makedirs(folder, exist_ok=True)
        for file, value in (("name", "package-0"), ("max_energy_range_uj", 10**11), ("energy_uj", energy)):
            with open(os.path.join(folder, file), "w", encoding="ascii") as target:
                target.write(f"{value}\n")

    def test_a_look_counts_what_was_spent_since_the_last_one(self):
        self.package(0)
        meter = self.meter()
        self.time += 10
        self.used += 7
        self.package(500_000_000)
        meter.look(Reading(2, 300.0, 0.5, 3 << 30, 4 << 30))
        self.time += 10
        meter.look(Reading(2, 100.0, 1.0, 1 << 30, 4 << 30))
        self.assertEqual(
            meter.document(),
            {
                "intervalSeconds": 300,
                "raplDomains": ["package-0"],
                "accelerators": {
                    "method": METHOD,
                    "devices": 2,
                    "memoryBytes": 4 << 30,
                    "peakMemoryBytes": 3 << 30,
                },
                "intervals": [
                    {
                        "start": "2026-11-18T12:00:00Z",
                        "seconds": 20,
                        "cpuSeconds": 7,
                        "raplJoules": {"package-0": 500},
                        "accelerators": {"seconds": 20, "joules": 4000, "meanUtilisation": 0.75},
                    }
                ],
            },
        )

    def test_a_reading_does_not_stand_for_a_long_time_without_any(self):
        meter = self.meter()
        self.time += 61
        meter.look(Reading(1, 300.0, 0.5, None, None))
        self.time += 5
        meter.look(None)
        self.assertIsNone(meter.document()["intervals"][0]["accelerators"])

    def test_power_that_is_unknown_is_not_zero(self):
        meter = self.meter()
        self.time += 5
        meter.look(Reading(1, None, 0.5, None, None))
        self.assertIsNone(meter.document()["intervals"][0]["accelerators"])

    def test_devices_that_are_left_do_not_stand_for_one_that_is_lost(self):
        meter = self.meter()
        self.time += 5
        meter.look(Reading(8, 800.0, 0.5, 7 << 30, 8 << 30))
        self.time += 5
        meter.look(Reading(7, 700.0, 0.5, 6 << 30, 7 << 30))
        told = meter.document()
        self.assertEqual(told["accelerators"]["devices"], 8)
        self.assertEqual(told["accelerators"]["memoryBytes"], 8 << 30)
        self.assertEqual(
            told["intervals"][0]["accelerators"], {"seconds": 5, "joules": 4000, "meanUtilisation": 0.5}
        )

    def test_processor_time_that_is_seen_late_is_counted_once(self):
        meter = self.meter()
        for used in (5.0, 3.0, 6.0):  # a process ended between two looks
            self.time += 5
            self.used = used
            meter.look(None)
        self.assertEqual(meter.document()["intervals"][0]["cpuSeconds"], 6)

    def test_looks_by_itself_and_leaves_all_signals_to_the_script(self):
        readings = Readings()
        meter = Meter(nvidia=readings, rapl=Rapl(self.path("none")), poll_seconds=0.001)
        with meter:
            self.assertTrue(readings.asked_twice.wait(HANG_SECONDS))
        self.assertIn(signal.SIGTERM, readings.blocked)
        self.assertNotIn(signal.SIGTERM, signal.pthread_sigmask(signal.SIG_BLOCK, []))
        document = meter.document()
        self.assertEqual(document["accelerators"]["devices"], 2)
        self.assertGreater(sum(each["seconds"] for each in document["intervals"]), 0)
        calls = readings.calls
        with meter:  # as between pip and the script
            pass
        self.assertLessEqual(calls, readings.calls)

    def test_publishes_now_and_then(self):
        published = threading.Event()
        readings = Readings()
        meter = self.meter(nvidia=readings, publish=published.set, poll_seconds=0.001)
        with meter:
            self.assertTrue(readings.asked_twice.wait(HANG_SECONDS))
            self.assertFalse(published.is_set())
            for seconds in (61, 301):
                self.time += seconds
                self.assertTrue(published.wait(HANG_SECONDS))
                published.clear()


class MetricsFileTest(FolderCase):
    def test_while_the_script_runs_another_file_has_what_is_known(self):
        metrics = Metrics(self.folder, RUN, 2)
        metrics.meter.intervals.add(NOON, Spent(5))
        metrics.write_partial()
        metrics.write_partial()
        self.assertEqual(os.listdir(self.folder), ["carbon_metrics.partial.json"])
        with open(self.path("carbon_metrics.partial.json"), encoding="utf-8") as file:
            partial = json.load(file)
        self.assertEqual([partial[name] for name in ("run", "endedAt", "exitCode")], [RUN, None, None])
        self.assertEqual(len(partial["measured"]["intervals"]), 1)
        self.assertFalse(partial["measured"]["restarted"])
        Metrics(self.folder, RUN, 2).write(3)  # the platform has started the job again
        self.assertEqual(os.listdir(self.folder), ["carbon_metrics.json"])
        with open(self.path("carbon_metrics.json"), encoding="utf-8") as file:
            whole = json.load(file)
        self.assertEqual(list(whole), list(partial))
        self.assertEqual((whole["exitCode"], whole["measured"]["restarted"]), (3, True))

    def test_a_folder_that_cannot_be_written_is_no_news_until_the_end(self):
        Metrics(self.path("none"), RUN, 2).write_partial()


class ToolOfTheMachineTest(BootstrapCase):
    def run_with_tool(self, tool, source):
        """Runs a script on a machine that has such a tool."""
        os.mkdir(self.path("bin"))
        with open(self.path("bin", "nvidia-smi"), "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + tool)
        os.chmod(self.path("bin", "nvidia-smi"), 0o755)
        path = self.path("bin") + os.pathsep + os.environ["PATH"]
        variables = {"AIP_MODEL_DIR": self.path("out", "model"), "PIDS": self.path("pids"), "PATH": path}
        return self.run_script(source, **variables)

    def test_a_tool_that_hangs_holds_nobody_up_and_does_not_stay(self):
        source = """
            import os, sys
            while not os.path.exists(os.environ["PIDS"]):
                pass
            sys.exit(7)
        """
        tool = 'echo $$ > "$PIDS.new"; mv "$PIDS.new" "$PIDS"; exec sleep 600'
        self.assertEqual(self.run_with_tool(tool, source), (7, "", ""))
        with open(self.path("pids"), encoding="utf-8") as file:
            with self.assertRaises(ProcessLookupError):
                os.kill(int(file.read()), 0)
        self.assertIsNone(self.metrics()["measured"]["accelerators"])

    def test_a_tool_that_answers_is_believed(self):
        source = """
            import os, time
            while not os.path.exists(os.environ["PIDS"]) or len(open(os.environ["PIDS"]).read()) < 2:
                time.sleep(0.01)
        """
        tool = 'echo 250, 50, 1024, 4096; printf x >> "$PIDS"'
        self.assertEqual(self.run_with_tool(tool, source), (0, "", ""))
        measured = self.metrics()["measured"]
        self.assertEqual(measured["accelerators"]["peakMemoryBytes"], 1 << 30)
        for interval in measured["intervals"]:
            use = interval["accelerators"]
            self.assertAlmostEqual(use["joules"], 250 * use["seconds"], delta=0.2)
            self.assertEqual(use["meanUtilisation"], 0.5)


if __name__ == "__main__":
    unittest.main()
