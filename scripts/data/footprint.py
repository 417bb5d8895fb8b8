"""Watts of hardware, and what kinds of plant emit."""
import re

from data.hardware import CPU_OF_FAMILY
from data.tables import rows

# Row of hardware.csv -> watts of one accelerator under training load. "system" watts hold the host's
# share already. An accelerator without a published figure is left out: unknown stays unknown.
ACCELERATOR_POWER = [
    ("p4", "P4", "tdp_w"),
    ("t4", "T4", "tdp_w"),
    ("p100", "P100", "mean_w"),
    ("v100", "V100", "mean_w"),
    ("l4", "L4", "tdp_w"),
    ("a100", "A100-40GB-SXM4", "mean_w"),
    ("a100-80gb", "A100-80GB-SXM4", "tdp_w"),
    ("h100", "H100-80GB-SXM5", "tdp_w"),
    ("h100-mega", "H100-80GB-MEGA", "tdp_w"),
    ("h200", "H200-141GB-SXM5", "tdp_w"),
    ("b200", "B200", "tdp_w"),
    ("gb200", "GB200", "tdp_w"),
    ("tpu-v2", "v2", "mean_w"),
    ("tpu-v3", "v3", "mean_w"),
    ("tpu-v6e", "v6e", "mean_w"),
]
SYSTEM_SCOPE = {"p100", "v100", "tpu-v2", "tpu-v3", "tpu-v6e"}
# v6e: of "153 chip; 272 incl. host" the second, to match its scope.
CHOSEN_FIGURE = {"tpu-v6e": 1}

# Kind of plant -> row of fuel_factors.csv. A grid operator tells neither where its wind turbines stand nor
# how its sunlight is used: nearly all of it is the first.
PLANTS = [
    ("coal", "coal"),
    ("gas", "gas"),
    ("oil", "oil"),
    ("nuclear", "nuclear"),
    ("hydro", "hydro"),
    ("wind", "wind_onshore"),
    ("solar", "solar_pv_utility"),
    ("geothermal", "geothermal"),
    ("biomass", "biomass"),
    ("unknown", "unknown"),
]


def power(folder, write):
    hardware = {row["id"]: row for row in rows(folder / "hardware.csv")}
    lines = []
    for name, row_id, column in ACCELERATOR_POWER:
        figures = re.findall(r"\d+(?:\.\d+)?", hardware[row_id][column])
        watts = figures[CHOSEN_FIGURE.get(name, 0)]
        lines.append([
            "accelerator", name, "", watts, "system" if name in SYSTEM_SCOPE else "chip",
            "modelled" if column == "mean_w" else "assumed", hardware[row_id]["power_source"],
        ])
    for cpu in dict.fromkeys(CPU_OF_FAMILY.values()):
        row = hardware[cpu]
        lines.append(["cpu", cpu, row["min_w"], row["max_w"], "vcpu", "modelled", row["power_source"]])
    memory = hardware["DRAM"]
    watts = memory["mean_w"].split()[0]
    lines.append(["memory", "DRAM", watts, watts, "gb", "modelled", memory["power_source"]])
    write(
        "footprint/power.csv",
        [
            "Watts of hardware at full load. scope: chip (the host comes on top), system (the host's share is inside),",
            "vcpu (per virtual processor; idle and full load), gb (per gigabyte of memory).",
            "basis: modelled from published means under load, or assumed equal to the maker's thermal design power.",
            "a100: of its two published means (380 W BERT, 273 W ResNet-50) the higher.",
            "Source and licence by row; facts. As of 2026-11.",
        ],
        ["kind", "id", "idle_watts", "watts", "scope", "basis", "source"],
        lines,
    )


def fuel_factors(folder, write):
    factors = {row["fuel"]: row for row in rows(folder / "fuel_factors.csv")}
    write(
        "intensity/eia/fuel_factors.csv",
        [
            "What kinds of plant emit, in g CO2eq/kWh, over their whole life and directly from their chimneys.",
            "unknown: taken for fossil, as nobody knows better.",
            "Source: default factors of Electricity Maps (electricitymaps-contrib config/defaults.yaml @41204e2, facts),",
            "which names IPCC 2014 (AR5 WG III, Annex III); for oil UK POST, EIA 2020 and BEIS 2021; for direct biomass",
            "BEIS 2021; and its own assumption for unknown. As of 2026-11.",
        ],
        ["plant", "lifecycle_grams_per_kwh", "direct_grams_per_kwh"],
        [
            [plant, factors[fuel]["lca_em_default_g_per_kwh"], factors[fuel]["direct_em_default_g_per_kwh"]]
            for plant, fuel in PLANTS
        ],
    )
