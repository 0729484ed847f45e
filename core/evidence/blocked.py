"""Why a file that arrived is not let in (reliability.md 28)."""

from enum import StrEnum

from core.errors import ErrorCode, Refusal


class Blocked(StrEnum):
    """What was wrong with it, as the row and the audit keep it."""

    SIZE_DIFFERS = "size_differs"
    CONTENT_DIFFERS = "content_differs"
    TYPE_DIFFERS = "type_differs"
    TOO_MANY_PIXELS = "too_many_pixels"
    INFECTED = "infected"
    UNSCANNABLE = "unscannable"
    SCAN_FAILED = "scan_failed"


_AGAIN = "Ask for a new upload with requestEvidenceUpload"
_TOLD = {
    Blocked.SIZE_DIFFERS: (
        "What arrived has another size than the file that was announced.",
        f"{_AGAIN}, and send exactly the file you measured.",
    ),
    Blocked.CONTENT_DIFFERS: (
        "What arrived is not the file that was announced: its SHA-256 is another.",
        f"{_AGAIN}, and send exactly the file you hashed.",
    ),
    Blocked.TYPE_DIFFERS: (
        "What arrived is not of the type that was announced.",
        "Save the file in a type that evidence may have (text as UTF-8), not only under"
        f" another name. {_AGAIN}.",
    ),
    Blocked.TOO_MANY_PIXELS: (
        "The picture has more pixels than evidence may have.",
        f"Make it smaller. {_AGAIN}.",
    ),
    Blocked.INFECTED: (
        "The malware scanner found something harmful in the file.",
        "Do not open it or pass it on; send evidence of another origin.",
    ),
    Blocked.UNSCANNABLE: (
        "The malware scanner cannot look into the file; it may be locked with a password.",
        f"Remove the password, or save the file anew. {_AGAIN}.",
    ),
    Blocked.SCAN_FAILED: (
        "The malware scanner could not finish with the file.",
        f"{_AGAIN}, and send it once more; if that fails too, tell support.",
    ),
}


def attachment_blocked(why: Blocked) -> Refusal:
    """ATTACHMENT_BLOCKED in the words of what was wrong."""
    message, hint = _TOLD[why]
    return Refusal(
        code=ErrorCode.ATTACHMENT_BLOCKED, field="evidenceId", message=message, hint=hint
    )
