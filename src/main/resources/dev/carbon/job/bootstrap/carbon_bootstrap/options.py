"""The command line."""
import argparse
from typing import List, Tuple

GRACE_SECONDS = 10.0
ANSWER_SECONDS = 10.0
SECRET_PLACES = ("projects/", "env:", "file:")


def parse(arguments: List[str]) -> Tuple[argparse.Namespace, List[str]]:
    """Splits at the first "--": our options before it, the script's arguments, untouched, after."""
    split = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(prog="carbon_bootstrap.pyz", allow_abbrev=False)
    parser.add_argument("--run", required=True, help="id of the run")
    parser.add_argument("--attempt", required=True, type=int, help="number of the attempt")
    parser.add_argument(
        "--manifest-sha256", required=True, help="SHA-256 of the manifest, in hexadecimal"
    )
    parser.add_argument("--lease", help="what tells this attempt from all others")
    parser.add_argument("--bucket", help="where the lease is (default: beside the code's folder)")
    program = parser.add_mutually_exclusive_group(required=True)
    program.add_argument("--script", help="the script, by its path beside this file")
    program.add_argument("--module", help="a Python module, run as python -m does")
    parser.add_argument("--requirements", help="the file of the code that tells pip what to install")
    parser.add_argument(
        "--secret",
        type=secret,
        action="append",
        default=[],
        metavar="NAME=PLACE",
        help="a variable, and the place that its value is fetched from",
    )
    parser.add_argument(
        "--replicas", type=positive_count, default=1, help="machines of the job (default: 1)"
    )
    parser.add_argument(
        "--aip", choices=("path", "gs"), default="path", help="what AIP_* hold (default: path)"
    )
    parser.add_argument("--new-session", action="store_true", help="leave the terminal's session")
    parser.add_argument(
        "--grace-seconds",
        type=positive_seconds,
        default=GRACE_SECONDS,
        help="time to end after a request to stop, before the script is killed (default: 10)",
    )
    parser.add_argument(
        "--answer-seconds",
        type=positive_seconds,
        default=ANSWER_SECONDS,
        help="patience with a server that does not answer (default: 10)",
    )
    return parser.parse_args(arguments[:split]), arguments[split + 1 :]


def positive_count(text: str) -> int:
    """A whole number from 1."""
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


def positive_seconds(text: str) -> float:
    """A number of seconds that a timer takes."""
    seconds = float(text)
    if not 0 < seconds < 86400:
        raise ValueError(text)
    return seconds


def secret(text: str) -> Tuple[str, str]:
    """A variable's name and its secret's place. The text itself is never shown: it may be wrong."""
    name, _, place = text.partition("=")
    if not name or not place.startswith(SECRET_PLACES):
        raise argparse.ArgumentTypeError("is not NAME=PLACE")
    return name, place
