"""That somebody was forgotten, when, and who decided it."""

from datetime import datetime

from attrs import frozen

from core.erasure.ground import ErasureGround


@frozen(kw_only=True)
class ErasedPerson:
    """One erasure (`ser_…`). `user_id` is the pseudonym that stays in rows, `decided_by` the id
    of who said that the person may be forgotten.

    After a restore from a backup these rows, restored from the newest copy, say whose words
    have to be erased again.
    """

    erasure_id: str
    user_id: str
    ground: ErasureGround
    decided_by: str
    erased_at: datetime
    cases_kept: tuple[str, ...] = ()
