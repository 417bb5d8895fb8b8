"""The points to learn: two spirals that wind around each other."""
import math
import random
from typing import List, NamedTuple

TURNS = 1.25


class Point(NamedTuple):
    """A place in the plane, and which spiral it lies on: 0 or 1."""

    x: float
    y: float
    spiral: int


def two_spirals(count: int, rng: random.Random) -> List[Point]:
    """Draws `count` points of each spiral, a little beside it."""
    points = []
    for spiral in (0, 1):
        for _ in range(count):
            way = rng.uniform(0.1, 1.0)
            angle = way * TURNS * 2 * math.pi + spiral * math.pi
            x = way * math.cos(angle) + rng.gauss(0, 0.01)
            y = way * math.sin(angle) + rng.gauss(0, 0.01)
            points.append(Point(x, y, spiral))
    return points
