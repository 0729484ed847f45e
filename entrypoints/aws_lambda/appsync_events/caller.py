"""Who sent a request through AppSync, from where and under which keys."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from core.errors import Refusal
from core.request import Request
from entrypoints.aws_lambda.appsync_events.claimed import Claimed
from entrypoints.calling.anonymous import ANONYMOUS
from entrypoints.calling.correlation_id import HEADER, correlation_id
from entrypoints.calling.idempotency_key import IDEMPOTENCY_KEY
from entrypoints.calling.origin import address, user_agent

PASSED_ON_FOR: Final = "x-forwarded-for"


@frozen(kw_only=True)
class Caller:
    """`stranger` is why the caller is not authenticated, if so."""

    request: Request
    stranger: Refusal | None
    idempotency_key: str | None


def caller_of(event: Mapping[str, Any], claimed: Claimed, now: datetime) -> Caller:
    headers = _headers(event)
    known = event.get("identity")
    identity = claimed.identity(known, now)
    stranger = identity if isinstance(identity, Refusal) else None
    return Caller(
        request=Request(
            actor=ANONYMOUS if isinstance(identity, Refusal) else identity.subject,
            roles=frozenset() if isinstance(identity, Refusal) else identity.roles,
            correlation_id=correlation_id(headers.get(HEADER.lower())),
            received_at=now,
            ip=_source_ip(known) or _forwarded_for(headers.get(PASSED_ON_FOR)),
            user_agent=user_agent(headers.get("user-agent")),
        ),
        stranger=stranger,
        idempotency_key=headers.get(IDEMPOTENCY_KEY.lower()),
    )


def _headers(event: Mapping[str, Any]) -> dict[str, str]:
    told = (event.get("request") or {}).get("headers") or {}
    return {str(name).lower(): str(text) for name, text in told.items()}


def _source_ip(identity: Any) -> str | None:
    """What AppSync itself saw, where it tells: with Cognito, not with OpenID Connect."""
    told = identity.get("sourceIp") if isinstance(identity, Mapping) else None
    first = told[0] if isinstance(told, list) and told else told
    return address(first) if isinstance(first, str) else None


def _forwarded_for(told: str | None) -> str | None:
    """The last but one: what stands before it a client can write itself. CloudFront, which stands
    before every AppSync API, adds who connected to it; AppSync adds CloudFront.
    """
    addresses = (told or "").split(",")
    return address(addresses[-2] if len(addresses) > 1 else addresses[0])
