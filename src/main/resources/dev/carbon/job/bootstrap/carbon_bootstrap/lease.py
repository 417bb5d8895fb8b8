"""The lease of an attempt: of two jobs made of one request, a single one trains."""
import argparse
import os
import time
import urllib.parse
import urllib.request
from typing import Callable

from carbon_bootstrap.basics import NOTES, SETUP_FAILED, BootstrapFailed, write
from carbon_bootstrap.google import GoogleServer, Hints, Unavailable, server

LEASE_NAME = f"{NOTES}/lease"
LEASE_TRIES = 8
LEASE_HINTS: Hints = {
    401: "; the metadata server's token is not accepted",
    403: "; the job's service account needs roles/storage.objectUser on the bucket",
    404: "; there is no such bucket",
}
STORAGE_URL = "https://storage.googleapis.com"
ALREADY_THERE = 412


def has_lease(options: argparse.Namespace, folder: str) -> bool:
    """Whether this job is the one that trains; whoever creates the lease first is.

    It says who has it: the attempt, and the job's own id where the platform tells it. All machines
    of a job are that job, also when it is started again; a second one made of the same request is
    not. Without an answer nothing is known, and nothing may run.
    """
    try:
        if options.bucket is None:
            return has_created_file(os.path.dirname(folder), f"{options.lease}\n")
        job = os.environ.get("CLOUD_ML_JOB_ID", "").strip()
        holder = f"{options.lease} {job}\n" if job else f"{options.lease}\n"
        return LeaseStore(options.bucket, options.answer_seconds).take(holder)
    except Unavailable as failure:
        reason = f"cannot take the lease of this run: {failure}; nothing was run"
        raise BootstrapFailed(SETUP_FAILED, reason) from None


def has_created_file(folder: str, holder: str) -> bool:
    """Whether the lease of a rehearsal, which nobody starts again, was not there yet."""
    path = os.path.join(folder, LEASE_NAME)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            file = open(path, "x", encoding="utf-8")
        except FileExistsError:
            return False
        with file:
            file.write(holder)
        return True
    except OSError as failure:
        raise Unavailable(f"{failure.strerror}") from None


class LeaseStore(GoogleServer):
    """Creates the lease in a bucket; the mounted bucket cannot say that something was there before.

    https://cloud.google.com/storage/docs/json_api/v1/objects/insert
    """

    def __init__(
        self, bucket: str, seconds: float, pause: Callable[[float], None] = time.sleep
    ) -> None:
        super().__init__(seconds, LEASE_TRIES, pause)
        self.bucket = urllib.parse.quote(bucket, safe="")
        emulated = bool(os.environ.get("STORAGE_EMULATOR_HOST"))
        variable = "STORAGE_EMULATOR_HOST" if emulated else "CARBON_STORAGE_URL"
        self.base = server(variable, STORAGE_URL)
        self.headers = {} if emulated else self.bearer()

    def take(self, holder: str) -> bool:
        """Whether the lease is the holder's, from now on or since before."""
        name = urllib.parse.quote(LEASE_NAME, safe="")
        url = f"{self.base}/upload/storage/v1/b/{self.bucket}/o"
        request = urllib.request.Request(
            f"{url}?uploadType=media&ifGenerationMatch=0&name={name}",
            data=holder.encode(),
            headers={**self.headers, "Content-Type": "text/plain"},
        )
        try:
            self.ask("Cloud Storage", request, LEASE_HINTS)
            return True
        except Unavailable as failure:
            if failure.status != ALREADY_THERE:
                raise
        url = f"{self.base}/storage/v1/b/{self.bucket}/o/{name}?alt=media"
        request = urllib.request.Request(url, headers=self.headers)
        return self.ask("Cloud Storage", request, LEASE_HINTS) == holder.encode()


def note(options: argparse.Namespace, folder: str, what: str, text: str) -> None:
    """Tells a later carbon of a rehearsal whose own carbon is gone: that it began, how it ended.

    Each is a file beside the folder of the code, named by our process. Who cannot be told this
    finds out that nobody knows.
    """
    if options.lease is None or options.bucket is not None:
        return
    path = os.path.join(os.path.dirname(folder), NOTES, f"{what}-{os.getpid()}")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write(path + ".tmp", text)
        os.replace(path + ".tmp", path)
    except OSError:
        pass
