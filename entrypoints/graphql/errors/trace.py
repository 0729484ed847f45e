"""A malfunction as the log tells it: what it was and where, in nobody's words.

What an exception says may be what somebody typed: PostgreSQL quotes the whole row that breaks a
rule. So only our own exceptions are quoted, whose fields are ids and names (reliability.md 29).
"""

from collections.abc import Iterator
from traceback import extract_tb, format_list

OURS = frozenset({"core", "ports", "adapters", "entrypoints"})
_TOLD_BY_POSTGRESQL = ("sqlstate", "constraint_name", "table_name")


def trace_of(error: BaseException) -> str:
    """Every exception of the chain, the first cause first, each with the lines that led to it."""
    return "\n".join(map(_told, _chain(error)))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in seen:
        seen.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    yield from reversed(seen)


def _told(error: BaseException) -> str:
    lines = "".join(format_list(extract_tb(error.__traceback__)))
    return f"{lines}{_named(error)}"


def _named(error: BaseException) -> str:
    kind = type(error)
    named = f"{kind.__module__}.{kind.__qualname__}"
    if kind.__module__.partition(".")[0] in OURS:
        return f"{named}: {error}"
    diagnosis = getattr(error, "diag", None)
    told = {name: getattr(diagnosis, name, None) for name in _TOLD_BY_POSTGRESQL}
    known = " ".join(f"{name}={value}" for name, value in told.items() if value)
    return f"{named} ({known})" if known else named
