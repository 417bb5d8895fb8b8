"""All of it in order."""
import argparse
import os
from typing import List

from carbon_bootstrap.basics import PRIMARY, SETUP_FAILED, SUPERSEDED, BootstrapFailed, warn
from carbon_bootstrap.lease import has_lease, note
from carbon_bootstrap.manifest import prepare_imports, program, verified_files
from carbon_bootstrap.metrics import Metrics
from carbon_bootstrap.options import parse
from carbon_bootstrap.outputs import prepare_outputs
from carbon_bootstrap.replicas import prepare_replica
from carbon_bootstrap.requirements import interpreter
from carbon_bootstrap.script import Stopper, run
from carbon_bootstrap.secrets import secrets


def main(folder: str, arguments: List[str]) -> int:
    """Does all of it in the folder of the code, says what went wrong, and leaves the notes of a
    rehearsal."""
    options, script_arguments = parse(arguments)
    if options.new_session:
        lead_new_session()
    stopper = Stopper(options.grace_seconds)
    note(options, folder, "job", "")
    try:
        exit_code = prepare_and_run(options, folder, script_arguments, stopper)
    except BootstrapFailed as failure:
        warn(str(failure))
        exit_code = failure.exit_code
    except OSError as failure:
        warn(f"cannot run the script: {failure.strerror}")
        exit_code = SETUP_FAILED
    stopped = " stopped" if stopper.requested is not None else ""
    note(options, folder, "ended", f"{exit_code}{stopped}\n")
    return exit_code


def prepare_and_run(
    options: argparse.Namespace, folder: str, script_arguments: List[str], stopper: Stopper
) -> int:
    """Prepares, runs, measures; returns the exit code."""
    if options.lease is not None and not has_lease(options, folder):
        warn("superseded: this run trains elsewhere, or was given up; nothing was run")
        return SUPERSEDED
    files = verified_files(folder, options.manifest_sha256)
    command = [*program(options, folder, files), *script_arguments]
    environment = dict(os.environ)
    rank = prepare_replica(environment, options.replicas)
    base_folder = prepare_outputs(environment, folder, options.aip)
    prepare_imports(environment, folder)
    metrics = None
    if base_folder is not None and rank == PRIMARY:
        metrics = Metrics(base_folder, options.run, options.attempt)
    meter = metrics.meter if metrics else None
    with interpreter(options.requirements, folder, files, stopper, meter) as python:
        environment.update(secrets(dict(options.secret), options.answer_seconds))
        exit_code = run([python, "-u", *command], folder, environment, stopper, meter)
    if metrics:
        metrics.write(exit_code)
    return exit_code


def lead_new_session() -> None:
    """Leaves the terminal's session, so that a Ctrl-C typed there reaches carbon alone."""
    try:
        os.setsid()
    except OSError:
        if os.getsid(0) != os.getpid():
            warn("could not start a session of its own")
