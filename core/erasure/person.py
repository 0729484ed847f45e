"""Whom one can ask to be forgotten."""

from core.errors import ErrorCode, Refusal
from core.request import SYSTEM_ACTOR
from core.text import unfit_id


def unfit_person(field: str, user_id: str) -> Refusal | None:
    """BAD_USER_INPUT for what is no id, and for the Support Center itself: what it opened by
    itself is about other people, who may want it kept.
    """
    if user_id == SYSTEM_ACTOR:
        return Refusal(
            code=ErrorCode.BAD_USER_INPUT,
            field=field,
            message=f"{user_id} is the Support Center itself, and no person.",
            hint="Give the id of the person who is to be forgotten (usr_…).",
        )
    return unfit_id(field, user_id)
