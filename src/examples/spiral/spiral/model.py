"""Logistic regression on waves: linear in features that turn with the distance from the centre."""
import math
from typing import List, NamedTuple

from spiral.points import Point

WAVES = 4


class Model(NamedTuple):
    """One weight a feature; the list itself changes while the model learns."""

    weights: List[float]

    @classmethod
    def new(cls) -> "Model":
        """A model that knows nothing: each spiral is as likely as the other."""
        return cls([0.0] * 2 * WAVES)

    def probability(self, point: Point) -> float:
        """How likely the point lies on spiral 1."""
        score = sum(w * f for w, f in zip(self.weights, features(point)))
        return 1 / (1 + math.exp(-score))

    def learn(self, points: List[Point], rate: float) -> float:
        """One step against the gradient of the mean loss; returns the loss before it."""
        gradient = [0.0] * len(self.weights)
        loss = 0.0
        for point in points:
            guess = self.probability(point)
            loss -= math.log(guess if point.spiral else 1 - guess) / len(points)
            for i, feature in enumerate(features(point)):
                gradient[i] += (guess - point.spiral) * feature / len(points)
        for i, slope in enumerate(gradient):
            self.weights[i] -= rate * slope
        return loss

    def accuracy(self, points: List[Point]) -> float:
        """The share of points that are told right, from 0 to 1."""
        right = sum((self.probability(point) > 0.5) == bool(point.spiral) for point in points)
        return right / len(points)


def features(point: Point) -> List[float]:
    """The angle of the point, turned back by so many turns for each unit of distance."""
    distance = math.hypot(point.x, point.y)
    angle = math.atan2(point.y, point.x)
    turned = [angle - 2 * math.pi * distance * (wave + 0.5) / 2 for wave in range(WAVES)]
    return [turn(a) for a in turned for turn in (math.cos, math.sin)]
