"""A service of the tests as AppSync's resolver goes to it."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from attrs import frozen

from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.reading_room import ReadingRoom
from entrypoints.aws_lambda.appsync_events.claimed import Claimed
from entrypoints.aws_lambda.appsync_events.resolver import FieldResolver
from entrypoints.graphql.limits.rate import Rate
from entrypoints.graphql.parts import Parts
from entrypoints.identity.roles_claim import RolesClaim
from ports.clock import Clock
from tests.aws_lambda.appsync_api import AUDIENCE, ISSUER

CLAIMED = Claimed(
    issuer=ISSUER,
    audience=AUDIENCE,
    leeway_seconds=30,
    clients=frozenset(),
    roles=RolesClaim(),
)


@frozen
class PartsCounters:
    parts: Parts

    @property
    def clock(self) -> Clock:
        return self.parts.desk.clock

    @property
    def reading_room(self) -> ReadingRoom:
        return self.parts.reading_room

    @property
    def openings(self) -> Rate:
        return self.parts.openings

    def counter(self, name: str) -> Callable[[Any, Request], Any]:
        counter: Callable[[Any, Request], Any] = attrgetter(name)(self.parts)
        return counter

    def record_refusal(self, request: Request, *, action: str, resource: str, why: Refusal) -> None:
        self.parts.desk.record_refusal(request, action=action, resource=resource, why=why)


def resolver_over(parts: Parts) -> FieldResolver:
    return FieldResolver(counters=PartsCounters(parts), claimed=CLAIMED)
