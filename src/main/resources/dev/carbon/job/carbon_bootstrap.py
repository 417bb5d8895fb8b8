"""Runs one training script the way carbon promises to, in a container or on this machine.

    python3 carbon_bootstrap.py --run RUN --attempt N --manifest-sha256 HEX \\
        (--script FILE | --module NAME) [--requirements FILE] [--secret NAME=PLACE]... \\
        [--lease ID [--bucket NAME]] \\
        [--replicas N] [--aip path|gs] [--new-session] [--grace-seconds S] [--answer-seconds S] \\
        [-- script arguments...]

carbon_manifest.json, which lies beside this file with all of the code, lists every file and its
SHA-256. In order, this program

1. takes the lease of its attempt, so that of two jobs made of one request a single one trains: an
   object of the bucket that is created once or, without --bucket, a file beside the folder of the
   code. A job that the platform starts again still has its own;
2. checks that manifest and code are, byte for byte, what was uploaded, and refuses to run anything
   else;
3. tells the replicas of a distributed training where they meet, as torchrun would;
4. turns Vertex AI's gs:// output URIs into folders of the mounted bucket, for plain open();
5. lets pip install the requirements into a virtual environment that is thrown away at the end, and
   that has what this Python has;
6. fetches the secrets: from Secret Manager as the service account that the job runs as, or, in a
   rehearsal, from a variable (env:NAME) or a file (file:PATH) of this machine;
7. runs the script in the folder of the code and in a process group of its own, hands every request
   to stop on to it, and kills what it leaves running: its group, and on Linux also what has left
   that group;
8. writes carbon_metrics.json: how long it ran and what it used, pip's part included, for the carbon
   receipt. Of several replicas, which share the bucket, the primary alone does.

It ends with the script's own exit code, 128+N when signal N ended the script, 0 when somebody else
has the lease and nothing was run, 97 when the code was refused, and 98 when something that the
script needs could not be had: the lease, the folders of its outputs, its place among the replicas,
its requirements or its secrets. It prints nothing but its own
failures and what pip says, and never an argument or an environment value: those may hold secrets.

Needs Python 3.8 or newer on Linux or macOS, and nothing else; for requirements also pip.
"""
import os
import sys

# Beside this file lies code that is not checked yet: none of it may pass for a module of Python's.
_OWN_FOLDER = os.path.dirname(os.path.realpath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.realpath(folder) != _OWN_FOLDER]

import argparse
import base64
import contextlib
import datetime
import hashlib
import http.client
import importlib.util
import json
import platform
import shutil
import signal
import subprocess
import sysconfig
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import (
    Any,
    Callable,
    Dict,
    Iterator,
    List,
    Mapping,
    MutableMapping,
    NamedTuple,
    Optional,
    Tuple,
)

try:
    import resource
except ImportError:  # a platform without it: the script still runs, its usage is unknown
    resource = None  # type: ignore[assignment]
try:
    import ctypes
except ImportError:  # a Python built without it: orphans of the script are not ours to end
    ctypes = None  # type: ignore[assignment]

CODE_REFUSED = 97
SETUP_FAILED = 98
SUPERSEDED = 0  # not a failure: the platform must not try again, and the other job is the run's
KILLED_BY_SIGNAL = 128

PRIMARY = 0
METRICS_NAME = "carbon_metrics.json"
MANIFEST_NAME = "carbon_manifest.json"

DEFAULT_MOUNT = "/gcs"
GS_SCHEME = "gs://"
OUTPUT_VARIABLES = ("AIP_MODEL_DIR", "AIP_CHECKPOINT_DIR", "AIP_TENSORBOARD_LOG_DIR")
GRACE_SECONDS = 10.0
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)

LINUX = sys.platform.startswith("linux")
PR_SET_CHILD_SUBREAPER = 36
FOLDER_SECONDS = 10.0  # longer than a mounted bucket remembers that something was not there
FOLDER_POLL_SECONDS = 0.5
ORPHANS_SECONDS = 3.0  # with the grace, less than carbon's patience with a local run
POLL_SECONDS = 0.01

METADATA_URL = "http://metadata.google.internal"
TOKEN_PATH = "/computeMetadata/v1/instance/service-accounts/default/token"
SECRET_MANAGER_URL = "https://secretmanager.googleapis.com"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECRET_PLACES = ("projects/", "env:", "file:")
SECRET_BYTES = 65536  # Secret Manager's own limit of a payload
ANSWER_BYTES = 2 * SECRET_BYTES
ANSWER_SECONDS = 10.0
SECRET_TRIES = 3
ASK_AGAIN = (408, 429)  # and whatever the server itself is to blame for
SECRET_HINTS = {
    403: "; the job's service account needs roles/secretmanager.secretAccessor",
    404: "; there is no such secret or version",
}

NOTES = "_carbon"
LEASE_NAME = f"{NOTES}/lease"
LEASE_TRIES = 8
LEASE_HINTS = {
    401: "; the metadata server's token is not accepted",
    403: "; the job's service account needs roles/storage.objectUser on the bucket",
    404: "; there is no such bucket",
}
STORAGE_URL = "https://storage.googleapis.com"
ALREADY_THERE = 412

Environment = MutableMapping[str, str]
Hints = Mapping[int, str]


class BootstrapFailed(Exception):
    """The script was not started; the message says why and the code becomes the exit code."""

    def __init__(self, exit_code: int, message: str) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Replica(NamedTuple):
    """This machine's place among all machines of one job; rank 0 is the primary."""

    rank: int
    primary_host: str
    primary_port: str


def main(arguments: List[str]) -> int:
    """Does all of it, says what went wrong, and leaves the notes of a rehearsal."""
    options, script_arguments = parse(arguments)
    if options.new_session:
        lead_new_session()
    stopper = Stopper(options.grace_seconds)
    note(options, "job", "")
    try:
        exit_code = prepare_and_run(options, script_arguments, stopper)
    except BootstrapFailed as failure:
        warn(str(failure))
        exit_code = failure.exit_code
    except OSError as failure:
        warn(f"cannot run the script: {failure.strerror}")
        exit_code = SETUP_FAILED
    stopped = " stopped" if stopper.requested is not None else ""
    note(options, "ended", f"{exit_code}{stopped}\n")
    return exit_code


def prepare_and_run(
    options: argparse.Namespace, script_arguments: List[str], stopper: "Stopper"
) -> int:
    """Prepares, runs, measures; returns the exit code."""
    if options.lease is not None and not has_lease(options):
        warn("superseded: this run trains elsewhere, or was given up; nothing was run")
        return SUPERSEDED
    files = verified_files(_OWN_FOLDER, options.manifest_sha256)
    command = [*program(options, _OWN_FOLDER, files), *script_arguments]
    environment = dict(os.environ)
    rank = prepare_replica(environment, options.replicas)
    base_folder = prepare_outputs(environment, _OWN_FOLDER, options.aip)
    prepare_imports(environment, _OWN_FOLDER)
    usage = Usage()
    with interpreter(options.requirements, _OWN_FOLDER, files, stopper) as python:
        environment.update(secrets(dict(options.secret), options.answer_seconds))
        exit_code = run([python, "-u", *command], _OWN_FOLDER, environment, stopper)
    if base_folder is not None and rank == PRIMARY:
        metrics = {"schemaVersion": 1, "run": options.run, "attempt": options.attempt}
        metrics.update(usage.measured(exit_code))
        write_metrics(os.path.join(base_folder, METRICS_NAME), metrics)
    return exit_code


# --- command line ------------------------------------------------------------------------------


def parse(arguments: List[str]) -> Tuple[argparse.Namespace, List[str]]:
    """Splits at the first "--": our options before it, the script's arguments, untouched, after."""
    split = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(prog="carbon_bootstrap.py", allow_abbrev=False)
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


def lead_new_session() -> None:
    """Leaves the terminal's session, so that a Ctrl-C typed there reaches carbon alone."""
    try:
        os.setsid()
    except OSError:
        if os.getsid(0) != os.getpid():
            warn("could not start a session of its own")


# --- Google Cloud ------------------------------------------------------------------------------


class Unavailable(Exception):
    """Something cannot be had; the message says why, and nothing of a secret."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """A token is shown to the server that it is meant for, and to no other."""

    def redirect_request(self, *_: Any) -> None:
        return None


class GoogleServer:
    """Asks a service of Google's with the identity that the job runs as.

    A server that does not answer, or answers that it has a problem, is asked again; all of it
    together takes no longer than six times the patience with one answer.
    """

    def __init__(
        self, seconds: float, tries: int, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.seconds = seconds
        self.tries = tries
        self.pause = pause
        self.give_up_at = time.monotonic() + 6 * seconds
        self.token = ""
        proxies = {k: v for k, v in urllib.request.getproxies().items() if k == "https"}
        proxy = urllib.request.ProxyHandler(proxies)  # none leads to the metadata server
        self.opener = urllib.request.build_opener(proxy, NoRedirects)

    def bearer(self) -> Dict[str, str]:
        """The header that shows the token, which is asked for once."""
        if not self.token:
            url = server("CARBON_METADATA_URL", METADATA_URL) + TOKEN_PATH
            headers = {"Metadata-Flavor": "Google"}
            answer = self.json("the metadata server", urllib.request.Request(url, headers=headers))
            try:
                self.token = str(answer["access_token"])
            except (KeyError, TypeError):
                raise Unavailable("the metadata server answered with no token") from None
        return {"Authorization": f"Bearer {self.token}"}

    def json(self, who: str, request: urllib.request.Request, hints: Hints = {}) -> Any:
        """What it says in JSON."""
        try:
            return json.loads(self.ask(who, request, hints))
        except ValueError:
            raise Unavailable(f"{who} answered with no JSON") from None

    def ask(self, who: str, request: urllib.request.Request, hints: Hints = {}) -> bytes:
        """The body of its answer."""
        problem = Unavailable(f"{who} did not answer in time")
        for attempt in range(self.tries):
            seconds = min(self.seconds, self.give_up_at - time.monotonic())
            if seconds <= 0:
                break
            try:
                with self.opener.open(request, timeout=seconds) as answer:
                    return bytes(answer.read(ANSWER_BYTES))
            except urllib.error.HTTPError as failure:
                failure.close()
                hint = hints.get(failure.code, "")
                problem = Unavailable(f"{who} answered {failure.code}{hint}", failure.code)
                if failure.code < 500 and failure.code not in ASK_AGAIN:
                    break
            except (OSError, http.client.HTTPException):
                problem = Unavailable(f"{who} cannot be reached")
            if attempt + 1 < self.tries:
                self.pause(max(0.0, min(attempt + 1, self.give_up_at - time.monotonic())))
        raise problem


def server(variable: str, usual: str) -> str:
    """The address of a server, which only a test on this machine may change."""
    url = os.environ.get(variable)
    if not url:
        return usual
    parts = urllib.parse.urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in LOOPBACK:
        raise Unavailable(f"{variable} is no http address of this machine")
    return url.rstrip("/")


# --- lease -------------------------------------------------------------------------------------


def has_lease(options: argparse.Namespace) -> bool:
    """Whether this job is the one that trains; whoever creates the lease first is.

    It says who has it: the attempt, and the job's own id where the platform tells it. All machines
    of a job are that job, also when it is started again; a second one made of the same request is
    not. Without an answer nothing is known, and nothing may run.
    """
    try:
        if options.bucket is None:
            return has_created_file(os.path.dirname(_OWN_FOLDER), f"{options.lease}\n")
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


# --- notes -------------------------------------------------------------------------------------


def note(options: argparse.Namespace, what: str, text: str) -> None:
    """Tells a later carbon of a rehearsal whose own carbon is gone: that it began, how it ended.

    Each is a file beside the folder of the code, named by our process. Who cannot be told this
    finds out that nobody knows.
    """
    if options.lease is None or options.bucket is not None:
        return
    path = os.path.join(os.path.dirname(_OWN_FOLDER), NOTES, f"{what}-{os.getpid()}")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write(path + ".tmp", text)
        os.replace(path + ".tmp", path)
    except OSError:
        pass


# --- code --------------------------------------------------------------------------------------


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


# --- outputs -----------------------------------------------------------------------------------


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


# --- replicas ----------------------------------------------------------------------------------


def prepare_replica(environment: Environment, count: int) -> int:
    """Sets what torchrun-style scripts read, unless it is set; returns our rank among `count`.

    One machine is its own primary, whatever is set: a rehearsal may see another job's variables.
    """
    if count == 1:
        return PRIMARY
    replica = replica_of(environment.get("CLUSTER_SPEC", ""), count)
    environment.setdefault("MASTER_ADDR", replica.primary_host)
    environment.setdefault("MASTER_PORT", replica.primary_port)
    environment.setdefault("WORLD_SIZE", str(count))
    environment.setdefault("RANK", str(replica.rank))
    return replica.rank


def replica_of(cluster_spec: str, count: int) -> Replica:
    """Reads Vertex AI's CLUSTER_SPEC; the machines of workerpool0, the primary, come first.

    A replica that does not know its place would take itself for the primary, and several would
    write over each other's outputs: it must not run.
    https://cloud.google.com/vertex-ai/docs/training/distributed-training#cluster-spec-format
    """
    try:
        spec = json.loads(cluster_spec)
        pools, task = spec["cluster"], spec["task"]
        members = [(name, i) for name in sorted(pools) for i in range(len(pools[name]))]
        rank = members.index((task["type"], task["index"]))
        host, port = pools[members[PRIMARY][0]][0].rsplit(":", 1)
    except (ValueError, KeyError, TypeError, AttributeError):
        reason = "CLUSTER_SPEC does not tell which of the job's machines this is; nothing was run"
        raise BootstrapFailed(SETUP_FAILED, reason) from None
    if len(members) != count:
        reason = f"CLUSTER_SPEC names {len(members)} machines, the job has {count}; nothing was run"
        raise BootstrapFailed(SETUP_FAILED, reason)
    return Replica(rank, host, port)


# --- requirements ------------------------------------------------------------------------------


@contextlib.contextmanager
def interpreter(
    requirements: Optional[str], folder: str, files: List[str], stopper: "Stopper"
) -> Iterator[str]:
    """The Python that runs the script: ours, or one that has the requirements for as long."""
    if requirements is None:
        yield sys.executable
        return
    if requirements not in files:
        raise refused(f"{requirements!r} is no file of the code")
    if not all(importlib.util.find_spec(module) for module in ("pip", "venv")):
        raise not_installed("this Python has no pip or venv: use an image that has")
    scratch = tempfile.mkdtemp(prefix="carbon-")
    try:
        python = virtual_environment(os.path.join(scratch, "venv"))
        environment = {**os.environ, "PIP_USER": "0", "TMPDIR": scratch}
        install(python, os.path.join(folder, requirements), folder, environment, stopper)
        yield python
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def virtual_environment(folder: str) -> str:
    """Makes an environment that finds what our own Python finds; returns its interpreter.

    The system's packages alone would not do: our Python may be that of a virtual environment. Each
    folder is added as site adds it, since a package may be installed by a file that names it.
    """
    import venv

    venv.EnvBuilder(system_site_packages=True, symlinks=True, with_pip=False).create(folder)
    own = sysconfig.get_path("purelib", "posix_prefix", {"base": folder})
    inherited = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    lines = [f"import site; site.addsitedir({path!a})\n" for path in inherited]
    write(os.path.join(own, "carbon_inherited.pth"), "".join(lines))
    return os.path.join(folder, "bin", "python")


def install(
    python: str, requirements: str, folder: str, environment: Environment, stopper: "Stopper"
) -> None:
    """Lets pip, set up as its user likes it, install what is missing into the environment."""
    pip = [python, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    exit_code = run([*pip, "-r", requirements], folder, environment, stopper)
    if stopper.requested is not None:
        stopped = KILLED_BY_SIGNAL + stopper.requested
        raise BootstrapFailed(stopped, "stopped while the requirements were installed")
    if exit_code != 0:
        raise not_installed(f"pip ended with exit code {exit_code}")


def not_installed(reason: str) -> BootstrapFailed:
    """The script is not run without what it needs."""
    return BootstrapFailed(SETUP_FAILED, f"cannot install the requirements: {reason}")


# --- secrets -----------------------------------------------------------------------------------



def secrets(places: Mapping[str, str], seconds: float) -> Dict[str, str]:
    """The values of all variables; what is wrong with any of them is said at once."""
    manager = SecretManager(seconds)
    values, problems = {}, []
    for name, place in places.items():
        try:
            values[name] = text_of(content_of(place, manager))
        except Unavailable as failure:
            problems.append(f"{name} from {place}: {failure}")
    if problems:
        reason = f"cannot fetch {', and '.join(problems)}; nothing was run"
        raise BootstrapFailed(SETUP_FAILED, reason)
    return values


def content_of(place: str, manager: "SecretManager") -> bytes:
    """What lies there; of a file without the newline at its end."""
    kind, _, name = place.partition(":")
    if kind == "env":
        if name not in os.environ:
            raise Unavailable("the variable is not set")
        return os.fsencode(os.environ[name])
    if kind == "file":
        try:
            with open(name, "rb") as file:
                content = file.read(SECRET_BYTES + 1)
        except OSError as failure:
            raise Unavailable(f"{failure.strerror}") from None
        return content[:-1] if content.endswith(b"\n") else content
    return manager.read(place)


def text_of(content: bytes) -> str:
    """The text of a secret, as a variable can hold it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unavailable("it is no text in UTF-8") from None
    if "\0" in text or len(content) > SECRET_BYTES:
        raise Unavailable("it is longer than 64 KiB, or has a zero byte")
    return text


class SecretManager(GoogleServer):
    """Reads secrets.

    https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
    """

    def __init__(self, seconds: float, pause: Callable[[float], None] = time.sleep) -> None:
        super().__init__(seconds, SECRET_TRIES, pause)

    def read(self, name: str) -> bytes:
        """The content of a version of a secret, checked against the checksum that came with it."""
        base = server("CARBON_SECRET_MANAGER_URL", SECRET_MANAGER_URL)
        url = f"{base}/v1/{urllib.parse.quote(name, safe='/:')}:access"
        request = urllib.request.Request(url, headers=self.bearer())
        answer = self.json("Secret Manager", request, SECRET_HINTS)
        try:
            payload = answer["payload"]
            content = base64.b64decode(payload["data"], validate=True)
            if int(payload["dataCrc32c"]) == crc32c(content):
                return content
        except (KeyError, TypeError, ValueError):
            pass
        raise Unavailable("Secret Manager answered with nothing that is a secret")


def crc32c(content: bytes) -> int:
    """The CRC-32 with Castagnoli's polynomial."""
    crc = 0xFFFFFFFF
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


# --- the script --------------------------------------------------------------------------------


class Stopper:
    """Hands requests to stop on to the script's process group, gently first and then not.

    The first signal is passed on as it came. The script is killed when it is still there after the
    grace, and at once on a second signal. Signals that come before the script are kept for it.
    """

    def __init__(self, grace_seconds: float) -> None:
        self.grace_seconds = grace_seconds
        self.requested: Optional[int] = None
        self.group: Optional[int] = None
        for number in STOP_SIGNALS:
            signal.signal(number, self._on_request)
        signal.signal(signal.SIGALRM, self._on_grace_over)

    def watch(self, group: int) -> None:
        """From here on `group` is the one to stop."""
        self.group = group
        if self.requested is not None:
            self._ask(self.requested)

    def finish(self) -> None:
        """Kills what the script left running in its group."""
        self._send(signal.SIGKILL)
        self.group = None

    def _on_request(self, number: int, _frame: Any) -> None:
        if self.requested is not None:
            self._send(signal.SIGKILL)
            return
        self.requested = number
        self._ask(number)

    def _on_grace_over(self, _number: int, _frame: Any) -> None:
        self._send(signal.SIGKILL)

    def _ask(self, number: int) -> None:
        if self.group is not None:
            self._send(number)
            signal.setitimer(signal.ITIMER_REAL, self.grace_seconds)

    def _send(self, number: int) -> None:
        if self.group is None:
            return
        try:
            os.killpg(self.group, number)
        except (ProcessLookupError, PermissionError):  # the latter: macOS, of an ended group
            pass


def run(command: List[str], folder: str, environment: Environment, stopper: Stopper) -> int:
    """Runs a program in the folder, to its end and never through a shell; returns its exit code."""
    if stopper.requested is not None:
        return KILLED_BY_SIGNAL + stopper.requested
    adopt_orphans()
    child = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,  # as in a container; reading a terminal would suspend the group
        preexec_fn=os.setpgrp,
    )
    stopper.watch(child.pid)
    code = wait_for(child)
    stopper.finish()
    end_children()
    return code if code >= 0 else KILLED_BY_SIGNAL - code


# --- orphans -----------------------------------------------------------------------------------


def adopt_orphans() -> None:
    """Makes us, where Linux lets it, the parent of all below us whose own parent has ended."""
    if not LINUX:
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # inherited as ignored, it would hide every end
    if ctypes is None:
        return
    try:
        arguments = [ctypes.c_ulong(argument) for argument in (1, 0, 0, 0)]
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, *arguments)
    except (OSError, AttributeError):  # they stay init's, as elsewhere
        pass


def wait_for(script: "subprocess.Popen[bytes]") -> int:
    """Waits for the script's end; orphans that end before it do not stay as zombies."""
    while LINUX:
        ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        if ended is None or ended.si_pid == script.pid:
            break
        os.waitpid(ended.si_pid, 0)
    return script.wait()


def end_children() -> None:
    """Kills what has come to us from the script, one generation after the other.

    Only children are killed: their numbers stay theirs until we bury them, so that no other process
    is hit, and once they are gone their children are ours.
    """
    give_up_at = time.monotonic() + ORPHANS_SECONDS
    while True:
        orphans = children()
        if not orphans:
            return
        if time.monotonic() > give_up_at:
            warn("not everything that the script left running could be ended")
            return
        for pid in orphans:
            kill(pid)
        time.sleep(POLL_SECONDS)
        bury_children()


def children() -> List[int]:
    """Our children, ended or not; none where there is no /proc, or one that counts differently."""
    try:
        if not LINUX or os.readlink("/proc/self") != str(os.getpid()):
            return []
        return [int(name) for name in os.listdir("/proc") if name.isdigit() and is_child(name)]
    except OSError:
        return []


def is_child(name: str) -> bool:
    """Whether /proc's folder of this name is a child of ours; one that is gone is not."""
    try:
        with open(f"/proc/{name}/stat", "rb") as file:
            return parent_of(file.read()) == os.getpid()
    except OSError:
        return False


def parent_of(stat: bytes) -> int:
    """The second field after the process's name, which is in parentheses and may hold anything."""
    return int(stat[stat.rindex(b")") + 1 :].split()[1])


def kill(pid: int) -> None:
    """Kills a child, unless it runs as someone we must not kill."""
    try:
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def bury_children() -> None:
    """Reaps the children that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:  # none is left
        pass


# --- metrics -----------------------------------------------------------------------------------


class Usage:
    """Measures one run of the script, from the moment it is made."""

    def __init__(self) -> None:
        self.started_at = now()
        self.started = time.monotonic()

    def measured(self, exit_code: int) -> Dict[str, Any]:
        """What the script used until now; null where this platform cannot tell."""
        wall_seconds = time.monotonic() - self.started
        cpu_seconds, max_resident_bytes = children_usage()
        return {
            "startedAt": self.started_at,
            "endedAt": now(),
            "wallSeconds": round(wall_seconds, 3),
            "cpuSeconds": cpu_seconds,
            "maxResidentBytes": max_resident_bytes,
            "cpuCount": os.cpu_count(),
            "memoryBytes": memory_bytes(),
            "exitCode": exit_code,
            "pythonVersion": platform.python_version(),
        }


def now() -> str:
    """The time as RFC 3339 writes it, in UTC."""
    time_now = datetime.datetime.now(datetime.timezone.utc)
    return time_now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def children_usage() -> Tuple[Optional[float], Optional[int]]:
    """CPU seconds, user and system, of all ended children, and the memory peak of the largest."""
    if resource is None:
        return None, None
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts in bytes, Linux in KiB
    return round(usage.ru_utime + usage.ru_stime, 3), usage.ru_maxrss * unit


def memory_bytes() -> Optional[int]:
    """The machine's memory, or None when it does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def write_metrics(
    path: str, metrics: Dict[str, Any], rename: Callable[[str, str], None] = os.replace
) -> None:
    """Writes the file whole where renaming works, else directly; only warns when it cannot.

    A script that ended well must not fail because of our bookkeeping.
    """
    text = json.dumps(metrics, indent=1) + "\n"
    unfinished = path + ".tmp"
    try:
        write(unfinished, text)
        try:
            rename(unfinished, path)
        except OSError:  # some mounts of a bucket cannot rename
            os.remove(unfinished)
            write(path, text)
    except OSError as failure:
        warn(f"cannot write {os.path.basename(path)}: {failure.strerror}")


def write(path: str, text: str) -> None:
    """Writes a text file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def warn(message: str) -> None:
    """Says something on stderr, in one line."""
    print(f"carbon: {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
