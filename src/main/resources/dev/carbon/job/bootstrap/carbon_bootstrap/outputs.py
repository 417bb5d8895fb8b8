"""Where the script writes: the AIP_* variables and their folders."""
import os
import time
from typing import Callable, Optional

from carbon_bootstrap.basics import SETUP_FAILED, BootstrapFailed, Environment

DEFAULT_MOUNT = "/gcs"
GS_SCHEME = "gs://"
OUTPUT_VARIABLES = ("AIP_MODEL_DIR", "AIP_CHECKPOINT_DIR", "AIP_TENSORBOARD_LOG_DIR")
FOLDER_SECONDS = 10.0  # longer than a mounted bucket remembers that something was not there
FOLDER_POLL_SECONDS = 0.5


def prepare_outputs(environment: Environment, code_folder: str, aip: str) -> Optional[str]:
    """Points the AIP_* variables at folders that exist; returns the folder above the model's.

    A variable that held a gs:// URI keeps it under its own name + "_URI". With aip "gs" the
    variable itself keeps it too, for scripts that speak to Cloud Storage themselves. Paths are
    seen from the script's working directory, the folder of the code.
    """
    mount = (environment.get("CARBON_GCS_MOUNT") or DEFAULT_MOUNT).rstrip("/")
    base_folder = None
    for variable in OUTPUT_VARIABLES:
        value = environment.get(variable)
        if not value:
            continue
        path = value
        if value.startswith(GS_SCHEME):
            path = f"{mount}/{value[len(GS_SCHEME):]}"
            environment[variable + "_URI"] = value
            environment[variable] = value if aip == "gs" else path
        folder = os.path.normpath(os.path.join(code_folder, path))
        make_folder(variable, folder)
        if variable == "AIP_MODEL_DIR":
            base_folder = os.path.dirname(folder)
    return base_folder


def make_folder(
    variable: str,
    folder: str,
    make: Callable[..., None] = os.makedirs,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Makes a folder and those above it, unless it is there already.

    Another replica may make it at the same moment. A mounted bucket may then say that it exists, and
    for some seconds more, from memory, that it does not.
    """
    patience = FOLDER_SECONDS
    while True:
        try:
            make(folder, exist_ok=True)
            return
        except OSError as failure:
            unseen = isinstance(failure, FileExistsError) and not os.path.lexists(folder)
            if not unseen or patience <= 0:
                reason = f"cannot make the folder of {variable}: {failure.strerror}"
                raise BootstrapFailed(SETUP_FAILED, reason) from None
        pause(FOLDER_POLL_SECONDS)
        patience -= FOLDER_POLL_SECONDS
