"""One HTTP request on its way through the executor."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from operator import attrgetter
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from core.errors import Refusal
from core.request import Request, Role
from entrypoints.fields.mutations import Mutation
from entrypoints.graphql.limits.command_pools import CommandPools
from entrypoints.graphql.parts import Parts
from entrypoints.graphql.sampling import Sampling
from entrypoints.watching.told import Told

Answered = TypeVar("Answered")


@frozen(kw_only=True)
class Call:
    """The executor's context value. `stranger` is why the caller is not authenticated, if so;
    `request` is what every field's own request is made from. `told` is for those who watch.
    """

    parts: Parts
    pools: CommandPools
    strangers: Sampling
    request: Request
    stranger: Refusal | None
    idempotency_key: str | None
    told: Told = field(factory=Told)

    def forbids(self, roles: frozenset[Role]) -> Refusal | None:
        """UNAUTHENTICATED or FORBIDDEN for a caller without any of `roles`."""
        return self.stranger or self.request.lacks(roles)

    async def carry_out(
        self, mutation: Mutation, arguments: Mapping[str, Any], *, field: str
    ) -> Any:
        """The command's answer. `field` is the response key, so that two fields of one request
        do not answer for each other under its Idempotency-Key.
        """
        command, counter = mutation.command(arguments), attrgetter(mutation.counter)(self.parts)
        key = self.idempotency_key and f"{self.idempotency_key}:{field}"
        request = evolve(self.request, idempotency_key=key)
        pool = self.pools.outside if mutation.waits_outside else self.pools.desk
        return await _in_pool(pool, lambda: counter(command, request))

    async def ask_at(self, counter: str, asked: Any) -> Any:
        """What an office answers, which may ask the payment processor."""
        answer = attrgetter(counter)(self.parts)
        return await _in_pool(self.pools.outside, lambda: answer(asked, self.request))

    async def audit(self, refusal: Refusal, *, action: str, resource: str) -> None:
        """Leave a refusal in the audit; of strangers, a sample."""
        if self.stranger is not None and not self.strangers.keeps_next():
            return
        await _in_pool(
            self.pools.desk,
            lambda: self.parts.desk.record_refusal(
                self.request, action=action, resource=resource, why=refusal
            ),
        )


async def _in_pool(pool: Executor, work: Callable[[], Answered]) -> Answered:
    return await asyncio.get_running_loop().run_in_executor(pool, work)
