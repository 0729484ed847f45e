"""The refusals around tokens. They say nothing about what the token held."""

from typing import Final

from core.errors import ErrorCode, Refusal

HINT: Final = (
    "Send a valid one as `Authorization: Bearer …`; in the demo, `support-center token` makes one."
)


def token_missing() -> Refusal:
    return _unauthenticated("This needs a token, and there is none.")


def token_expired() -> Refusal:
    return _unauthenticated("This token has expired.")


def token_invalid() -> Refusal:
    return _unauthenticated("This token is not valid here.")


def token_not_checkable() -> Refusal:
    return _unauthenticated(
        "Tokens cannot be checked at the moment.",
        "Try again in a minute. If it lasts, tell whoever runs the Support Center that the"
        " company's sign-on does not answer it.",
    )


def _unauthenticated(message: str, hint: str = HINT) -> Refusal:
    return Refusal(code=ErrorCode.UNAUTHENTICATED, message=message, hint=hint)
