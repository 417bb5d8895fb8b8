"""The code: nothing runs but what was uploaded."""
import argparse
import hashlib
import json
import os
from typing import List

from carbon_bootstrap.basics import CODE_REFUSED, BootstrapFailed, Environment

MANIFEST_NAME = "carbon_manifest.json"


def verified_files(folder: str, manifest_sha256: str) -> List[str]:
    """The paths of the code's files, once each is known to be the file that was uploaded."""
    path = checked(folder, MANIFEST_NAME, manifest_sha256)
    try:
        with open(path, encoding="utf-8") as file:
            listed = [(entry["path"], entry["sha256"]) for entry in json.load(file)["files"]]
        if not all(isinstance(text, str) for entry in listed for text in entry):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise refused(f"{MANIFEST_NAME} is no list of files") from None
    for name, sha256 in listed:
        checked(folder, name, sha256)
    return [name for name, _ in listed]


def checked(folder: str, name: str, expected_sha256: str) -> str:
    """The path of a file below the folder, once its content is known to be the expected.

    The file must be there by that very path: no link, and nothing that leads out and in again.
    """
    path = os.path.join(folder, name)
    try:
        if os.path.realpath(path) != path or not path.startswith(folder + os.sep):
            raise refused(f"{name!r} is no file below the folder of the code")
        actual_sha256 = sha256_of(path)
    except OSError as failure:
        raise refused(f"cannot read {name!r}: {failure.strerror}") from None
    except ValueError:  # a zero byte, or half a character
        raise refused(f"{name!r} is no name of a file") from None
    if actual_sha256 != expected_sha256.lower():
        reason = f"{name!r} is not the file that was uploaded: its sha256 is {actual_sha256}"
        raise refused(f"{reason}, not {expected_sha256!r}")
    return path


def refused(reason: str) -> BootstrapFailed:
    """The code is not what was uploaded, or not to be run."""
    return BootstrapFailed(CODE_REFUSED, f"{reason}; nothing was run")


def sha256_of(path: str) -> str:
    """The SHA-256 of a file, in lower-case hexadecimal."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def program(options: argparse.Namespace, folder: str, files: List[str]) -> List[str]:
    """What the interpreter is given before the program's own arguments."""
    if options.module is not None:
        return ["-m", options.module]
    if options.script not in files:
        raise refused(f"{options.script!r} is no file of the code")
    return [os.path.join(folder, options.script)]


def prepare_imports(environment: Environment, folder: str) -> None:
    """Lets all of the code import from its root, and keeps compiled files out of the bucket."""
    inherited = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = f"{folder}{os.pathsep}{inherited}" if inherited else folder
    environment.setdefault("PYTHONDONTWRITEBYTECODE", "1")
