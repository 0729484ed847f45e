"""Who calls, from where, under which keys: the request as commands and queries know it."""

from attrs import frozen
from starlette.requests import Request as HttpRequest

from core.errors import Refusal
from core.request import Request
from entrypoints.calling.anonymous import ANONYMOUS
from entrypoints.calling.idempotency_key import IDEMPOTENCY_KEY, unfit_key
from entrypoints.calling.origin import address, user_agent
from entrypoints.graphql.call import Call
from entrypoints.graphql.http.turned_away import TurnedAway
from entrypoints.graphql.limits.command_pools import CommandPools
from entrypoints.graphql.parts import Parts
from entrypoints.graphql.sampling import Sampling
from entrypoints.watching.told import told_of


@frozen(kw_only=True)
class Callers:
    """Makes the executor's context of each HTTP request."""

    parts: Parts
    pools: CommandPools
    strangers: Sampling

    async def call(self, http: HttpRequest) -> Call:
        """Raises TurnedAway for an unfit Idempotency-Key."""
        identity = await self.parts.authenticate(http.headers.get("authorization"))
        stranger = identity if isinstance(identity, Refusal) else None
        told = told_of(http)
        told.roles = () if isinstance(identity, Refusal) else identity.roles
        return Call(
            parts=self.parts,
            pools=self.pools,
            strangers=self.strangers,
            request=Request(
                actor=ANONYMOUS if isinstance(identity, Refusal) else identity.subject,
                roles=frozenset() if isinstance(identity, Refusal) else identity.roles,
                correlation_id=http.state.correlation_id,
                received_at=self.parts.desk.clock.now(),
                ip=ip_of(http),
                user_agent=user_agent_of(http),
            ),
            stranger=stranger,
            idempotency_key=_idempotency_key(http),
            told=told,
        )


def ip_of(http: HttpRequest) -> str | None:
    """The address that sent it, where the server knows one."""
    return address(http.client.host) if http.client else None


def user_agent_of(http: HttpRequest) -> str | None:
    """What it calls itself, cut to what the audit keeps."""
    return user_agent(http.headers.get("user-agent"))


def _idempotency_key(http: HttpRequest) -> str | None:
    key = http.headers.get(IDEMPOTENCY_KEY)
    unfit = unfit_key(key)
    if unfit is not None:
        raise TurnedAway(unfit, status=400)
    return key
