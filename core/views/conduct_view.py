"""What counts against the person a case is about, as a reader sees it."""

from attrs import frozen


@frozen(kw_only=True)
class ConductView:
    """`upheld_claims` are copyright claims that count now; `repeat_offender`, that one of them
    reached the threshold when it was filed. `sanctions` are those that stand, oldest first.
    """

    user_id: str
    upheld_claims: int
    repeat_offender: bool
    sanctions: tuple[str, ...]
