"""What all parts of the bootstrap share: how it fails, what it says, how it writes."""
import sys
from typing import MutableMapping

CODE_REFUSED = 97
SETUP_FAILED = 98
SUPERSEDED = 0  # not a failure: the platform must not try again, and the other job is the run's
KILLED_BY_SIGNAL = 128

PRIMARY = 0
LINUX = sys.platform.startswith("linux")
NOTES = "_carbon"

Environment = MutableMapping[str, str]


class BootstrapFailed(Exception):
    """The script was not started; the message says why and the code becomes the exit code."""

    def __init__(self, exit_code: int, message: str) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def write(path: str, text: str) -> None:
    """Writes a text file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def warn(message: str) -> None:
    """Says something on stderr, in one line."""
    print(f"carbon: {message}", file=sys.stderr, flush=True)
