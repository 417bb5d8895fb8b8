"""Trains a small Keras network to tell four Gaussian blobs apart. Needs TensorFlow 2.16 or newer.

The data and the network are those of the plain Python example next door.

    AIP_MODEL_DIR        where model.keras and metrics.json are written; ./model when not set
    AIP_CHECKPOINT_DIR   where epoch-NNNNNN.keras are kept; no checkpoints when not set
"""
import argparse
import glob
import json
import os
import random
import re
import sys
import time
from typing import Any, Dict, List, Tuple

try:
    import numpy
    from tensorflow import keras
except ImportError:
    sys.exit("task.py needs TensorFlow, which this Python does not have: pip install tensorflow")

CENTRES = [(-5.0, 2.0), (-2.0, -2.0), (1.0, 2.0), (5.0, -2.0)]
STANDARD_DEVIATION = 1.0
HIDDEN_UNITS = 2
REPORT_EVERY = 20  # epochs between two progress lines, and between two checkpoints


def draw_examples(count: int, seed: int) -> Tuple[Any, Any]:
    """Points around the centres, equally many each, and the number of the blob of each point."""
    rng = random.Random(seed)
    each, left_over = divmod(count, len(CENTRES))
    blobs = [blob for blob in range(len(CENTRES)) for _ in range(each + (blob < left_over))]
    points = [[rng.gauss(axis, STANDARD_DEVIATION) for axis in CENTRES[blob]] for blob in blobs]
    return numpy.array(points, dtype="float32"), numpy.array(blobs, dtype="int32")


def new_model(learning_rate: float) -> Any:
    """Two ReLU units and one linear output a blob; the loss applies the softmax."""
    model = keras.Sequential(
        [
            keras.Input(shape=(len(CENTRES[0]),)),
            keras.layers.Dense(HIDDEN_UNITS, activation="relu", kernel_initializer="he_uniform"),
            keras.layers.Dense(len(CENTRES), kernel_initializer="glorot_uniform"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=[keras.metrics.SparseCategoricalAccuracy(name="accuracy")],
    )
    return model


def latest_checkpoint(folder: str) -> Tuple[str, int]:
    """The newest checkpoint and its epoch; "" and 0 when there is none."""
    pattern = os.path.join(glob.escape(folder), "epoch-*.keras") if folder else ""
    path = max(glob.glob(pattern), default="")
    return path, int(re.findall(r"\d+", os.path.basename(path))[0]) if path else 0


def save(model: Any, path: str) -> None:
    """Writes the model and its optimizer whole or not at all."""
    unfinished = os.path.join(os.path.dirname(path), "unfinished.keras")
    model.save(unfinished)
    os.replace(unfinished, path)


def reporter(model: Any, epochs: int, checkpoint_folder: str) -> Any:
    """A callback that prints a line and saves a checkpoint every few epochs, and after the last."""

    def at_epoch_end(index: int, logs: Dict[str, float]) -> None:
        epoch = index + 1
        if epoch % REPORT_EVERY and epoch != epochs:
            return
        figures = f"loss {logs['loss']:.4f}  accuracy {logs['accuracy']:.3f}"
        print(f"epoch {epoch}/{epochs}  {figures}", flush=True)
        if checkpoint_folder:
            save(model, os.path.join(checkpoint_folder, f"epoch-{epoch:06d}.keras"))

    return keras.callbacks.LambdaCallback(on_epoch_end=at_epoch_end)


def train(settings: argparse.Namespace, points: Any, blobs: Any, checkpoint_folder: str) -> Any:
    """Trains to the last epoch, from the newest checkpoint when there is one."""
    checkpoint, epoch = latest_checkpoint(checkpoint_folder)
    if epoch > settings.epochs:
        sys.exit(f"task.py: {checkpoint} is past --epochs {settings.epochs}")
    if checkpoint:
        model = keras.models.load_model(checkpoint)  # with the state of its optimizer
        model.optimizer.learning_rate = settings.learning_rate
        print(f"resumed from epoch {epoch}", flush=True)
    else:
        model = new_model(settings.learning_rate)
    if epoch < settings.epochs:
        model.fit(
            points,
            blobs,
            batch_size=settings.batch_size,
            initial_epoch=epoch,
            epochs=settings.epochs,
            verbose=0,
            callbacks=[reporter(model, settings.epochs, checkpoint_folder)],
        )
    return model


def write_metrics(path: str, metrics: Dict[str, Any]) -> None:
    """Writes the figures as JSON, whole or not at all."""
    unfinished = path + ".tmp"
    with open(unfinished, "w", encoding="utf-8") as file:
        json.dump(metrics, file, indent=1)
        file.write("\n")
    os.replace(unfinished, path)


def folder_of(variable: str, default: str) -> str:
    """The folder that an environment variable names, made if need be; "" when there is none."""
    path = os.environ.get(variable) or default
    if path.startswith("gs://"):
        sys.exit(f"task.py: {variable} is {path}, but this script needs a folder")
    if path:
        os.makedirs(path, exist_ok=True)
    return path


def parse_settings(arguments: List[str]) -> argparse.Namespace:
    """Reads the command line; when it is wrong, names every problem and exits with status 2."""
    parser = argparse.ArgumentParser(
        description="Trains a small Keras network to tell four Gaussian blobs apart.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--epochs", type=int, default=200, help="passes over the data")
    parser.add_argument("--learning-rate", type=float, default=0.01, help="step size of Adam")
    parser.add_argument("--batch-size", type=int, default=10, help="examples a step")
    parser.add_argument("--seed", type=int, default=30, help="fixes everything random")
    parser.add_argument("--points", type=int, default=100, help="size of the data set")
    settings = parser.parse_args(arguments)
    checks = [
        (1 <= settings.epochs <= 999_999, "--epochs must be from 1 to 999999"),
        (0 < settings.learning_rate < float("inf"), "--learning-rate must be above 0 and finite"),
        (settings.batch_size >= 1, "--batch-size must be at least 1"),
        (0 <= settings.seed < 2**32, "--seed must be from 0 to 4294967295"),
        (settings.points >= len(CENTRES), f"--points must be at least {len(CENTRES)}"),
    ]
    problems = [problem for passed, problem in checks if not passed]
    if problems:
        parser.error("; ".join(problems))
    return settings


def main(arguments: List[str]) -> None:
    """Trains, and leaves the model and its metrics in the model folder."""
    settings = parse_settings(arguments)
    started = time.monotonic()
    model_folder = folder_of("AIP_MODEL_DIR", "model")
    checkpoint_folder = folder_of("AIP_CHECKPOINT_DIR", "")
    keras.utils.set_random_seed(settings.seed)
    points, blobs = draw_examples(settings.points, settings.seed)
    model = train(settings, points, blobs, checkpoint_folder)
    figures = model.evaluate(points, blobs, verbose=0, return_dict=True)
    save(model, os.path.join(model_folder, "model.keras"))
    metrics = {
        "schemaVersion": 1,
        "accuracy": float(figures["accuracy"]),
        "loss": float(figures["loss"]),
        "epochs": settings.epochs,
        "seconds": round(time.monotonic() - started, 3),
    }
    write_metrics(os.path.join(model_folder, "metrics.json"), metrics)


if __name__ == "__main__":
    main(sys.argv[1:])
