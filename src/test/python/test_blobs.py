"""What the blobs example promises: it learns, it resumes exactly, it says what is wrong."""
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
TASK = os.path.join(ROOT, "src", "examples", "blobs", "task.py")
KERAS_TASK = os.path.join(ROOT, "src", "examples", "keras", "task.py")


def load(path):
    """Imports a script without leaving compiled files beside it."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("blobs_task", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


task = load(TASK)


class BlobsCase(unittest.TestCase):
    """Runs the script in a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def run_task(self, *arguments, script=TASK, **variables):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("AIP_")}
        environment.update(variables)
        return subprocess.run(
            [sys.executable, script, *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            universal_newlines=True,
            timeout=60,
        )

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def read(self, *names):
        with open(self.path(*names), "rb") as file:
            return file.read()

    def read_json(self, *names):
        return json.loads(self.read(*names).decode())


class TrainingTest(BlobsCase):
    def test_learns_to_tell_the_blobs_apart(self):
        result = self.run_task()
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        metrics = self.read_json("model", "metrics.json")
        self.assertGreater(metrics["accuracy"], 0.9)
        self.assertLess(metrics["loss"], 0.3)
        self.assertEqual(metrics["epochs"], 200)
        self.assertGreaterEqual(metrics["seconds"], 0)
        self.assertEqual(sorted(os.listdir(self.path("model"))), ["metrics.json", "model.json"])

    def test_reports_every_twenty_epochs_and_the_last(self):
        lines = self.run_task("--epochs", "50").stdout.splitlines()
        epochs = [line.split("  ")[0] for line in lines]
        self.assertEqual(epochs, ["epoch 20/50", "epoch 40/50", "epoch 50/50"])

    def test_the_model_file_alone_is_enough_to_predict(self):
        self.run_task(AIP_MODEL_DIR=self.path("elsewhere"))
        model = self.read_json("elsewhere", "model.json")
        self.assertEqual((model["seed"], model["preprocessing"]), (30, None))
        self.assertEqual(model["architecture"]["inputs"], 2)
        examples = task.draw_examples(100, task.random.Random(model["seed"]))
        right = sum(self.predict(model, example.point) == example.blob for example in examples)
        self.assertEqual(right / 100, self.read_json("elsewhere", "metrics.json")["accuracy"])

    def predict(self, model, values):
        for layer, weights in zip(model["architecture"]["layers"], model["weights"]):
            self.assertEqual(layer["units"], len(weights["kernel"]))
            values = [
                sum(w * v for w, v in zip(kernel, values)) + bias
                for kernel, bias in zip(weights["kernel"], weights["bias"])
            ]
            if layer["activation"] == "relu":
                values = [max(0.0, value) for value in values]
        return values.index(max(values))

    def test_the_seed_decides_everything(self):
        for folder, seed in (("a", "5"), ("b", "5"), ("c", "6")):
            self.run_task("--epochs", "3", "--seed", seed, AIP_MODEL_DIR=self.path(folder))
        self.assertEqual(self.read("a", "model.json"), self.read("b", "model.json"))
        weights = [self.read_json(folder, "model.json")["weights"] for folder in ("a", "c")]
        self.assertNotEqual(*weights)

    def test_a_training_that_runs_away_fails_and_leaves_no_model(self):
        result = self.run_task("--learning-rate", "1e300")
        self.assertEqual(result.returncode, 1)
        self.assertIn("lower --learning-rate", result.stderr)
        self.assertEqual(os.listdir(self.path("model")), [])


class MathematicsTest(unittest.TestCase):
    def test_points_are_shared_out_evenly_around_their_centres(self):
        examples = task.draw_examples(4002, task.random.Random(1))
        for blob, expected in enumerate((1001, 1001, 1000, 1000)):
            points = [example.point for example in examples if example.blob == blob]
            self.assertEqual(len(points), expected)
            for axis, centre in enumerate(task.CENTRES[blob]):
                mean = sum(point[axis] for point in points) / expected
                variance = sum((point[axis] - mean) ** 2 for point in points) / expected
                self.assertAlmostEqual(mean, centre, delta=0.15)
                self.assertAlmostEqual(variance, 1.0, delta=0.15)

    def test_the_gradient_is_the_slope_of_the_loss(self):
        output = [[0.1 * i, 0.3 - 0.2 * i, -0.2] for i in range(4)]
        network = task.Network([[0.7, -0.3, 0.2], [-0.4, 0.5, 0.1]], output)
        self.assertEqual(network.activations((3.0, -1.0))[1], 0.0)
        step = 1e-6
        for example in (task.Example((1.0, 2.0), 2), task.Example((3.0, -1.0), 0)):
            for neuron, slopes in zip(network.neurons(), network.gradient(example)):
                for i, slope in enumerate(slopes):
                    losses = []
                    for shift in (step, -2 * step, step):
                        neuron[i] += shift
                        probabilities = network.probabilities(network.activations(example.point))
                        losses.append(-math.log(probabilities[example.blob]))
                    self.assertAlmostEqual(slope, (losses[0] - losses[1]) / (2 * step), places=6)


class CheckpointTest(BlobsCase):
    def train(self, name, epochs, *arguments):
        return self.run_task(
            "--epochs",
            str(epochs),
            *arguments,
            AIP_MODEL_DIR=self.path(name, "model"),
            AIP_CHECKPOINT_DIR=self.path(name, "checkpoints"),
        )

    def test_a_resumed_run_equals_an_uninterrupted_one_bit_for_bit(self):
        whole = self.train("whole", 110)
        self.train("parts", 35)
        resumed = self.train("parts", 110)
        self.assertEqual(resumed.stdout.splitlines()[0], "resumed from epoch 35")
        self.assertEqual(resumed.stdout.splitlines()[-1], whole.stdout.splitlines()[-1])
        for name in (("model", "model.json"), ("checkpoints", "checkpoint.json")):
            self.assertEqual(self.read("whole", *name), self.read("parts", *name))

    def test_a_finished_run_that_is_started_again_writes_the_same_model(self):
        self.train("run", 40)
        model = self.read("run", "model", "model.json")
        os.remove(self.path("run", "model", "model.json"))
        self.assertEqual(self.train("run", 40).stdout, "resumed from epoch 40\n")
        self.assertEqual(self.read("run", "model", "model.json"), model)

    def test_keeps_no_checkpoint_when_no_folder_is_named(self):
        self.run_task("--epochs", "20")
        self.assertEqual(os.listdir(self.folder), ["model"])

    def test_refuses_a_checkpoint_of_other_settings(self):
        self.train("run", 20)
        self.assert_refused(self.train("run", 40, "--seed", "31"), "other settings")

    def test_refuses_a_checkpoint_past_the_last_epoch(self):
        self.train("run", 40)
        self.assert_refused(self.train("run", 20), "past --epochs 20")

    def test_refuses_what_is_not_a_checkpoint(self):
        os.makedirs(self.path("run", "checkpoints"))
        for content in ("", "[]", "{}", "{half"):
            with open(self.path("run", "checkpoints", "checkpoint.json"), "w") as file:
                file.write(content)
            with self.subTest(content):
                self.assert_refused(self.train("run", 20), "is not a checkpoint")

    def assert_refused(self, result, reason):
        self.assertEqual(result.returncode, 1)
        self.assertIn(reason, result.stderr)
        self.assertEqual(len(result.stderr.splitlines()), 1)


class ArgumentsTest(BlobsCase):
    def test_names_every_wrong_argument_at_once(self):
        result = self.run_task(
            *("--epochs", "0", "--learning-rate", "nan", "--batch-size", "-1"),
            *("--seed", "-2", "--points", "3"),
        )
        self.assertEqual(result.returncode, 2)
        for flag in ("--epochs", "--learning-rate", "--batch-size", "--seed", "--points"):
            self.assertIn(flag + " must", result.stderr)
        self.assertEqual(os.listdir(self.folder), [])

    def test_refuses_what_is_not_a_number_and_what_it_does_not_know(self):
        for arguments in (("--epochs", "many"), ("--learning-rate", "fast"), ("--epoch", "3"), ("more",)):
            with self.subTest(arguments):
                self.assertEqual(self.run_task(*arguments).returncode, 2)

    def test_refuses_a_bucket_where_it_needs_a_folder(self):
        result = self.run_task(AIP_MODEL_DIR="gs://bucket/model")
        self.assertEqual(result.returncode, 1)
        self.assertIn("AIP_MODEL_DIR is gs://bucket/model", result.stderr)
        self.assertEqual(os.listdir(self.folder), [])


class KerasTest(BlobsCase):
    @unittest.skipIf(importlib.util.find_spec("tensorflow"), "TensorFlow is here")
    def test_says_in_one_line_that_tensorflow_is_missing(self):
        result = self.run_task(script=KERAS_TASK)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertRegex(result.stderr, r"\Atask.py needs TensorFlow[^\n]*\n\Z")


if __name__ == "__main__":
    unittest.main()
