"""Prices per hour."""
from data.hardware import BY_CHIP, BY_ENUM
from data.tables import rows

# What is wrong with a price, as the source table says it -> our word.
FLAGS = {
    "": "",
    "spot_suspect(<25% of on-demand)": "cheap-spot",
    "spot_suspect(> on-demand)": "dear-spot",
    "check_on_demand(>1.6x us-central1)": "dear-on-demand",
    "on_demand_suspect(32.4x us-central1)": "dear-on-demand",
}
OTHER_PRODUCT = "on_demand_suspect(DWS flex-start"


def prices(folder, write):
    trained_on = {row["machine"] for row in rows(folder / "machine_types.csv")}
    lines = []
    for row in rows(folder / "gcp_prices.csv"):
        if row["kind"] == "tpu_chip":
            name = BY_CHIP.get(row["vertex_accelerator_type"])
        elif row["kind"] == "machine":
            name = row["name"] if row["name"] in trained_on else None
        else:
            name = BY_ENUM[row["vertex_accelerator_type"]]
        if name:
            lines.append([
                row["kind"], name, row["region"], row["price_usd_per_h"], row["spot_usd_per_h"],
                row["price_date"], flag(row["flag"]),
            ])
    write(
        "region/prices.csv",
        [
            "Compute Engine prices in USD per hour, without Vertex AI's fee. machine: the whole machine with the",
            "accelerators built into it; gpu_attach_n1: one GPU attached to an N1 machine; tpu_chip: one chip with its",
            "share of the host. flag: a price that cannot be right or was not checked, never used: dear-on-demand (over",
            "1.6 times that of us-central1), other-on-demand (another product's), dear-spot (over the price on demand)",
            "and cheap-spot (below a quarter of it; A3 machines and TPUs alone were judged so, as Google's discount may",
            "be up to 91 %). Spot prices change every month. Left out: machines that Vertex AI does not train on.",
            "Source: Cyclenerd/google-cloud-pricing-cost-calculator @fd66b26 (Apache-2.0); all attached GPUs, TPUs and the",
            "21 machine rows it lacks: facts of Google's billing catalogue as listed in anycloud-sh/catalog @62ff0a9",
            "(no licence stated). Date by row.",
        ],
        ["kind", "name", "region", "usd_per_hour", "spot_usd_per_hour", "date", "flag"],
        lines,
    )


def flag(text):
    return "other-on-demand" if text.startswith(OTHER_PRODUCT) else FLAGS[text]
