"""Google's prebuilt training images."""
import re
from datetime import datetime

from data.tables import rows

ADDRESS = re.compile(r"us-docker\.pkg\.dev/vertex-ai/training/([^:]+):latest")
# A table of its own on the page, whose heading stands where others have the framework.
HEADING = re.compile(r"Supported versions of (.+) on Vertex AI")
# What the page says of accelerators, apart from the version of CUDA.
ACCELERATORS = {
    "CPU only": "cpu",
    "CPU or GPU": "cpu|gpu",
    "GPU": "gpu",
    "GPU only": "gpu",
    "TPU only": "tpu",
}


def date(text):
    """The date of a text such as "Jul 11, 2026" or "September 16, 2026"."""
    month, rest = text.split(" ", 1)
    return datetime.strptime(f"{month[:3]} {rest}", "%b %d, %Y").date().isoformat()


def accelerators(text):
    """Where an image runs, of a text such as "GPU (CUDA 12.x)"."""
    return ACCELERATORS[text.split(" (")[0]]


def prebuilt_images(folder, write):
    column = "image_us(replace us- by europe- or asia-)"
    write(
        "region/prebuilt_images.csv",
        [
            "Google's prebuilt containers for custom training: the name below",
            "{us,europe,asia}-docker.pkg.dev/vertex-ai/training/ (all three hold the same), where each runs, and the",
            "day that its availability ends: after it, it can no longer be used or downloaded (framework support policy).",
            "Source: Google Cloud documentation, pre-built containers, last changed 2026-07-15, as mirrored in",
            "github.com/apstndb/gemini-enterprise-agent-platform-docs-mirror (facts).",
        ],
        ["image", "framework", "version", "accelerators", "available_until"],
        [
            [
                ADDRESS.fullmatch(row[column]).group(1),
                HEADING.sub(r"\1", row["framework"]),
                row["version"],
                accelerators(row["accelerators"]),
                date(row["end_of_availability"]),
            ]
            for row in rows(folder / "prebuilt_images.csv")
        ],
    )
