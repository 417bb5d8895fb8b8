"""The bootstrap in a folder of its own, as its tests run it."""
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import unittest
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SOURCES = os.path.join(ROOT, "src", "main", "resources", "dev", "carbon", "job", "bootstrap")
ARCHIVE_NAME = "carbon_bootstrap.pyz"
RUN = "r-abcdefghijklmnopqrstuvwxyz"
HANG_SECONDS = 120

# A script that stays until it is stopped; it says so when it hears SIGTERM, and goes on.
STUBBORN = """
    import signal
    signal.signal(signal.SIGTERM, lambda *_: print("heard", flush=True))
    print("ready", flush=True)
    while True:
        signal.pause()
"""


sys.path.insert(0, SOURCES)
sys.dont_write_bytecode = True  # beside the modules it would end up in the jar


def write_archive(path):
    """Packs the modules as carbon does, which has its own tests of that."""
    with zipfile.ZipFile(path, "w") as archive:
        for folder, _, names in os.walk(SOURCES):
            for name in names:
                file = os.path.join(folder, name)
                archive.write(file, os.path.relpath(file, SOURCES))
    return path


def sha256_of(content):
    return hashlib.sha256(content).hexdigest()


def give_up(*_):
    raise TimeoutError("the bootstrap hangs")


class FolderCase(unittest.TestCase):
    """A folder that is gone after the test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = os.path.realpath(folder.name)

    def path(self, *names):
        return os.path.join(self.folder, *names)


class BootstrapCase(FolderCase):
    """An input folder with the bootstrap's archive in it, as in the mounted bucket."""

    def setUp(self):
        super().setUp()
        self.input = self.path("mount", "bucket", "input")
        os.makedirs(self.input)
        self.bootstrap = write_archive(os.path.join(self.input, ARCHIVE_NAME))
        signal.signal(signal.SIGALRM, give_up)
        signal.alarm(HANG_SECONDS)
        self.addCleanup(signal.alarm, 0)

    def write_script(self, source, name="task.py"):
        """Writes a file of the code; returns its hash."""
        content = textwrap.dedent(source).encode()
        path = os.path.join(self.input, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
        return sha256_of(content)

    def run_files(self, files, program, *arguments, **options):
        """Writes files of the code, each a text by its path, and runs one of them to its end."""
        listed = self.write_manifest({name: self.write_script(text, name) for name, text in files.items()})
        with self.launch(listed, *arguments, program=program, **options) as process:
            output, errors = process.communicate()
            return process.returncode, output, errors

    def write_manifest(self, files):
        """Lists files, each with its hash; returns the list's own hash."""
        entries = [{"path": path, "bytes": 1, "sha256": sha} for path, sha in files.items()]
        return self.write_listing(json.dumps({"schemaVersion": 1, "files": entries}).encode())

    def write_listing(self, content):
        """Writes the manifest, whatever it says; returns its hash."""
        with open(os.path.join(self.input, "carbon_manifest.json"), "wb") as file:
            file.write(content)
        return sha256_of(content)

    def start(
        self, source, *arguments, files=None, manifest=None, manifest_sha256=None, **options
    ):
        """Writes script and manifest and starts the bootstrap on them.

        `files` are those that the manifest lists with their hashes, when it is not the script alone;
        `manifest` is its text, and `manifest_sha256` its hash, when they are not the right ones.
        """
        actual = self.write_script(source)
        if manifest is None:
            listed = self.write_manifest(files or {"task.py": actual})
        else:
            listed = self.write_listing(manifest)
        return self.launch(manifest_sha256 or listed, *arguments, **options)

    def launch(
        self,
        manifest_sha256,
        *arguments,
        python=sys.executable,
        program=("--script", "task.py"),
        options=(),
        **variables,
    ):
        """Starts the bootstrap on what lies in the input folder."""
        return subprocess.Popen(
            [python, self.bootstrap, "--run", RUN, "--attempt", "2"]
            + ["--manifest-sha256", manifest_sha256, *program, *options, "--", *arguments],
            env={"PATH": os.environ["PATH"], "CARBON_GCS_MOUNT": self.path("mount"), **variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            universal_newlines=True,
        )

    def run_script(self, source, *arguments, **options):
        """Runs the script to its end; returns exit code, output and errors."""
        with self.start(source, *arguments, **options) as process:
            output, errors = process.communicate()
            return process.returncode, output, errors

    def environment_of(self, **variables):
        """The environment as the script sees it."""
        options = variables.pop("options", ())
        code, output, errors = self.run_script(
            "import json, os; print(json.dumps(dict(os.environ)))", options=options, **variables
        )
        self.assertEqual((code, errors), (0, ""))
        return json.loads(output)

    def metrics(self, *names):
        with open(self.path(*(names or ("out", "carbon_metrics.json"))), encoding="utf-8") as file:
            return json.load(file)
