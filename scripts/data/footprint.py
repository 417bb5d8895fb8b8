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

# Row of hardware.csv -> published watts of a chip that nothing is asked of, and at most. A figure of another
# scope than the one under load (a chip's beside a system's) is left out, and so is one taken over from
# another accelerator (a100-80gb at idle) or computed from the thermal design power (min_w, max_w).
IDLE_POWER = {"a100": "idle_w", "h100": "idle_w", "h100-mega": "idle_w"}
MOST_POWER = {"a100": "tdp_w"}

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


def figures(row, column):
    return re.findall(r"\d+(?:\.\d+)?", row[column])


def power(folder, write):
    hardware = {row["id"]: row for row in rows(folder / "hardware.csv")}
    lines = []
    for name, row_id, column in ACCELERATOR_POWER:
        row = hardware[row_id]
        watts = figures(row, column)[CHOSEN_FIGURE.get(name, 0)]
        idle = figures(row, IDLE_POWER[name])[0] if name in IDLE_POWER else ""
        most = figures(row, MOST_POWER[name])[0] if name in MOST_POWER else ""
        lines.append([
            "accelerator", name, idle, watts, watts if column == "tdp_w" else most,
            "system" if name in SYSTEM_SCOPE else "chip",
            "modelled" if column == "mean_w" else "assumed", row["power_source"],
        ])
    for cpu in dict.fromkeys(CPU_OF_FAMILY.values()):
        row = hardware[cpu]
        lines.append(["cpu", cpu, row["min_w"], row["max_w"], row["max_w"], "vcpu", "modelled", row["power_source"]])
    memory = hardware["DRAM"]
    watts = memory["mean_w"].split()[0]
    lines.append(["memory", "DRAM", watts, watts, watts, "gb", "modelled", memory["power_source"]])
    write(
        "footprint/power.csv",
        [
            "Watts of hardware. watts: under training load; idle and max are empty where none is published for that very",
            "hardware in the same scope. scope: chip (the host comes on top), system (the host's share is inside),",
            "vcpu (per virtual processor at idle and full load), gb (per gigabyte of memory).",
            "basis: modelled from published means under load, or assumed equal to the maker's thermal design power.",
            "a100: of its two published means (380 W BERT, 273 W ResNet-50) the higher.",
            "Source and licence by row; facts. As of 2026-11.",
        ],
        ["kind", "id", "idle_watts", "watts", "max_watts", "scope", "basis", "source"],
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


def plant_water(folder, write):
    factors = {row["fuel"]: row for row in rows(folder / "fuel_factors.csv")}
    litres = [(plant, factors[fuel]["macknick_l_per_kwh"]) for plant, fuel in PLANTS]
    write(
        "footprint/plant_water.csv",
        [
            "Litres of water that kinds of plant evaporate per kWh, evaporation from their reservoirs included and left out.",
            "Figures of plants of the United States, with cooling towers where they need cooling; taken for everywhere.",
            "Assumed: that hydropower evaporates nothing but from its reservoirs, and no other plant has one; for oil the",
            "figure of gas in steam turbines, as none of oil is known. solar: a later copy of the source has 0.004.",
            "Source: Macknick et al. (NREL 2011, Environmental Research Letters 2012), facts; for unknown the factor of",
            "other plants in the code of Ren et al. Both collected from copies, not re-read. As of 2026-11.",
        ],
        ["plant", "litres_with_reservoirs", "litres_without_reservoirs"],
        [[plant, value, "0.0" if plant == "hydro" else value] for plant, value in litres],
    )
