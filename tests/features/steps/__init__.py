"""The sentences, one file a noun. A file that is not listed here is not known to any feature."""

STEPS = tuple(
    f"tests.features.steps.{noun}"
    for noun in (
        "orders",
        "sessions",
        "jobs",
        "policies",
        "clocks",
        "cases",
        "statuses",
        "messages",
        "access",
        "facts",
        "refunds",
        "holds",
        "refusals",
    )
)
