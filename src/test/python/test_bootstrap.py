"""What carbon and its users rely on when the bootstrap runs a script."""
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
BOOTSTRAP = os.path.join(ROOT, "src", "main", "resources", "dev", "carbon", "job", "carbon_bootstrap.py")
BLOBS = os.path.join(ROOT, "src", "examples", "blobs", "task.py")
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

# A script that leaves a daemon behind, in a session of its own, and the daemon's pid in a file.
DAEMON = """
    import os, signal
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.closerange(0, 3)
            os.write(writer, str(os.getpid()).encode())
            signal.pause()
        os._exit(0)
    with open(os.path.join(os.environ["AIP_MODEL_DIR"], "pid"), "w") as file:
        file.write(os.read(reader, 20).decode())
"""


def load_bootstrap():
    """Imports the bootstrap without leaving compiled files beside it: the folder ends up in the jar."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("carbon_bootstrap", BOOTSTRAP)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bootstrap = load_bootstrap()


def sha256_of(content):
    return hashlib.sha256(content).hexdigest()


def give_up(*_):
    raise TimeoutError("the bootstrap hangs")


class BootstrapCase(unittest.TestCase):
    """An input folder with a copy of the bootstrap in it, as in the mounted bucket."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = os.path.realpath(folder.name)
        self.input = self.path("mount", "bucket", "input")
        os.makedirs(self.input)
        self.bootstrap = shutil.copy(BOOTSTRAP, self.input)
        signal.signal(signal.SIGALRM, give_up)
        signal.alarm(HANG_SECONDS)
        self.addCleanup(signal.alarm, 0)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write_script(self, source, name="task.py"):
        """Writes a file of the code; returns its hash."""
        content = textwrap.dedent(source).encode()
        path = os.path.join(self.input, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
        return sha256_of(content)

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
        self, manifest_sha256, *arguments, program=("--script", "task.py"), options=(), **variables
    ):
        """Starts the bootstrap on what lies in the input folder."""
        return subprocess.Popen(
            [sys.executable, self.bootstrap, "--run", RUN, "--attempt", "2"]
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


class CodeTest(BootstrapCase):
    def assert_refused(self, result, reason):
        code, output, errors = result
        self.assertEqual((code, output), (97, ""))
        self.assertRegex(errors, r"\Acarbon: [^\n]*" + reason + r"[^\n]*; nothing was run\n\Z")

    def run_listed(self, name, sha256=sha256_of(b"print('ran')"), **options):
        """Runs a script with a manifest that lists one file more."""
        files = {"task.py": sha256_of(b"print('ran')"), name: sha256}
        return self.run_script("print('ran')", files=files, **options)

    def test_does_not_run_by_a_manifest_that_is_not_what_was_uploaded(self):
        result = self.run_script("print('ran')", "s3cret", manifest_sha256="0" * 64, TOKEN="s3cret")
        self.assert_refused(result, "'carbon_manifest.json' is not the file that was uploaded")
        self.assertNotIn("s3cret", result[2])

    def test_does_not_run_code_that_is_not_what_was_uploaded(self):
        files = {"task.py": "0" * 64}
        result = self.run_script("print('ran')", "s3cret", files=files, TOKEN="s3cret")
        self.assert_refused(result, "'task.py' is not the file that was uploaded")
        self.assertNotIn("s3cret", result[2])

    def test_checks_every_file_of_the_manifest(self):
        self.write_script("helper", name="pkg/helper.py")
        right = sha256_of(b"helper")
        self.assertEqual(self.run_listed("pkg/helper.py", right), (0, "ran\n", ""))
        self.write_script("Helper", name="pkg/helper.py")
        self.assert_refused(self.run_listed("pkg/helper.py", right), "'pkg/helper.py' is not the file")
        os.remove(os.path.join(self.input, "pkg", "helper.py"))
        self.assert_refused(self.run_listed("pkg/helper.py", right), "cannot read 'pkg/helper.py': No such")

    def test_takes_hashes_in_either_case(self):
        sha256 = sha256_of(b"print('ran')").upper()
        manifest = self.write_manifest({"task.py": sha256}).upper()
        result = self.run_script("print('ran')", files={"task.py": sha256}, manifest_sha256=manifest)
        self.assertEqual(result, (0, "ran\n", ""))

    def test_nothing_of_the_code_lies_elsewhere(self):
        outside = self.path("mount", "bucket", "outside.py")
        shutil.copy(BLOBS, outside)
        os.symlink(outside, os.path.join(self.input, "link.py"))
        os.symlink("task.py", os.path.join(self.input, "inner.py"))
        os.symlink("..", os.path.join(self.input, "up"))
        with open(outside, "rb") as file:
            sha256 = sha256_of(file.read())
        for name in ("../outside.py", outside, "link.py", "inner.py", "up/outside.py", "..", "."):
            with self.subTest(name):
                self.assert_refused(self.run_listed(name, sha256), "is no file below the folder of the code")
        for name in ("./task.py", "sub/../task.py", "task.py/", ""):
            with self.subTest(name):
                self.assert_refused(self.run_listed(name), "is no file below the folder of the code")
        for name in ("..\\outside.py", "two\nlines.py"):
            with self.subTest(name):
                self.assert_refused(self.run_listed(name), "cannot read '.*': No such file")

    def test_names_that_no_file_can_have_are_refused(self):
        for name in ("a\0b", "\ud800"):
            with self.subTest(name):
                self.assert_refused(self.run_listed(name), "is no name of a file")

    def test_a_folder_is_no_file(self):
        os.mkdir(os.path.join(self.input, "pkg"))
        self.assert_refused(self.run_listed("pkg"), "cannot read 'pkg': Is a directory")

    def test_refuses_a_manifest_that_lists_no_files(self):
        entry = {"path": "task.py", "sha256": "0" * 64}
        for content in (
            b"",
            b"{",
            b"[]",
            b"null",
            b"7",
            b"\xff\xfe",
            b"[" * 100_000,
            b"{}",
            b'{"files": null}',
            b'{"files": {"task.py": "0"}}',
            json.dumps({"files": [entry, "task.py"]}).encode(),
            json.dumps({"files": [{"path": "task.py"}]}).encode(),
            json.dumps({"files": [{**entry, "path": 7}]}).encode(),
            json.dumps({"files": [{**entry, "sha256": None}]}).encode(),
        ):
            with self.subTest(content[:80]):
                result = self.run_script("print('ran')", manifest=content)
                self.assert_refused(result, "carbon_manifest.json is no list of files")

    def test_says_when_there_is_no_manifest(self):
        self.write_script("print('ran')")
        with self.launch("0" * 64) as process:
            output, errors = process.communicate()
        self.assert_refused((process.returncode, output, errors), "cannot read 'carbon_manifest.json'")

    def test_runs_only_a_script_of_the_manifest(self):
        self.write_script("print('ran')", name="unlisted.py")
        for script in ("unlisted.py", "missing.py", "./task.py", "../input/task.py", "pkg", ""):
            with self.subTest(script):
                result = self.run_script("print('ran')", program=("--script", script))
                self.assert_refused(result, "is no file of the code")


class ScriptTest(BootstrapCase):
    def test_passes_arguments_through_untouched(self):
        arguments = ["a b", "", "'", '"', "$(touch x)", "`id`", "a\nb", "*", "--", "--run", "-x"]
        arguments.append(os.fsdecode("é".encode()))
        source = "import os, sys; print([os.fsencode(argument) for argument in sys.argv[1:]])"
        code, output, _ = self.run_script(source, *arguments)
        self.assertEqual((code, output), (0, f"{list(map(os.fsencode, arguments))}\n"))
        self.assertEqual(sorted(os.listdir(self.input)), ["carbon_bootstrap.py", "carbon_manifest.json", "task.py"])

    def test_ends_with_the_code_of_the_script(self):
        for statement, expected in (
            ("pass", 0),
            ("raise SystemExit(3)", 3),
            ("raise ValueError", 1),
            ("import os; os.kill(os.getpid(), 9)", 137),
            ("import os; os.abort()", 134),
        ):
            with self.subTest(statement):
                self.assertEqual(self.run_script(statement)[0], expected)

    def test_runs_in_the_folder_of_the_code_without_a_terminal_to_read(self):
        source = "import os, sys; print(os.getcwd(), repr(sys.stdin.read()))"
        with self.start(source) as process:
            output, _ = process.communicate("typed by someone")
        self.assertEqual(output, f"{self.input} ''\n")

    def test_shows_output_while_the_script_runs(self):
        process = self.start("import signal; print('now'); signal.pause()")
        with process:
            self.assertEqual(process.stdout.readline(), "now\n")
            process.terminate()

    def test_starts_a_session_of_its_own_only_when_asked(self):
        source = "import os; print(os.getsid(0) == os.getppid(), os.getpgrp() == os.getpid())"
        self.assertEqual(self.run_script(source), (0, "False True\n", ""))
        self.assertEqual(self.run_script(source, options=["--new-session"]), (0, "True True\n", ""))

    def test_leaves_nothing_running(self):
        source = """
            import subprocess, sys
            subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
            print("done")
        """
        # The process left behind holds our end of the pipe open: reading it to the end would hang.
        self.assertEqual(self.run_script(source), (0, "done\n", ""))

    def test_refuses_options_it_does_not_know(self):
        for options in (["--aip", "s3"], ["--unknown"], ["--grace-seconds", "-1"]):
            with self.subTest(options):
                self.assertEqual(self.run_script("print('ran')", options=options)[:2], (2, ""))


class StopTest(BootstrapCase):
    def test_hands_sigterm_on_to_the_whole_group_of_the_script(self):
        source = """
            import os, signal, subprocess, sys
            def stop(name):
                def handler(*_):
                    os.write(1, (name + " stops\\n").encode())
                    sys.exit(5)
                return handler
            child = os.fork()
            signal.signal(signal.SIGTERM, stop("script" if child else "its child"))
            os.write(1, b"ready\\n")
            if child:
                try:
                    signal.pause()
                finally:
                    os.waitpid(child, 0)
            signal.pause()
        """
        with self.start(source, AIP_MODEL_DIR=self.path("out", "model")) as process:
            self.assertEqual([process.stdout.readline() for _ in range(2)], ["ready\n"] * 2)
            process.terminate()
            output, _ = process.communicate()
        self.assertEqual(sorted(output.splitlines()), ["its child stops", "script stops"])
        self.assertEqual(process.returncode, 5)
        self.assertEqual(self.metrics()["exitCode"], 5)

    def test_a_script_that_ends_by_the_signal_ends_with_128_more(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number):
                source = f"import signal; signal.signal({int(number)}, signal.SIG_DFL)"
                with self.start(source + "; print('ready'); signal.pause()") as process:
                    self.assertEqual(process.stdout.readline(), "ready\n")
                    process.send_signal(number)
                    self.assertEqual(process.wait(), 128 + number)

    def test_kills_a_script_that_does_not_end_within_the_grace(self):
        with self.start(STUBBORN, options=["--grace-seconds", "0.2"]) as process:
            self.assertEqual(process.stdout.readline(), "ready\n")
            process.terminate()
            self.assertEqual(process.stdout.readline(), "heard\n")
            self.assertEqual(process.wait(), 137)

    def test_a_second_signal_kills_at_once(self):
        for second in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(second), self.start(STUBBORN, options=["--grace-seconds", "3600"]) as process:
                self.assertEqual(process.stdout.readline(), "ready\n")
                process.terminate()
                self.assertEqual(process.stdout.readline(), "heard\n")
                process.send_signal(second)
                self.assertEqual(process.wait(), 137)

    def test_a_signal_before_the_script_keeps_it_from_starting(self):
        handlers = {number: signal.getsignal(number) for number in bootstrap.STOP_SIGNALS}
        handlers[signal.SIGALRM] = signal.getsignal(signal.SIGALRM)
        try:
            stopper = bootstrap.Stopper(60)
            signal.raise_signal(signal.SIGTERM)
            self.assertEqual(bootstrap.run_script(["/never/run"], self.input, {}, stopper), 143)
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)


@unittest.skipUnless(os.path.exists("/proc/self/stat"), "needs /proc")
class OrphansTest(BootstrapCase):
    def variables(self):
        return {"AIP_MODEL_DIR": self.path("out", "model")}

    def assert_gone(self, name="pid"):
        with open(self.path("out", "model", name), encoding="utf-8") as file:
            pid = int(file.read())
        try:
            os.kill(pid, signal.SIGKILL)  # should it be there, it must not outlive the test either
        except ProcessLookupError:
            return
        self.fail("a process outlived the bootstrap")

    def test_a_daemon_does_not_outlive_the_script(self):
        self.assertEqual(self.run_script(DAEMON, **self.variables()), (0, "", ""))
        self.assert_gone()

    def test_a_daemon_does_not_outlive_a_script_that_a_signal_ends(self):
        source = DAEMON + "    print('ready')\n    signal.pause()\n"
        with self.start(source, **self.variables()) as process:
            self.assertEqual(process.stdout.readline(), "ready\n")
            process.terminate()
            self.assertEqual(process.communicate(), ("", ""))
            self.assertEqual(process.returncode, 143)
        self.assert_gone()

    def test_a_daemon_does_not_outlive_a_script_that_is_killed_after_the_grace(self):
        source = DAEMON + STUBBORN
        with self.start(source, options=["--grace-seconds", "0.2"], **self.variables()) as process:
            self.assertEqual(process.stdout.readline(), "ready\n")
            process.terminate()
            self.assertEqual(process.communicate(), ("heard\n", ""))
            self.assertEqual(process.returncode, 137)
        self.assert_gone()

    def test_a_session_within_a_session_does_not_outlive_the_script(self):
        inner = "import signal; print('up', flush=True); signal.pause()"
        outer = f"""
            import os, signal, subprocess, sys
            inner = subprocess.Popen(
                [sys.executable, "-c", {inner!r}], start_new_session=True, stdout=subprocess.PIPE
            )
            inner.stdout.readline()
            print(inner.pid, flush=True)
            signal.pause()
        """
        source = f"""
            import os, subprocess, sys
            outer = subprocess.Popen(
                [sys.executable, "-c", {textwrap.dedent(outer)!r}],
                start_new_session=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            for name, pid in (("inner", int(outer.stdout.readline())), ("outer", outer.pid)):
                with open(os.path.join(os.environ["AIP_MODEL_DIR"], name), "w") as file:
                    file.write(str(pid))
            sys.exit(3)
        """
        self.assertEqual(self.run_script(source, **self.variables())[0], 3)
        for name in ("inner", "outer"):
            self.assert_gone(name)

    def test_an_orphan_that_ends_is_no_zombie_while_the_script_runs(self):
        source = """
            import os
            reader, writer = os.pipe()
            if os.fork() == 0:
                if os.fork() == 0:
                    os.write(writer, str(os.getpid()).encode())
                os._exit(0)
            os.wait()
            pid = os.read(reader, 20).decode()
            while os.path.exists("/proc/" + pid):
                pass
            raise SystemExit(6)
        """
        self.assertEqual(self.run_script(source), (6, "", ""))

    def test_does_not_touch_what_is_not_its_own(self):
        command = [sys.executable, "-c", "input()"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as stranger:
            self.assertEqual(self.run_script(DAEMON, **self.variables()), (0, "", ""))
            stranger.communicate(b"\n")
        self.assertEqual(stranger.returncode, 0)
        self.assert_gone()

    def test_reads_the_parent_of_a_process_whatever_its_name(self):
        for name in (b"python3", b"a b", b") R 1 (", b"a\n) S 5"):
            with self.subTest(name):
                self.assertEqual(bootstrap.parent_of(b"12 (" + name + b") S 34 12 12 0 -1"), 34)


class OutputsTest(BootstrapCase):
    URIS = {
        "AIP_MODEL_DIR": "gs://bucket/out/model/",
        "AIP_CHECKPOINT_DIR": "gs://bucket/out/checkpoints/",
        "AIP_TENSORBOARD_LOG_DIR": "gs://bucket/out/logs/",
    }

    def test_turns_buckets_into_folders_that_exist(self):
        seen = self.environment_of(**self.URIS)
        for variable, uri in self.URIS.items():
            self.assertEqual(seen[variable], self.path("mount", uri[len("gs://") :]))
            self.assertEqual(seen[variable + "_URI"], uri)
            self.assertTrue(os.path.isdir(seen[variable]))
        self.assertEqual(self.metrics("mount", "bucket", "out", "carbon_metrics.json")["exitCode"], 0)

    def test_leaves_buckets_to_scripts_that_ask_for_them(self):
        seen = self.environment_of(options=["--aip", "gs"], **self.URIS)
        for variable, uri in self.URIS.items():
            self.assertEqual((seen[variable], seen[variable + "_URI"]), (uri, uri))
        self.assertEqual(self.metrics("mount", "bucket", "out", "carbon_metrics.json")["exitCode"], 0)

    def test_leaves_plain_folders_as_they_are(self):
        model = self.path("out", "model")
        seen = self.environment_of(AIP_MODEL_DIR=model, AIP_CHECKPOINT_DIR="relative")
        self.assertEqual((seen["AIP_MODEL_DIR"], seen["AIP_CHECKPOINT_DIR"]), (model, "relative"))
        self.assertFalse([name for name in seen if name.endswith("_URI")])
        self.assertTrue(os.path.isdir(model))
        self.assertTrue(os.path.isdir(os.path.join(self.input, "relative")))

    def test_touches_no_other_variable(self):
        given = {"AIP_DATA_FORMAT": "csv", "AIP_TRAINING_DATA_URI": "gs://bucket/data", "EMPTY": ""}
        seen = self.environment_of(**given)
        self.assertEqual({name: seen[name] for name in given}, given)

    def test_does_not_run_a_script_whose_outputs_have_no_place(self):
        with open(self.path("file"), "w"):
            pass
        for place in (self.path("file", "model"), self.path("file")):
            with self.subTest(place):
                code, output, errors = self.run_script("print('ran')", AIP_MODEL_DIR=place)
                self.assertEqual((code, output), (98, ""))
                self.assertRegex(errors, r"\Acarbon: cannot make the folder of AIP_MODEL_DIR: [^\n]*\n\Z")

    def test_runs_the_blobs_example(self):
        with open(BLOBS, encoding="utf-8") as file:
            source = file.read()
        code, _, errors = self.run_script(source, "--epochs", "20", **self.URIS)
        self.assertEqual((code, errors), (0, ""))
        out = self.path("mount", "bucket", "out")
        self.assertEqual(sorted(os.listdir(os.path.join(out, "model"))), ["metrics.json", "model.json"])
        self.assertEqual(os.listdir(os.path.join(out, "checkpoints")), ["checkpoint.json"])


class ReplicaTest(BootstrapCase):
    NAMES = ("MASTER_ADDR", "MASTER_PORT", "WORLD_SIZE", "RANK")

    def cluster(self, pool, index, *workers):
        pools = {"workerpool1": list(workers), "workerpool0": ["primary:2222"]}
        return json.dumps({"cluster": pools, "environment": "cloud", "task": {"type": pool, "index": index}})

    def replica_variables(self, replicas, **variables):
        seen = self.environment_of(options=["--replicas", str(replicas)], **variables)
        return [seen.get(name) for name in self.NAMES]

    def test_every_replica_knows_its_rank_and_where_the_primary_is(self):
        workers = ("one:2222", "two:2222")
        for pool, index, rank in (("workerpool0", 0, "0"), ("workerpool1", 0, "1"), ("workerpool1", 1, "2")):
            with self.subTest(rank):
                seen = self.replica_variables(3, CLUSTER_SPEC=self.cluster(pool, index, *workers))
                self.assertEqual(seen, ["primary", "2222", "3", rank])

    def test_keeps_what_is_set_already(self):
        spec = self.cluster("workerpool1", 0, "one:2222")
        seen = self.replica_variables(2, CLUSTER_SPEC=spec, MASTER_PORT="29500", RANK="7")
        self.assertEqual(seen, ["primary", "29500", "2", "7"])

    def test_leaves_the_cloud_s_own_variables_as_they_are(self):
        given = {"CLUSTER_SPEC": self.cluster("workerpool1", 0, "one:2222"), "TF_CONFIG": '{"task": 1}'}
        seen = self.environment_of(options=["--replicas", "2"], **given)
        self.assertEqual({name: seen[name] for name in given}, given)

    def test_sets_nothing_for_a_single_machine(self):
        nothing = [None] * len(self.NAMES)
        self.assertEqual(self.replica_variables(1, CLUSTER_SPEC=self.cluster("workerpool0", 0)), nothing)
        self.assertEqual(self.replica_variables(1), nothing)

    def test_a_single_machine_takes_no_notice_of_another_job_s_cluster(self):
        for spec in ("{", self.cluster("workerpool1", 1, "one:2222", "two:2222")):
            with self.subTest(spec):
                seen = self.environment_of(CLUSTER_SPEC=spec, AIP_MODEL_DIR=self.path("out", "model"))
                self.assertFalse(set(self.NAMES) & set(seen))
                self.assertEqual(self.metrics()["exitCode"], 0)
                os.remove(self.path("out", "carbon_metrics.json"))

    def test_does_not_run_a_replica_that_does_not_know_its_place(self):
        stranger = self.cluster("workerpool1", 5, "one:2222")
        task = {"task": {"type": "workerpool0", "index": 0}}
        empty = json.dumps({"cluster": {}, **task})
        no_port = json.dumps({"cluster": {"workerpool0": ["no-port"], "workerpool1": ["b:1"]}, **task})
        no_list = json.dumps({"cluster": {"workerpool0": 2}, **task})
        for spec in ("", "{", "[]", "{}", "null", empty, no_port, no_list, stranger):
            with self.subTest(spec):
                self.assert_not_run("CLUSTER_SPEC does not tell", CLUSTER_SPEC=spec)
        self.assert_not_run("CLUSTER_SPEC does not tell")

    def test_does_not_run_among_more_or_fewer_machines_than_were_asked_for(self):
        for workers in ((), ("one:2222", "two:2222")):
            with self.subTest(workers):
                spec = self.cluster("workerpool0", 0, *workers)
                self.assert_not_run(f"names {len(workers) + 1} machines, the job has 2", CLUSTER_SPEC=spec)

    def assert_not_run(self, reason, **variables):
        """Nothing runs of a job of two machines, and nothing is written."""
        model = self.path("out", "model")
        code, output, errors = self.run_script(
            "print('ran')", options=["--replicas", "2"], AIP_MODEL_DIR=model, **variables
        )
        self.assertEqual((code, output), (98, ""))
        self.assertRegex(errors, rf"\Acarbon: [^\n]*{reason}[^\n]*\n\Z")
        self.assertFalse(os.path.exists(self.path("out")))

    def test_the_primary_alone_writes_the_metrics(self):
        workers = ("one:2222", "two:2222")
        for pool, index, written in (
            ("workerpool1", 1, ["model"]),
            ("workerpool0", 0, ["carbon_metrics.json", "model"]),
            ("workerpool1", 0, ["carbon_metrics.json", "model"]),
        ):
            with self.subTest((pool, index)):
                spec = self.cluster(pool, index, *workers)
                code = self.run_script(
                    f"raise SystemExit({index})",
                    options=["--replicas", "3"],
                    CLUSTER_SPEC=spec,
                    AIP_MODEL_DIR=self.path("out", "model"),
                )[0]
                self.assertEqual(code, index)
                self.assertEqual(sorted(os.listdir(self.path("out"))), written)
        self.assertEqual(self.metrics()["exitCode"], 0)

    def test_waits_until_it_sees_the_folder_that_another_replica_has_made(self):
        folder, waits = self.path("model"), []

        def make(name, exist_ok):
            if not os.path.isdir(name):
                raise FileExistsError(17, "File exists")

        def pause(_):
            waits.append("wait")
            if len(waits) == 3:
                os.mkdir(folder)

        bootstrap.make_folder("AIP_MODEL_DIR", folder, make, pause)
        self.assertEqual(len(waits), 3)

    def test_gives_up_on_a_folder_that_is_there_but_never_seen(self):
        def make(name, exist_ok):
            raise FileExistsError(17, "File exists")

        with self.assertRaisesRegex(bootstrap.BootstrapFailed, "AIP_MODEL_DIR: File exists"):
            bootstrap.make_folder("AIP_MODEL_DIR", self.path("model"), make, lambda _: None)

    def test_refuses_no_number_of_replicas(self):
        for count in ("0", "-1", "two", "1.5"):
            with self.subTest(count):
                result = self.run_script("print('ran')", options=["--replicas", count])
                self.assertEqual(result[:2], (2, ""))


class MetricsTest(BootstrapCase):
    BUSY = """
        import sys, time
        block = bytearray(80 << 20)
        while time.process_time() < 0.3:
            pass
        sys.exit(3)
    """

    def test_tells_what_the_script_used(self):
        code, _, errors = self.run_script(self.BUSY, AIP_MODEL_DIR=self.path("out", "model"))
        self.assertEqual((code, errors), (3, ""))
        metrics = self.metrics()
        self.assertEqual(
            list(metrics),
            ["schemaVersion", "run", "attempt", "startedAt", "endedAt", "wallSeconds", "cpuSeconds"]
            + ["maxResidentBytes", "cpuCount", "memoryBytes", "exitCode", "pythonVersion"],
        )
        self.assertEqual((metrics["schemaVersion"], metrics["run"], metrics["attempt"]), (1, RUN, 2))
        self.assertEqual(metrics["exitCode"], 3)
        self.assertEqual(metrics["pythonVersion"], ".".join(map(str, sys.version_info[:3])))
        self.assertEqual(metrics["cpuCount"], os.cpu_count())
        self.assertTrue(0.3 <= metrics["cpuSeconds"] < HANG_SECONDS, metrics)
        self.assertTrue(0.3 <= metrics["wallSeconds"] < HANG_SECONDS, metrics)
        self.assertTrue(80 << 20 <= metrics["maxResidentBytes"] < metrics["memoryBytes"], metrics)
        for name in ("startedAt", "endedAt"):
            self.assertTrue(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z", metrics[name]), metrics)
        self.assertLess(metrics["startedAt"], metrics["endedAt"])
        self.assertEqual(sorted(os.listdir(self.path("out"))), ["carbon_metrics.json", "model"])

    def test_writes_none_when_no_output_folder_is_known(self):
        self.assertEqual(self.run_script("pass"), (0, "", ""))
        self.assertEqual(os.listdir(self.folder), ["mount"])

    def test_does_not_fail_a_script_for_want_of_metrics(self):
        os.makedirs(self.path("out", "carbon_metrics.json"))
        code, _, errors = self.run_script("raise SystemExit(4)", AIP_MODEL_DIR=self.path("out", "model"))
        self.assertEqual(code, 4)
        self.assertRegex(errors, r"\Acarbon: cannot write carbon_metrics.json: [^\n]*\n\Z")

    def test_writes_directly_where_renaming_does_not_work(self):
        def no_rename(*_):
            raise OSError("not supported")

        bootstrap.write_metrics(self.path("metrics.json"), {"exitCode": 0}, rename=no_rename)
        self.assertEqual(self.metrics("metrics.json"), {"exitCode": 0})
        self.assertEqual(sorted(os.listdir(self.folder)), ["metrics.json", "mount"])


if __name__ == "__main__":
    unittest.main()
