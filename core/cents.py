"""Integer money: every amount is in minor units and every rounding is half-up (kernels.md)."""

from collections.abc import Sequence

MAX_CENTS = 2**31 - 1


def half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` to the nearest integer, halves up. Both non-negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def percent_of(cents: int, percent: int) -> int:
    """`percent` (0..100) of `cents`, half-up to the cent."""
    return (2 * cents * percent + 100) // 200


def share_of(cents: int, *, part: int, whole: int) -> int:
    """`cents` times `part / whole`, half-up to the cent; nothing of an empty whole."""
    return half_up(cents * part, whole) if whole else 0


def by_largest_remainder(cents: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`cents` spread in proportion to `weights`, the parts summing to `cents` exactly.

    Left-over cents go to the largest remainders, earlier weights first among equals. With
    `cents` at most the sum of the weights, no part exceeds its weight.
    """
    whole = sum(weights)
    if not whole:
        return tuple(0 for _ in weights)
    floors = [cents * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(cents * weights[i] % whole), i))
    for index in by_remainder[: cents - sum(floors)]:
        floors[index] += 1
    return tuple(floors)
