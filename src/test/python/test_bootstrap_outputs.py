"""Where a script writes, and what is measured of it."""
import os
import re
import sys
import unittest

from bootstrap_case import HANG_SECONDS, ROOT, RUN, BootstrapCase
from carbon_bootstrap import metrics

BLOBS = os.path.join(ROOT, "src", "examples", "blobs", "task.py")


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
            + ["maxResidentBytes", "cpuCount", "memoryBytes", "exitCode", "pythonVersion", "measured"],
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
        measured = metrics["measured"]
        self.assertEqual(measured["intervalSeconds"], 300)
        for part, whole in (("seconds", "wallSeconds"), ("cpuSeconds", "cpuSeconds")):
            found = sum(interval[part] for interval in measured["intervals"])
            self.assertTrue(0.3 <= found <= metrics[whole] + 0.1, metrics)
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

        metrics.write_metrics(self.path("metrics.json"), {"exitCode": 0}, rename=no_rename)
        self.assertEqual(self.metrics("metrics.json"), {"exitCode": 0})
        self.assertEqual(sorted(os.listdir(self.folder)), ["metrics.json", "mount"])


if __name__ == "__main__":
    unittest.main()
