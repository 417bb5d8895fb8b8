"""Regions, what Google publishes of them by year, and their names at WattTime."""
from data.tables import rows

GOOGLE_YEARS = range(2019, 2025)
PUE_YEAR = 2023


def regions(folder, write):
    lines = []
    for row in rows(folder / "gcp_regions.csv"):
        fleet = "fleet" in row["pue_source"]
        of_country = "world default" not in row["offsite_water_source"]
        lines.append([
            row["region"],
            row["display_location"],
            row["country_iso2"],
            row["lat"],
            row["lon"],
            row["em_zone"],
            row["pue"],
            "fleet" if fleet else "campus",
            "" if fleet else PUE_YEAR,
            row["wue_onsite_l_per_kwh"] if of_country else "",
            row["offsite_water_country_l_per_kwh"] if of_country else "",
            "yes" if row["low_co2_leaf_2024"] == "1" else "no",
            "yes" if row["public_ga"] == "1" else "no",
            "yes" if row["vertex_endpoint_documented"] == "y" else "no",
        ])
    write(
        "region/regions.csv",
        [
            "Google Cloud regions. grid_zone: Electricity Maps zone id; pue_basis: campus value or Google's fleet mean;",
            "water in litres per kWh: wue_on_site the mean of Google's fleet, ewif_off_site that of the country's power",
            "plants, evaporation from reservoirs included, empty where no factor of the country is known; low_carbon:",
            "Google's leaf, CFE of 2024 of 75 % or more; training: Vertex AI custom training documented there.",
            "Source: place and coordinates Cyclenerd/google-cloud-compute-machine-types @6df0dc7 (Apache-2.0); coordinates",
            "of asia-east1, asia-southeast1, europe-north2, us-east1 and us-east4 facts from electricitymaps-contrib",
            "data_centers.json @b354f28; of us-central2 and us-east2 those of a known campus, not sourced;",
            "zone and PUE facts from Green-Software-Foundation/real-time-cloud @b2858aa (rows of 2023) and Google's",
            "environmental report; on-site water arXiv:2508.15734, not re-read; off-site water WRI 2020 country factors",
            "(CC BY) by way of mlco2/ecologits electricity_mixes.csv @5be90da. As of 2026-08.",
        ],
        ["region", "place", "country", "latitude", "longitude", "grid_zone", "pue", "pue_basis", "pue_year",
         "wue_on_site", "ewif_off_site", "low_carbon", "public", "training"],
        lines,
    )


def google_yearly(folder, write):
    known = {row["region"]: row for row in rows(folder / "gcp_regions.csv")}
    lines = []
    for year in GOOGLE_YEARS:
        for row in rows(folder / f"google/{year}.csv"):
            region = row["Google Cloud Region"]
            column = next(name for name in row if "grid carbon intensity" in name.lower())
            mistaken = year == 2024 and known[region]["google_ci_2024_note"].startswith("ANOMALY")
            lifecycle = column.startswith("Lifecycle") or mistaken
            lines.append([
                region, year, percent(row["Google CFE"]), row[column], "lifecycle" if lifecycle else "direct",
            ])
    write(
        "region/google_yearly.csv",
        [
            "What Google publishes of its regions by year: its carbon-free energy score (CFE) in percent, and the grid's",
            "carbon intensity in g CO2eq/kWh, location-based. accounting: life-cycle up to 2020, direct (operational)",
            "since; lifecycle also where a later value equals the life-cycle mean by mistake: not comparable.",
            "Source: GoogleCloudPlatform/region-carbon-info @49f3f26 data/yearly (Apache-2.0).",
        ],
        ["region", "year", "carbon_free_percent", "grams_per_kwh", "accounting"],
        sorted(lines),
    )


def percent(fraction):
    text = fraction.strip().rstrip("%")
    try:
        return f"{float(text) * 100:g}"
    except ValueError:
        return ""


def watttime_regions(folder, write):
    write(
        "intensity/watttime/regions.csv",
        [
            "The WattTime region in which each Google Cloud region lies; a region without a known one is left out.",
            "Source: Green-Software-Foundation/real-time-cloud @b2858aa Cloud_Region_Metadata.csv, rows of 2023",
            "(no licence stated for the table; facts); europe-west10 inferred from europe-west3. As of 2026-08.",
        ],
        ["region", "watttime_region"],
        [
            [row["region"], row["watttime_region"]]
            for row in rows(folder / "gcp_regions.csv")
            if row["watttime_region"]
        ],
    )
