"""Accelerators, machine types, and where accelerators are offered."""
import re

from data.tables import rows

# Name on the command line, name in the tables, Vertex AI's enum (none: the machine type says it all), row
# of hardware.csv, other names that people type.
ACCELERATORS = [
    ("p4", "P4", "NVIDIA_TESLA_P4", "P4", "tesla-p4"),
    ("t4", "T4", "NVIDIA_TESLA_T4", "T4", "tesla-t4"),
    ("p100", "P100", "NVIDIA_TESLA_P100", "P100", "tesla-p100"),
    ("v100", "V100", "NVIDIA_TESLA_V100", "V100", "tesla-v100"),
    ("l4", "L4", "NVIDIA_L4", "L4", ""),
    ("a100", "A100 40GB", "NVIDIA_TESLA_A100", "A100-40GB-SXM4", "a100-40gb|tesla-a100"),
    ("a100-80gb", "A100 80GB", "NVIDIA_A100_80GB", "A100-80GB-SXM4", ""),
    ("h100", "H100", "NVIDIA_H100_80GB", "H100-80GB-SXM5", "h100-80gb"),
    ("h100-mega", "H100 Mega", "NVIDIA_H100_MEGA_80GB", "H100-80GB-MEGA", "h100-mega-80gb"),
    ("h200", "H200", "NVIDIA_H200_141GB", "H200-141GB-SXM5", "h200-141gb"),
    ("b200", "B200", "NVIDIA_B200", "B200", ""),
    ("gb200", "GB200", "NVIDIA_GB200", "GB200", ""),
    ("rtx-pro-6000", "RTX PRO 6000", "NVIDIA_RTX_PRO_6000", "RTX-PRO-6000", ""),
    ("tpu-v2", "TPU v2", "TPU_V2", "v2", "tpu_v2|v2"),
    ("tpu-v3", "TPU v3", "TPU_V3", "v3", "tpu_v3|v3"),
    ("tpu-v5e", "TPU v5e", "", "v5e", "tpu_v5_litepod|v5e|v5litepod"),
    ("tpu-v6e", "TPU v6e", "", "v6e", "v6e|trillium"),
    ("tpu7x", "TPU7x", "", "v7-ironwood", "tpu-v7|ironwood"),
]
# Vertex AI counts the cores of these, two on each chip; watts and prices are those of a chip.
CORES_COUNTED = {"tpu-v2": 2, "tpu-v3": 2}
BY_TABLE_NAME = {table: name for name, table, *_ in ACCELERATORS}
BY_ENUM = {enum: name for name, _, enum, *_ in ACCELERATORS if enum}
BY_MACHINE_COLUMN = {**BY_ENUM, "TPU v5e": "tpu-v5e", "TPU v6e": "tpu-v6e", "TPU7x": "tpu7x"}
BY_CHIP = {"TPU_V2": "tpu-v2", "TPU_V3": "tpu-v3", "TPU_V5_LITEPOD": "tpu-v5e", "TPU_V6E": "tpu-v6e"}

# Arrangements of chips that Vertex AI takes for a machine, the one of a single machine first.
TPU_TOPOLOGIES = {
    "ct5lp-hightpu-1t": "1x1",
    "ct5lp-hightpu-4t": "2x2|2x4|4x4|4x8|8x8|8x16|16x16",
    "ct5lp-hightpu-8t": "2x4",
    "ct6e-standard-1t": "1x1",
    "ct6e-standard-4t": "2x2|2x4|4x4|4x8|8x8|8x16|16x16",
    "ct6e-standard-8t": "2x4",
    "tpu7x-standard-4t": "2x2x1",
}
# The machine of TPU v2 and v3: so many cores for one machine; pods are left out.
CLOUD_TPU = ("cloud-tpu", "8")
PODS = {"TPU v2 Pod", "TPU v3 Pod"}

# What the table of quotas holds where Google's page names none.
NO_QUOTA = {"", "Not available"}

# Machine family (the longest prefix wins) -> row of hardware.csv for its processor, as far as that table
# names the family; every other family gets the median of all.
CPU_OF_FAMILY = {
    "": "GCP median",
    "n1": "Skylake (n1) 2026 coefficients",
    "n2": "Cascade Lake 2026 coefficients",
    "c2": "Cascade Lake 2026 coefficients",
    "a2": "Cascade Lake 2026 coefficients",
    "a3": "Sapphire Rapids (a3,c3)",
    "a3-ultragpu": "Emerald Rapids (a3-ultra,a4)",
    "a4": "Emerald Rapids (a3-ultra,a4)",
    "a4x": "GCP median",
}


def ends_of_support(folder):
    """The last day of support by our name of the accelerator, where the pages announce one."""
    ends = {}
    for row in rows(folder / "accelerators_by_region.csv"):
        end = re.search(r"end of support (\d{4}-\d\d-\d\d)", row["note"])
        if end:
            ends[BY_TABLE_NAME[row["accelerator"]]] = end.group(1)
    return ends


def accelerators(folder, write):
    ends = ends_of_support(folder)
    hardware = {row["id"]: row for row in rows(folder / "hardware.csv")}
    write(
        "region/accelerators.csv",
        [
            "Accelerators of Vertex AI custom training. vertex_type is empty where the machine type alone names it;",
            "memory_gb is that of one GPU or TPU chip; counts_per_chip: Vertex AI's count of 8 for a TPU v2 or v3 is that",
            "of its cores, two on each chip; supported_until: where Google announced an end.",
            "Source: Google Cloud documentation, MachineSpec reference and Cloud TPU, 2026-08 (facts); memory: makers' data",
            "sheets, as collected with the watts in footprint/power.csv. Aliases are our own.",
        ],
        ["accelerator", "vertex_type", "memory_gb", "counts_per_chip", "aliases", "supported_until"],
        [
            [name, enum, hardware[row]["mem_gb"].split()[0], CORES_COUNTED.get(name, 1), aliases,
             ends.get(name, "")]
            for name, _, enum, row, aliases in ACCELERATORS
        ],
    )


def machine_types(folder, write):
    lines = []
    for row in rows(folder / "machine_types.csv"):
        if row["machine"] == CLOUD_TPU[0]:
            lines += [[CLOUD_TPU[0], "", "", name, CLOUD_TPU[1], "", ""] for name in CORES_COUNTED]
            continue
        accelerator = BY_MACHINE_COLUMN.get(row["accelerator"], "")
        lines.append([
            row["machine"], row["vcpu"], row["ram_gb"], accelerator,
            row["count"] if accelerator else "", cpu_of(row["machine"]), TPU_TOPOLOGIES.get(row["machine"], ""),
        ])
    write(
        "region/machine_types.csv",
        [
            "Machine types of Vertex AI custom training. counts: how many of the accelerator may be attached;",
            "vcpus and memory_gb are empty where they are not published.",
            "Source: Google Cloud documentation, configure-compute pages, 2026-08-20 (facts). Not on those pages, and",
            "to be checked: memory of n1 and n4 (in part by the family's ratio); vCPU and memory of m1,",
            "a3-megagpu-8g and tpu7x-standard-4t (not re-read); memory of ct6e-standard-1t (sources disagree);",
            "which accelerator of n1 machines with 64 and 96 vCPU each count belongs to.",
        ],
        ["machine", "vcpus", "memory_gb", "accelerator", "counts", "cpu", "tpu_topologies"],
        lines,
    )


# Families of machines that take one kind of boot disk alone. Google says so of no other family here, or it was not
# looked up: N4 is left out, since Vertex AI's own default there is the disk that Compute Engine refuses.
BOOT_DISKS = [
    ["a3-ultragpu", "hyperdisk"],
    ["a4-highgpu", "hyperdisk"],
    ["a4x-highgpu", "hyperdisk"],
    ["g4", "hyperdisk"],
    ["n1", "persistent"],
    ["e2", "persistent"],
    ["c2", "persistent"],
]


def boot_disks(folder, write):
    write(
        "region/boot_disks.csv",
        [
            "Families of machines that start from one kind of disk alone; of others it is not known.",
            "Source: Google Cloud documentation (facts), read in 2026-11 from stored copies: Compute Engine, limitations",
            "of A3 Ultra, A4 and A4X (\"You can only use Google Cloud Hyperdisk\") and of G4 (\"You can't use Persistent",
            "Disk\"); About Google Cloud Hyperdisk, machine series support (no kind of it on N1, E2 and C2).",
        ],
        ["family", "only"],
        BOOT_DISKS,
    )


def cpu_of(machine):
    return CPU_OF_FAMILY[max((f for f in CPU_OF_FAMILY if machine.startswith(f)), key=len)]


def accelerator_offers(folder, write):
    offers = []
    for row in rows(folder / "accelerators_by_region.csv"):
        if row["available_for_training"] == "no" or row["accelerator"] in PODS:
            continue
        both = row["available_for_training"] == "yes" and row["default_training_quota"] not in NO_QUOTA
        offers.append([row["region"], BY_TABLE_NAME[row["accelerator"]], "documented" if both else "inferred"])
    write(
        "region/accelerator_offers.csv",
        [
            "Where an accelerator is offered for training. documented: the locations page lists it and the quotas page",
            "gives a default quota there, be it 0; inferred: only one of them names it, a quota request may be needed",
            "(TPU v5e and v6e, of which the quotas page says nothing, are all inferred). Left out: offers for inference",
            "alone, and pods of TPU v2 and v3.",
            "Source: Google Cloud documentation, locations page 2026-08-20 and quotas page 2026-08-21 (facts).",
        ],
        ["region", "accelerator", "availability"],
        sorted(offers),
    )
