"""What the energy counters say, and when they say nothing."""
import os
import unittest

from bootstrap_case import FolderCase
from carbon_bootstrap.rapl import Rapl


class RaplTest(FolderCase):
    def zone(self, zone, name, energy, largest=262_143_328_850):
        """Writes one domain as the kernel shows it; energies in microjoules."""
        os.makedirs(self.path(zone), exist_ok=True)
        for file, value in (("name", name), ("max_energy_range_uj", largest), ("energy_uj", energy)):
            with open(self.path(zone, file), "w", encoding="ascii") as target:
                target.write(f"{value}\n")

    def counts(self, zone, energy):
        with open(self.path(zone, "energy_uj"), "w", encoding="ascii") as target:
            target.write(f"{energy}\n")

    def test_counts_packages_and_their_memory_and_no_part_of_a_package_twice(self):
        self.zone("intel-rapl:0", "package-0", 5_000_000)
        self.zone("intel-rapl:0:0", "core", 1)
        self.zone("intel-rapl:0:1", "dram", 7_000_000)
        self.zone("intel-rapl:1", "package-1-die-0", 0)
        self.zone("intel-rapl:2", "psys", 0)
        self.zone("intel-rapl-mmio:0", "package-0", 0)
        rapl = Rapl(self.folder)
        self.assertEqual(sorted(rapl.domains()), ["package-0", "package-0/dram", "package-1-die-0"])
        self.counts("intel-rapl:0", 305_500_000)
        self.counts("intel-rapl:0:1", 17_000_000)
        self.assertEqual(
            rapl.spent(5), {"package-0": 300.5, "package-0/dram": 10, "package-1-die-0": 0}
        )
        self.assertEqual(rapl.spent(5), {"package-0": 0, "package-0/dram": 0, "package-1-die-0": 0})

    def test_a_counter_that_starts_again_goes_on(self):
        self.zone("intel-rapl:0", "package-0", 261_000_000, largest=262_000_000)
        rapl = Rapl(self.folder)
        self.counts("intel-rapl:0", 4_000_000)
        self.assertEqual(rapl.spent(5), {"package-0": 5})

    def test_after_a_gap_nobody_knows_how_often_a_counter_started_again(self):
        self.zone("intel-rapl:0", "package-0", 0)
        rapl = Rapl(self.folder)
        self.counts("intel-rapl:0", 10_000_000)
        self.assertEqual(rapl.spent(61), {})
        self.counts("intel-rapl:0", 11_000_000)
        self.assertEqual(rapl.spent(5), {"package-0": 1})

    def test_a_counter_that_was_reset_says_nothing_rather_than_much(self):
        self.zone("intel-rapl:0", "package-0", 100_000_000_000)
        rapl = Rapl(self.folder)
        self.counts("intel-rapl:0", 1_000_000)
        self.assertEqual(rapl.spent(5), {})

    def test_a_counter_that_cannot_be_read_for_once_says_nothing_of_two_times(self):
        self.zone("intel-rapl:0", "package-0", 1_000_000)
        rapl = Rapl(self.folder)
        self.counts("intel-rapl:0", "x")
        self.assertEqual(rapl.spent(5), {})
        self.counts("intel-rapl:0", 3_000_000)
        self.assertEqual(rapl.spent(5), {})
        self.counts("intel-rapl:0", 4_000_000)
        self.assertEqual(rapl.spent(5), {"package-0": 1})

    def test_what_cannot_be_read_is_absent(self):
        self.zone("intel-rapl:0", "package-0", "")
        self.zone("intel-rapl:1", "package-1", 0, largest=0)
        self.zone("intel-rapl:2", "package-2", -1)
        self.zone("intel-rapl:3", "package-3\0", 1)
        self.zone("intel-rapl:4", "package-4", 1)
        os.remove(self.path("intel-rapl:4", "energy_uj"))
        self.assertEqual(Rapl(self.folder).domains(), {})
        self.assertEqual(Rapl(self.path("none")).spent(5), {})


if __name__ == "__main__":
    unittest.main()
