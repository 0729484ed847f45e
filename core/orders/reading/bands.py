"""Reader of a policy's bands, which must cover all the time to the start exactly once."""

from itertools import pairwise
from operator import itemgetter

from core.orders.json_path import under
from core.orders.policy import Band
from core.orders.reading.fields import Fields, percent, whole
from core.orders.reading.misread import Misread, misread
from core.orders.reading.parts import rows

PlacedBand = tuple[Band, str]


def read_bands(fields: Fields, path: str) -> tuple[Band, ...]:
    """The bands of a policy, nearest to the start first, whatever order they came in."""
    placed = sorted(rows(fields, "bands", path, _read_band), key=lambda it: it[0].from_hours)
    if not placed:
        raise misread(fields, "bands", path, "must have at least one band")
    _check_the_ends(placed[0], placed[-1])
    for nearer, farther in pairwise(placed):
        _check_neighbours(nearer, farther)
    return tuple(map(itemgetter(0), placed))


def _read_band(fields: Fields, path: str) -> PlacedBand:
    start = whole(fields, "from_hours", path)
    end = None if fields.get("to_hours") is None else whole(fields, "to_hours", path)
    if end is not None and end <= start:
        raise misread(fields, "to_hours", path, f"must be more than from_hours, {start}")
    band = Band(
        from_hours=start,
        to_hours=end,
        buyer_refund_pct=percent(fields, "buyer_refund_pct", path),
        platform_fee_refund_pct=percent(fields, "platform_fee_refund_pct", path),
    )
    return band, path


def _check_the_ends(nearest: PlacedBand, farthest: PlacedBand) -> None:
    if nearest[0].from_hours:
        raise Misread(
            under(nearest[1], "from_hours"),
            f"must be 0 in the lowest band, not {nearest[0].from_hours}",
        )
    if farthest[0].to_hours is not None:
        raise Misread(
            under(farthest[1], "to_hours"),
            f"must be null in the highest band, which ends open, not {farthest[0].to_hours}",
        )


def _check_neighbours(nearer: PlacedBand, farther: PlacedBand) -> None:
    (near, _), (far, place) = nearer, farther
    if near.to_hours is None or far.from_hours < near.to_hours:
        raise Misread(under(place, "from_hours"), f"overlaps the band {near}")
    if far.from_hours > near.to_hours:
        raise Misread(
            under(place, "from_hours"),
            f"leaves a gap: the band below ends at {near.to_hours} h, this starts at "
            f"{far.from_hours} h",
        )
    if near.buyer_refund_pct > far.buyer_refund_pct:
        raise Misread(
            under(nearer[1], "buyer_refund_pct"),
            f"must not rise as the start nears: {near.buyer_refund_pct} here, "
            f"{far.buyer_refund_pct} in the band {far}",
        )
