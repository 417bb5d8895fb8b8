"""What NVIDIA's tool says, and what is made of it when it says something else, or nothing."""
import os
import time
import unittest

from bootstrap_case import FolderCase
from carbon_bootstrap.nvidia import TRIES, NvidiaSmi, Reading, reading_of

GIBIBYTE = 1 << 30


class ReadingTest(unittest.TestCase):
    def test_adds_all_devices_up(self):
        answer = "250.50, 100, 10240, 40960\n49.5, 50, 0, 40960\n"
        self.assertEqual(reading_of(answer), Reading(2, 300, 0.75, 10 * GIBIBYTE, 80 * GIBIBYTE))

    def test_what_one_device_does_not_tell_is_unknown_of_all(self):
        answer = "250, [N/A], 10240, 40960\n[Not Supported], 50, 0, [Unknown Error]\n"
        self.assertEqual(reading_of(answer), Reading(2, None, None, 10 * GIBIBYTE, None))

    def test_what_cannot_be_is_unknown(self):
        for watts in ("-1", "10001", "nan", "inf", "", "1e400", "250 W"):
            with self.subTest(watts):
                self.assertIsNone(reading_of(f"{watts}, 101, -5, 1e12").watts)
        self.assertEqual(reading_of("1, 101, -5, 1e12"), Reading(1, 1, None, None, None))

    def test_anything_else_is_no_reading(self):
        for answer in (
            "",
            "\n",
            "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n",
            "No devices were found\n",
            "250, 100, 10240\n",
            "250, 100, 10240, 40960, 1\n",
            "250, 100, 10240, 40960\nwarning\n",
            "250, 100, 10240, 40960\n" * 5000,
        ):
            with self.subTest(answer[:40]):
                self.assertIsNone(reading_of(answer))


class NvidiaSmiTest(FolderCase):
    def tool(self, source, seconds=60):
        """A program in the tool's place, which also counts its calls."""
        path = self.path("nvidia-smi")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\necho \"$@\" >> {self.path('calls')}\n{source}\n")
        os.chmod(path, 0o755)
        return NvidiaSmi(path, seconds)

    def calls(self):
        with open(self.path("calls"), encoding="utf-8") as file:
            return file.read().splitlines()

    def test_asks_for_power_load_and_memory_without_any_way_to_ask_back(self):
        tool = self.tool("read line; echo \"30, 40, $(( ${#line} + 5 )), 6\"; echo noise >&2")
        self.assertEqual(tool.read(), Reading(1, 30, 0.4, 5 << 20, 6 << 20))
        query = "--query-gpu=power.draw,utilization.gpu,memory.used,memory.total"
        self.assertEqual(self.calls(), [query + " --format=csv,noheader,nounits"])

    def test_an_answer_that_does_not_come_in_time_is_none(self):
        tool = self.tool("exec sleep 600", seconds=0.2)
        began = time.monotonic()
        self.assertIsNone(tool.read())
        self.assertLess(time.monotonic() - began, 60)

    def test_a_tool_that_never_answers_is_left_alone(self):
        tool = self.tool("exit 9")
        for _ in range(TRIES + 2):
            self.assertIsNone(tool.read())
        self.assertEqual(len(self.calls()), TRIES)

    def test_a_tool_that_has_answered_is_asked_again(self):
        tool = self.tool(f"[ $(wc -l < {self.path('calls')}) = 1 ] && echo 1, 1, 1, 1")
        self.assertIsNotNone(tool.read())
        for _ in range(TRIES + 2):
            self.assertIsNone(tool.read())
        self.assertEqual(len(self.calls()), 1 + TRIES + 2)

    def test_no_text_is_no_reading(self):
        self.assertIsNone(self.tool("printf '\\377\\376'").read())

    def test_without_the_tool_there_is_nothing_to_read(self):
        self.assertIsNone(NvidiaSmi(self.path("none")).read())
        with open(self.path("broken"), "wb") as file:
            file.write(b"\x7fELF")
        os.chmod(self.path("broken"), 0o755)
        self.assertIsNone(NvidiaSmi(self.path("broken")).read())


if __name__ == "__main__":
    unittest.main()
