"""The sentences, one file a noun. A file that is not listed here is not known to any feature."""

NOUNS = (
    "sessions",
    "jobs",
    "creators",
    "orders",
    "deposits",
    "deposit_claims",
    "policies",
    "clocks",
    "calendars",
    "cases",
    "statuses",
    "messages",
    "evidence",
    "access",
    "facts",
    "refunds",
    "goodwill",
    "disputes",
    "holds",
    "refusals",
)
