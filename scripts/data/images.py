"""Google's prebuilt training images."""
import re
from datetime import datetime

from data.tables import rows

ADDRESS = re.compile(r"us-docker\.pkg\.dev/vertex-ai/training/([^:]+):latest")
# A table of its own on the page, whose heading stands where others have the framework.
HEADING = re.compile(r"Supported versions of (.+) on Vertex AI")


def date(text):
    """The date of a text such as "Jul 11, 2026" or "September 16, 2026"."""
    month, rest = text.split(" ", 1)
    return datetime.strptime(f"{month[:3]} {rest}", "%b %d, %Y").date().isoformat()


def prebuilt_images(folder, write):
    column = "image_us(replace us- by europe- or asia-)"
    write(
        "region/prebuilt_images.csv",
        [
            "Google's prebuilt containers for custom training: the name below",
            "{us,europe,asia}-docker.pkg.dev/vertex-ai/training/, and the day that their availability ends.",
            "Source: Google Cloud documentation, pre-built containers, last changed 2026-07-15, as mirrored in",
            "github.com/apstndb/gemini-enterprise-agent-platform-docs-mirror (facts).",
        ],
        ["image", "framework", "version", "available_until"],
        [
            [
                ADDRESS.fullmatch(row[column]).group(1),
                HEADING.sub(r"\1", row["framework"]),
                row["version"],
                date(row["end_of_availability"]),
            ]
            for row in rows(folder / "prebuilt_images.csv")
        ],
    )
