"""Two flushes that the database could not put in any order."""

from ports.lost_race import LostRace


class Collision(LostRace):
    """The database gave up on this flush in favour of another (`sqlstate` 40001 or 40P01)."""

    def __init__(self, *, sqlstate: str) -> None:
        super().__init__(f"another flush was served first ({sqlstate})")
        self.sqlstate = sqlstate
