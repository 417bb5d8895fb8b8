"""Trains a very small neural network to tell four Gaussian blobs apart.

Two inputs, two ReLU units, four outputs: 18 numbers, learned with Adam in under a second. It is
plain Python, so it runs wherever Python 3.8 does, and yet it behaves like a real training job: it
reads its settings from the command line and its folders from the environment, says how far it is,
saves checkpoints, and goes on from the last one when it is started again.

    AIP_MODEL_DIR        where model.json and metrics.json are written; ./model when not set
    AIP_CHECKPOINT_DIR   where checkpoint.json is kept; no checkpoints when not set
"""
import argparse
import json
import math
import os
import random
import sys
import time
from typing import Any, Dict, List, NamedTuple, Sequence, Tuple

CENTRES = [(-5.0, 2.0), (-2.0, -2.0), (1.0, 2.0), (5.0, -2.0)]
STANDARD_DEVIATION = 1.0
HIDDEN_UNITS = 2
REPORT_EVERY = 20  # epochs between two progress lines, and between two checkpoints

# Adam's own defaults (Kingma and Ba, 2015).
MEAN_DECAY = 0.9
SQUARE_DECAY = 0.999
EPSILON = 1e-8

Point = Tuple[float, float]
Neuron = List[float]  # the weights of its two inputs, then its bias


class Settings(NamedTuple):
    """What the command line asked for."""

    epochs: int
    learning_rate: float
    batch_size: int
    seed: int
    points: int


class Example(NamedTuple):
    """A point and the number of the blob it was drawn from."""

    point: Point
    blob: int


class TrainingFailed(Exception):
    """The training cannot start or go on; the message says why."""


class Network:
    """Two ReLU units, then one linear unit a blob; softmax makes probabilities of the outputs."""

    def __init__(self, hidden: List[Neuron], output: List[Neuron]) -> None:
        self.hidden = hidden
        self.output = output

    @classmethod
    def random(cls, rng: random.Random) -> "Network":
        """A network with zero biases, and weights that neither shrink nor swell what passes them.

        Before the ReLU units He's uniform limit, sqrt(6 / inputs), which allows for the half of the
        signal that a ReLU drops; before the outputs Glorot's, sqrt(6 / (inputs + outputs)). Drawn
        unit by unit, hidden layer first.
        """
        hidden_limit = math.sqrt(6 / len(CENTRES[0]))
        output_limit = math.sqrt(6 / (HIDDEN_UNITS + len(CENTRES)))
        hidden = [random_neuron(rng, hidden_limit) for _ in range(HIDDEN_UNITS)]
        return cls(hidden, [random_neuron(rng, output_limit) for _ in CENTRES])

    def neurons(self) -> List[Neuron]:
        """All units, hidden ones first; changing one changes the network."""
        return self.hidden + self.output

    def activations(self, point: Point) -> List[float]:
        """What the hidden units make of a point."""
        return [max(0.0, weighted_sum(unit, point)) for unit in self.hidden]

    def probabilities(self, activations: List[float]) -> List[float]:
        """How likely each blob is, given the activations of the hidden units."""
        return softmax([weighted_sum(unit, activations) for unit in self.output])

    def gradient(self, example: Example) -> List[Neuron]:
        """The derivative of one example's cross-entropy loss, in the shape of `neurons()`."""
        activations = self.activations(example.point)
        output_errors = self.probabilities(activations)
        output_errors[example.blob] -= 1.0
        hidden_errors = [
            weighted_errors(output_errors, [unit[i] for unit in self.output]) if active > 0 else 0.0
            for i, active in enumerate(activations)
        ]
        return slopes(hidden_errors, example.point) + slopes(output_errors, activations)


class Adam:
    """Adam: follows the running mean of the gradient, in small steps where it has been large."""

    def __init__(self, learning_rate: float, shape: List[Neuron]) -> None:
        self.learning_rate = learning_rate
        self.steps = 0
        self.means = [[0.0] * len(neuron) for neuron in shape]
        self.squares = [[0.0] * len(neuron) for neuron in shape]

    def step(self, neurons: List[Neuron], gradient: List[Neuron]) -> None:
        """Moves every weight and bias a little, in place."""
        self.steps += 1
        correction = math.sqrt(1 - SQUARE_DECAY**self.steps) / (1 - MEAN_DECAY**self.steps)
        rate = self.learning_rate * correction
        for neuron, partials, means, squares in zip(neurons, gradient, self.means, self.squares):
            for i, slope in enumerate(partials):
                means[i] += (1 - MEAN_DECAY) * (slope - means[i])
                squares[i] += (1 - SQUARE_DECAY) * (slope * slope - squares[i])
                neuron[i] -= rate * means[i] / (math.sqrt(squares[i]) + EPSILON)


class Training:
    """All that changes from epoch to epoch, and therefore all that a checkpoint holds."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.rng = random.Random(settings.seed)
        self.examples = draw_examples(settings.points, self.rng)
        self.network = Network.random(self.rng)
        self.adam = Adam(settings.learning_rate, self.network.neurons())
        self.epoch = 0

    def run_epoch(self) -> None:
        """Shows every example to the network once, in a new order, a batch at a time."""
        order = list(self.examples)
        self.rng.shuffle(order)
        for start in range(0, len(order), self.settings.batch_size):
            batch = order[start : start + self.settings.batch_size]
            gradients = [self.network.gradient(example) for example in batch]
            self.adam.step(self.network.neurons(), mean(gradients))
        self.epoch += 1

    def evaluate(self) -> Tuple[float, float]:
        """Mean loss, and the share of the examples that are put in the right blob."""
        loss, right = 0.0, 0
        for example in self.examples:
            probabilities = self.network.probabilities(self.network.activations(example.point))
            loss -= math.log(max(probabilities[example.blob], sys.float_info.min))
            right += probabilities.index(max(probabilities)) == example.blob
        return loss / len(self.examples), right / len(self.examples)

    def to_checkpoint(self) -> Dict[str, Any]:
        """The state, ready for JSON, which keeps every bit of a float."""
        return {
            "settings": resumable(self.settings),
            "epoch": self.epoch,
            "hidden": self.network.hidden,
            "output": self.network.output,
            "adam": {
                "steps": self.adam.steps,
                "means": self.adam.means,
                "squares": self.adam.squares,
            },
            "rng": self.rng.getstate(),
        }

    def restore(self, checkpoint: Dict[str, Any]) -> None:
        """Takes over a checkpoint, so that the next epoch is the one that would have followed."""
        epoch, last = checkpoint["epoch"], self.settings.epochs
        if checkpoint["settings"] != resumable(self.settings):
            raise TrainingFailed(f"it was made with other settings: {checkpoint['settings']}")
        if epoch > last:
            raise TrainingFailed(f"it is at epoch {epoch}, past --epochs {last}")
        self.epoch = epoch
        self.network = Network(checkpoint["hidden"], checkpoint["output"])
        self.adam.steps = checkpoint["adam"]["steps"]
        self.adam.means = checkpoint["adam"]["means"]
        self.adam.squares = checkpoint["adam"]["squares"]
        version, numbers, next_gauss = checkpoint["rng"]
        self.rng.setstate((version, tuple(numbers), next_gauss))


def draw_examples(count: int, rng: random.Random) -> List[Example]:
    """Draws points around the centres, equally many each; the first blobs get what is left."""
    each, left_over = divmod(count, len(CENTRES))
    return [
        Example((rng.gauss(x, STANDARD_DEVIATION), rng.gauss(y, STANDARD_DEVIATION)), blob)
        for blob, (x, y) in enumerate(CENTRES)
        for _ in range(each + (blob < left_over))
    ]


def random_neuron(rng: random.Random, limit: float) -> Neuron:
    """Two weights between -limit and limit, and a bias of zero."""
    return [rng.uniform(-limit, limit), rng.uniform(-limit, limit), 0.0]


def weighted_sum(neuron: Neuron, inputs: Sequence[float]) -> float:
    """A unit's two inputs times their weights, plus its bias."""
    return neuron[0] * inputs[0] + neuron[1] * inputs[1] + neuron[2]


def weighted_errors(errors: Sequence[float], weights: Sequence[float]) -> float:
    """The share in the outputs' errors of a unit that feeds them through these weights."""
    return sum(error * weight for error, weight in zip(errors, weights))


def slopes(errors: Sequence[float], inputs: Sequence[float]) -> List[Neuron]:
    """For each unit of a layer, the derivative of the loss by its weights and its bias."""
    return [[error * value for value in (*inputs, 1.0)] for error in errors]


def softmax(logits: List[float]) -> List[float]:
    """Probabilities in proportion to e^logit; less the largest, so that nothing overflows."""
    largest = max(logits)
    powers = [math.exp(logit - largest) for logit in logits]
    total = sum(powers)
    return [power / total for power in powers]


def mean(gradients: List[List[Neuron]]) -> List[Neuron]:
    """The mean of several gradients of the same shape."""
    return [[sum(each) / len(gradients) for each in zip(*neuron)] for neuron in zip(*gradients)]


def resumable(settings: Settings) -> Dict[str, Any]:
    """The settings that must not change between a checkpoint and the run that goes on from it."""
    return {name: value for name, value in settings._asdict().items() if name != "epochs"}


def train(settings: Settings, checkpoint_file: str) -> Training:
    """Trains to the last epoch, from the checkpoint when there is one; "" keeps no checkpoints."""
    training = Training(settings)
    resume(training, checkpoint_file)
    while training.epoch < settings.epochs:
        training.run_epoch()
        if training.epoch % REPORT_EVERY == 0 or training.epoch == settings.epochs:
            report(training)
            if checkpoint_file:
                write_json(checkpoint_file, training.to_checkpoint())
    return training


def resume(training: Training, checkpoint_file: str) -> None:
    """Restores the checkpoint, if there is one."""
    if not os.path.exists(checkpoint_file):
        return
    try:
        with open(checkpoint_file, encoding="utf-8") as file:
            training.restore(json.load(file))
    except TrainingFailed as reason:
        raise TrainingFailed(f"cannot resume from {checkpoint_file}: {reason}") from None
    except (ValueError, KeyError, TypeError):
        raise TrainingFailed(f"{checkpoint_file} is not a checkpoint of this script") from None
    print(f"resumed from epoch {training.epoch}", flush=True)


def report(training: Training) -> None:
    """Prints one line of progress; ends a training whose numbers have run away."""
    loss, accuracy = training.evaluate()
    if not math.isfinite(loss):
        raise TrainingFailed(f"the loss at epoch {training.epoch} is {loss}: lower --learning-rate")
    epochs = str(training.settings.epochs)
    epoch = str(training.epoch).rjust(len(epochs))
    print(f"epoch {epoch}/{epochs}  loss {loss:.4f}  accuracy {accuracy:.3f}", flush=True)


def model(training: Training) -> Dict[str, Any]:
    """What it takes to use the network: its weights, and how they are put together."""
    return {
        "schemaVersion": 1,
        "architecture": {
            "inputs": len(CENTRES[0]),
            "layers": [
                {"units": HIDDEN_UNITS, "activation": "relu"},
                {"units": len(CENTRES), "activation": "softmax"},
            ],
        },
        "preprocessing": None,
        "seed": training.settings.seed,
        "weights": [
            {"kernel": [unit[:-1] for unit in layer], "bias": [unit[-1] for unit in layer]}
            for layer in (training.network.hidden, training.network.output)
        ],
    }


def metrics(training: Training, seconds: float) -> Dict[str, Any]:
    """How good the network is on the points it was trained on, and how long this process took."""
    loss, accuracy = training.evaluate()
    return {
        "schemaVersion": 1,
        "accuracy": accuracy,
        "loss": loss,
        "epochs": training.epoch,
        "seconds": round(seconds, 3),
    }


def write_json(path: str, content: Dict[str, Any]) -> None:
    """Writes a file whole or not at all: a job stopped half-way leaves the last good one."""
    unfinished = path + ".tmp"
    with open(unfinished, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=1)
        file.write("\n")
    os.replace(unfinished, path)


def folder(variable: str, default: str) -> str:
    """The folder that an environment variable names, made if need be; "" when there is none."""
    path = os.environ.get(variable) or default
    if path.startswith("gs://"):
        raise TrainingFailed(f"{variable} is {path}, but this script needs a folder")
    if path:
        os.makedirs(path, exist_ok=True)
    return path


def parse_settings(arguments: List[str]) -> Settings:
    """Reads the command line; when it is wrong, names every problem and exits with status 2."""
    parser = argparse.ArgumentParser(
        description="Trains a small neural network to tell four Gaussian blobs apart.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--epochs", type=int, default=200, help="passes over the data")
    parser.add_argument("--learning-rate", type=float, default=0.01, help="step size of Adam")
    parser.add_argument("--batch-size", type=int, default=10, help="examples a step")
    parser.add_argument("--seed", type=int, default=30, help="fixes everything random")
    parser.add_argument("--points", type=int, default=100, help="size of the data set")
    settings = Settings(**vars(parser.parse_args(arguments)))
    problems = problems_of(settings)
    if problems:
        parser.error("; ".join(problems))
    return settings


def problems_of(settings: Settings) -> List[str]:
    """Everything that is wrong with the settings, in words."""
    checks = [
        (settings.epochs >= 1, "--epochs must be at least 1"),
        (0 < settings.learning_rate < math.inf, "--learning-rate must be above 0 and finite"),
        (settings.batch_size >= 1, "--batch-size must be at least 1"),
        (settings.seed >= 0, "--seed must not be negative"),
        (settings.points >= len(CENTRES), f"--points must be at least {len(CENTRES)}"),
    ]
    return [problem for passed, problem in checks if not passed]


def main(arguments: List[str]) -> None:
    """Trains, and leaves the model and its metrics in the model folder."""
    settings = parse_settings(arguments)
    started = time.monotonic()
    model_folder = folder("AIP_MODEL_DIR", "model")
    checkpoint_folder = folder("AIP_CHECKPOINT_DIR", "")
    checkpoint_file = checkpoint_folder and os.path.join(checkpoint_folder, "checkpoint.json")
    training = train(settings, checkpoint_file)
    write_json(os.path.join(model_folder, "model.json"), model(training))
    seconds = time.monotonic() - started
    write_json(os.path.join(model_folder, "metrics.json"), metrics(training, seconds))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (TrainingFailed, OSError) as failure:
        sys.exit(f"task.py: {failure}")
