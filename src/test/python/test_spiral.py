"""What the spiral example promises: it learns, it resumes exactly, and it runs as a folder."""
import json
import os
import unittest

from bootstrap_case import ROOT, BootstrapCase

FOLDER = os.path.join(ROOT, "src", "examples", "spiral")


class SpiralTest(BootstrapCase):
    """Runs the folder as carbon does."""

    def run_spiral(self, *arguments, out="out", options=()):
        files = {}
        for folder, _, names in os.walk(FOLDER):
            for name in (name for name in names if not name.endswith(".pyc")):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    files[os.path.relpath(path, FOLDER)] = file.read()
        code, output, errors = self.run_files(
            files,
            ("--module", "spiral"),
            *arguments,
            options=options,
            PIP_NO_INDEX="1",
            AIP_MODEL_DIR=self.path(out, "model"),
            AIP_CHECKPOINT_DIR=self.path(out, "checkpoints"),
        )
        self.assertEqual(code, 0, errors)
        return output

    def model(self, out="out"):
        with open(self.path(out, "model", "model.json"), encoding="utf-8") as file:
            return json.load(file)

    def test_learns_to_tell_the_spirals_apart_once_its_requirements_are_there(self):
        output = self.run_spiral(options=["--requirements", "requirements.txt"])
        self.assertIn("accuracy 1.000\n", output)
        self.assertEqual(self.model()["accuracy"], 1.0)

    def test_goes_on_from_its_checkpoint_as_if_it_had_never_stopped(self):
        self.run_spiral("--epochs", "25")
        resumed = self.run_spiral("--epochs", "40")
        self.run_spiral("--epochs", "40", out="whole")
        self.assertIn("resumed after epoch 25\n", resumed)
        self.assertNotIn("epoch 20/40", resumed)
        self.assertEqual(self.model(), self.model("whole"))


if __name__ == "__main__":
    unittest.main()
