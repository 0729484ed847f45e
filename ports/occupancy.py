"""How full a pool is."""

from collections.abc import Callable

from attrs import frozen


@frozen(kw_only=True)
class Occupancy:
    """`in_use` of `places` are taken; `waiting` have none yet."""

    in_use: int
    places: int
    waiting: int


OccupancyOf = Callable[[], Occupancy]
