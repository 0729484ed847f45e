"""Every field of the contract for AppSync, one at a time or in batches, without GraphQL.

A repeated mutation is answered as the first was where it carries an Idempotency-Key; whatever
moves money is asked for under a key of its own, however often the event comes.
"""

from typing import Any, Final

from entrypoints.aws_lambda.appsync_events.claimed import Claimed
from entrypoints.aws_lambda.appsync_events.light_counters import LightCounters
from entrypoints.aws_lambda.appsync_events.resolver import FieldResolver
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.settings.settings import Settings

FUNCTION: Final = "appsync"


def make(settings: Settings) -> FieldResolver:
    return FieldResolver(counters=LightCounters(settings), claimed=Claimed.by(settings))


def answer(resolver: FieldResolver, event: Any, _invocation: Invocation) -> Any:
    """A list is answered by a list as long; one that fails fails no other."""
    if isinstance(event, list):
        return [resolver.resolve(each) for each in event]
    return resolver.resolve(event)


handler = LambdaHandler(
    function=FUNCTION, needs=(Need.DATABASE, Need.SIGN_ON), make=make, answer=answer
)
