"""What is sold on the marketplace, in the words of the sentences."""

SESSIONS = {"talent booking": "talent", "studio booking": "studio"}
CREATIONS = {"pay-per-view": "ppv", "request": "request", "tip": "tip"}
SOLD = {
    **SESSIONS,
    "milestone job": "deliverable",
    **CREATIONS,
    "subscription": "subscription",
}


def in_words(kind: str) -> str:
    """How sentences call a leg of that kind."""
    return next(said for said, meant in SOLD.items() if meant == kind)
