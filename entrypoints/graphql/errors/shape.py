"""The one shape of an error's extensions (domain.md, *Errors a client sees*)."""

from core.errors import ErrorCode, Refusal


def extensions(refusal: Refusal, *, correlation_id: str) -> dict[str, str]:
    """code, message, hint and corrId; the field where one is at fault."""
    told = {
        "code": refusal.code.value,
        "message": refusal.message,
        "hint": refusal.hint,
        "corrId": correlation_id,
    }
    return told if refusal.field is None else {**told, "field": refusal.field}


def internal() -> Refusal:
    """What is said of a malfunction: nothing of its cause."""
    return Refusal(
        code=ErrorCode.INTERNAL,
        message="Something went wrong on our side.",
        hint="Try again, with the same Idempotency-Key if you sent one. "
        "If it keeps failing, tell us the corrId.",
    )


def bad_request(message: str, hint: str, *, field: str | None = None) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, message=message, hint=hint, field=field)
