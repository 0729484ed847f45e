"""The sentences, one file a noun. A file that is not listed here is not known to any feature."""

NOUNS = (
    "sessions",
    "jobs",
    "creators",
    "orders",
    "deposits",
    "policies",
    "clocks",
    "calendars",
    "cases",
    "statuses",
    "messages",
    "access",
    "facts",
    "refunds",
    "disputes",
    "holds",
    "refusals",
)
