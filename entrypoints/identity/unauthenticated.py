"""The refusals around tokens. They say nothing about what the token held."""

from core.errors import ErrorCode, Refusal

HINT = (
    "Send a valid one as `Authorization: Bearer …`; in the demo, `support-center token` makes one."
)


def token_missing() -> Refusal:
    return _unauthenticated("This needs a token, and there is none.")


def token_expired() -> Refusal:
    return _unauthenticated("This token has expired.")


def token_invalid() -> Refusal:
    return _unauthenticated("This token is not valid here.")


def _unauthenticated(message: str) -> Refusal:
    return Refusal(code=ErrorCode.UNAUTHENTICATED, message=message, hint=HINT)
