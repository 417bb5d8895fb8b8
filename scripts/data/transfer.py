"""Prices of moving data."""

# Part of the world where the bucket lies -> USD per GiB to each of these parts, in the same order. Kept by
# hand; the head of the written file says where it was read.
TRANSFER_USD_PER_GIB = {
    "northern-america": "0.02 0.05 0.08 0.10 0.10 0.11 0.14 0.11",
    "europe": "0.05 0.02 0.08 0.10 0.10 0.11 0.14 0.11",
    "asia": "0.08 0.08 0.08 0.10 0.10 0.11 0.14 0.11",
    "indonesia": "0.10 0.10 0.10 N/A 0.08 0.11 0.14 0.14",
    "oceania": "0.10 0.10 0.10 0.08 0.08 0.11 0.14 0.14",
    "middle-east": "0.11 0.11 0.11 0.11 0.11 0.08 0.14 0.11",
    "latin-america": "0.14 0.14 0.14 0.14 0.14 0.14 0.14 0.14",
    "africa": "0.11 0.11 0.11 0.14 0.14 0.11 0.14 N/A",
}


def transfer_prices(_, write):
    lines = [
        [bucket, to, price]
        for bucket, prices_from in TRANSFER_USD_PER_GIB.items()
        for to, price in zip(TRANSFER_USD_PER_GIB, prices_from.split())
        if price != "N/A"
    ]
    write(
        "region/transfer_prices.csv",
        [
            "What Cloud Storage charges for data that leaves a bucket for another place of Google Cloud, in USD per",
            "GiB (2^30 bytes), by the parts of the world in which both lie. Free within one region. A multi-region is",
            "another place than each of its regions. Without operations and retrieval from colder storage classes.",
            "Source: Google Cloud, Cloud Storage pricing (https://cloud.google.com/storage/pricing), table \"Data transfer",
            "within Google Cloud\"; facts. Read 2026-11-21 in two stored copies that agree and bear no date; its price",
            "within Northern America also as quoted by others from the page of 2026-10-06.",
        ],
        ["bucket_in", "to", "usd_per_gib"],
        lines,
    )
