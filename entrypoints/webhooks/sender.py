"""Who knocks at the webhook's door, as commands and the audit know it."""

from datetime import datetime

from starlette.requests import Request as HttpRequest

from core.request import Request
from entrypoints.calling.anonymous import ANONYMOUS
from entrypoints.graphql.http.callers import ip_of, user_agent_of


def sender(http: HttpRequest, now: datetime) -> Request:
    """A request with no rights: what is believed of it is its signature alone."""
    return Request(
        actor=ANONYMOUS,
        roles=frozenset(),
        correlation_id=http.state.correlation_id,
        received_at=now,
        ip=ip_of(http),
        user_agent=user_agent_of(http),
    )
