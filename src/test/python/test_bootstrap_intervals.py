"""What was spent lies in the interval that it was spent in, and nothing is lost or made up."""
import random
import unittest

from bootstrap_case import FolderCase
from carbon_bootstrap.intervals import MOST_INTERVALS, WIDTHS, Intervals, Spent

HOUR = 3600
DAY = 24 * HOUR
NOON = 1_795_003_200  # 2026-11-18T12:00:00Z


class IntervalsTest(FolderCase):
    def test_a_time_across_borders_is_divided(self):
        intervals = Intervals()
        spent = Spent(400, 40.0, {"package-0": 4000.0}, 400, 8000, 200)
        intervals.add(NOON + 250, spent)
        found = intervals.document()
        self.assertEqual(
            [(each["start"], each["seconds"], each["cpuSeconds"]) for each in found],
            [
                ("2026-11-18T12:00:00Z", 50, 5),
                ("2026-11-18T12:05:00Z", 300, 30),
                ("2026-11-18T12:10:00Z", 50, 5),
            ],
        )
        self.assertEqual([each["raplJoules"]["package-0"] for each in found], [500, 3000, 500])
        self.assertEqual(
            found[1]["accelerators"], {"seconds": 300, "joules": 6000, "meanUtilisation": 0.5}
        )

    def test_what_is_unknown_for_a_part_is_unknown(self):
        intervals = Intervals()
        intervals.add(NOON, Spent(5, 1.0, {"package-0": 5.0, "package-1": 5.0}, 5, 500, None))
        intervals.add(NOON + 5, Spent(5, None, {"package-1": 6.0}))
        self.assertEqual(
            intervals.document(),
            [
                {
                    "start": "2026-11-18T12:00:00Z",
                    "seconds": 10,
                    "cpuSeconds": None,
                    "raplJoules": {"package-1": 11},
                    "accelerators": {"seconds": 5, "joules": 500, "meanUtilisation": None},
                }
            ],
        )

    def test_accelerators_that_never_told_are_unknown_and_not_zero(self):
        intervals = Intervals()
        intervals.add(NOON, Spent(5))
        self.assertIsNone(intervals.document()[0]["accelerators"])

    def test_a_run_of_30_days_has_hours_and_all_of_its_joules(self):
        intervals = Intervals()
        for n in range(30 * DAY // 300):
            intervals.add(NOON + 7 + 300 * n, Spent(300, 1.0, {"package-0": 300.0}, 300, 600, 150))
        found = intervals.document()
        self.assertEqual(intervals.width, HOUR)
        self.assertEqual(len(found), 30 * 24 + 1)
        for part, expected in (("seconds", 30 * DAY), ("cpuSeconds", 30 * DAY / 300)):
            self.assertAlmostEqual(sum(each[part] for each in found), expected, 1)
        joules = sum(each["raplJoules"]["package-0"] for each in found)
        self.assertAlmostEqual(joules, 30 * DAY, 1)
        joules = sum(each["accelerators"]["joules"] for each in found)
        self.assertAlmostEqual(joules, 60 * DAY, 1)

    def test_two_and_a_half_days_are_not_coarsened(self):
        intervals = Intervals()
        intervals.add(NOON, Spent(2.5 * DAY))
        self.assertEqual(intervals.width, WIDTHS[0])
        self.assertEqual(len(intervals.document()), 720)

    def test_never_has_more_than_so_many(self):
        intervals = Intervals()
        for _ in range(20):
            intervals.add(NOON, Spent(365 * DAY))
            self.assertLessEqual(len(intervals.document()), MOST_INTERVALS)

    def test_a_clock_that_is_set_loses_nothing(self):
        chance = random.Random(7)
        intervals = Intervals(most=10)
        total = 0.0
        for _ in range(2000):
            seconds = chance.uniform(0.001, 400)
            intervals.add(NOON + chance.uniform(-DAY, DAY), Spent(seconds, seconds))
            total += seconds
        found = intervals.document()
        self.assertLessEqual(len(found), 10)
        self.assertEqual(found, sorted(found, key=lambda each: each["start"]))
        self.assertAlmostEqual(sum(each["cpuSeconds"] for each in found), total, 1)


if __name__ == "__main__":
    unittest.main()
