"""A mutation that one person may not send without end."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from graphql import GraphQLResolveInfo

from entrypoints.fields.subject import Subject
from entrypoints.graphql.call import Call
from entrypoints.graphql.limits.rate import Rate
from entrypoints.graphql.parts import Parts
from entrypoints.graphql.refused import Refused
from entrypoints.graphql.resolvers import CarryingOut


@frozen(kw_only=True)
class RateLimited:
    """Resolves as `mutation` does, as long as `rate_of` the service allows it to the caller."""

    mutation: CarryingOut
    rate_of: Callable[[Parts], Rate]

    def subject(self, arguments: Mapping[str, Any]) -> Subject:
        return self.mutation.subject(arguments)

    async def __call__(
        self, source: object, info: GraphQLResolveInfo[Call], **arguments: Any
    ) -> Any:
        call = info.context
        rate = self.rate_of(call.parts)
        seconds = rate.wait(call.request.actor)
        if not seconds:
            return await self.mutation(source, info, **arguments)
        refusal = rate.too_often(seconds)
        tried = self.subject(arguments)
        await call.audit(refusal, action=tried.action, resource=tried.resource)
        raise Refused(refusal)
