"""Trains on two spirals; goes on from the last checkpoint when there is one.

    AIP_MODEL_DIR        where model.json is written; ./model when not set
    AIP_CHECKPOINT_DIR   where checkpoint.json is kept; no checkpoints when not set
"""
import argparse
import json
import os
import random
from typing import Any, Dict, Optional

from spiral.model import Model
from spiral.points import two_spirals

POINTS_OF_EACH = 100
LEARNING_RATE = 2.0


def main() -> None:
    """Trains from the checkpoint, or from the start, to the last epoch."""
    parser = argparse.ArgumentParser(prog="python -m spiral", description=__doc__)
    parser.add_argument("--epochs", type=int, default=60)
    epochs = parser.parse_args().epochs
    points = two_spirals(POINTS_OF_EACH, random.Random(0))
    model, first = Model.new(), 1
    checkpoint = checkpoint_file()
    saved = read(checkpoint)
    if saved is not None:
        model, first = Model(saved["weights"]), saved["epoch"] + 1
        print(f"resumed after epoch {saved['epoch']}")
    for epoch in range(first, epochs + 1):
        loss = model.learn(points, LEARNING_RATE)
        if epoch % 10 == 0 or epoch == epochs:
            print(f"epoch {epoch}/{epochs}  loss {loss:.4f}")
            if checkpoint is not None:
                write(checkpoint, {"epoch": epoch, "weights": model.weights})
    accuracy = model.accuracy(points)
    print(f"accuracy {accuracy:.3f}")
    folder = os.environ.get("AIP_MODEL_DIR", "model")
    write(os.path.join(folder, "model.json"), {"weights": model.weights, "accuracy": accuracy})


def checkpoint_file() -> Optional[str]:
    """Where the state is kept; None when nobody asked for it."""
    folder = os.environ.get("AIP_CHECKPOINT_DIR")
    return os.path.join(folder, "checkpoint.json") if folder else None


def read(path: Optional[str]) -> Optional[Dict[str, Any]]:
    """What was saved; None when nothing was."""
    if path is None or not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write(path: str, content: Dict[str, Any]) -> None:
    """Writes the file whole or not at all: a stopped run must not leave half a checkpoint."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".tmp", "w", encoding="utf-8") as file:
        json.dump(content, file)
    os.replace(path + ".tmp", path)


if __name__ == "__main__":
    main()
