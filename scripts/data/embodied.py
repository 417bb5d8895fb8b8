"""What making accelerators and hosts emitted."""
import re

from data.tables import rows

# Accelerator -> row of hardware.csv whose embodied_kgco2e holds its figures, which of the numbers there add up to
# the lowest and to the highest of one accelerator, what share of a host comes on top, and whose figures they are (a
# row, or in words). An accelerator without a figure of its own, or with a stand-in's, is left out.
ACCELERATOR_EMBODIED = [
    ("p4", "P4", [0], [0], "slot", "P4"),
    ("t4", "T4", [0], [0], "slot", "T4"),
    ("p100", "P100", [0], [0], "slot", "P100"),
    ("v100", "V100", [0], [0], "slot", "V100"),
    ("l4", "L4", [0], [0], "slot", "L4"),
    ("a100", "A100-80GB-SXM4", [0], [1], "slot", "A100-40GB-SXM4"),
    ("a100-80gb", "A100-80GB-SXM4", [0], [1], "slot", "A100-40GB-SXM4"),
    ("h100", "H100-80GB-SXM5", [0], [2], "slot-of-h100", "H100-80GB-SXM5"),
    ("h100-mega", "H100-80GB-SXM5", [0], [2], "slot-of-h100", "H100-80GB-SXM5"),
    ("h200", "H200-141GB-SXM5", [0], [0], "slot-of-h100", "H200-141GB-SXM5"),
    ("b200", "B200", [0], [0], "slot-of-h100", "B200"),
    # Of "692 total (323 TPU mfg+transport, 260 host share, 109 DC construction)" all but the building.
    ("tpu-v6e", "v6e", [1, 2], [1, 2], "inside", "Schneider et al. arXiv:2502.01671, via a sourced review"),
]
# Share of a host -> the row with the lowest and the one with the highest figure: what of it is accelerators, and by
# how many slots or virtual processors it is divided. 96: the largest n1 machine, taken for the whole host.
HOST_EMBODIED = [
    ("slot", ("a2-highgpu (16 GPU host)", 2400, 16), ("BLOOM HPE Apollo 6500", 0, 8)),
    ("slot-of-h100", ("BLOOM HPE Apollo 6500", 0, 8), ("8-GPU DGX/HGX base", 0, 8)),
    ("vcpu", ("n1-standard-8 host", 0, 96), ("n1-standard-8 host", 0, 96)),
]
# Where a lifetime in years is taken from, the short one first; a TPU's is the study's own.
LIFETIMES = ("n1-standard-8 host", "BLOOM HPE Apollo 6500")


def embodied(folder, write):
    hardware = {row["id"]: row for row in rows(folder / "hardware.csv")}

    def years(row_id):
        return hardware[row_id]["lifetime_years"]

    def host_share(row_id, accelerators, parts):
        return f"{(float(hardware[row_id]['embodied_kgco2e']) - accelerators) / parts:.6g}"

    lines = []
    for name, row_id, low, high, host, source in ACCELERATOR_EMBODIED:
        figures = re.findall(r"\d+(?:\.\d+)?", hardware[row_id]["embodied_kgco2e"])
        kilograms = [f"{sum(float(figures[each]) for each in chosen):g}" for chosen in (low, high)]
        lifetimes = [years(row_id)] * 2 if host == "inside" else map(years, LIFETIMES)
        told = hardware[source]["embodied_source"] if source in hardware else source
        lines.append(["accelerator", name, *kilograms, *lifetimes, host, told])
    for name, low, high in HOST_EMBODIED:
        told = "; ".join(dict.fromkeys(hardware[each[0]]["embodied_source"] for each in (low, high)))
        lines.append(["host", name, host_share(*low), host_share(*high), *map(years, LIFETIMES), "", told])
    write(
        "footprint/embodied.csv",
        [
            "What making hardware emitted, in kg CO2eq: of one accelerator (without its host unless host says inside), and",
            "the share of a host for one accelerator (slot) or one virtual processor (vcpu). kg_low and kg_high are the",
            "least and the most that is published, equal where only one figure is; years is how long the hardware serves.",
            "150 kg is the general figure for a GPU, used where no study of the card itself is known; h100-mega has the",
            "figures of the h100. Buildings are left out. slot: least the 5465.5 kg of a host of 16 A100 without its GPUs'",
            "2400, most the 2500 kg of BLOOM's host of 8 A100; slot-of-h100: from that to the 6000 kg of a DGX of 8 H800 or",
            "H200. vcpu: the 1677.5 kg of an n1 host. Of its slots and its processors, a machine wears out what is more.",
            "Assumed: that such a host has 96 virtual processors, as the largest n1 machine; that one virtual processor of",
            "any other family stands for as much; that hardware serves from 4 years (Cloud Carbon Footprint) to 6 (BLOOM),",
            "the TPU 6 (its study); and, by the code that reads this, that it is in use 85 % of that time (BLOOM).",
            "Source by row, not re-read but collected from summaries; facts. As of 2026-11.",
        ],
        ["kind", "id", "kg_low", "kg_high", "years_short", "years_long", "host", "source"],
        lines,
    )
