"""Answers that the store writes, put into what GraphQL puts around them."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen
from graphql import GraphQLError
from graphql.error import located_error

from core.errors import Refusal
from entrypoints.graphql.call import Call
from entrypoints.graphql.compiled.plan import Plan
from entrypoints.graphql.compiled.planning import Planning
from entrypoints.graphql.documents import Documents
from entrypoints.graphql.errors.formatting import format_error
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.refused import Refused

Errors = dict[str, Any]


@frozen
class Answering:
    """Answers what it can, as the executor would. None is for the executor: an operation without
    a plan, a document that is new, variables that do not fit, a caller who may not ask.
    """

    documents: Documents

    async def answer(self, data: Mapping[str, Any], call: Call) -> bytes | Errors | None:
        """A whole answer as JSON, or one of errors alone."""
        planning = Planning(schema=executable_schema(), store=call.parts.reading_room)
        found = self.documents.planned(data, planning)
        if found is None or call.forbids(found[0].roles) is not None:
            return None
        plan, variables = found
        call.told.operation = plan.nodes[0].name.value
        try:
            question, wanted = plan.asked(variables)
        except GraphQLError:
            return None
        try:
            told = await call.parts.reading_room.write(question, wanted, call.request)
        except Exception as fault:  # noqa: BLE001 - the executor does so, and format_error logs it
            return _failed(plan, fault, call)
        if isinstance(told, Refusal):
            return _failed(plan, Refused(told), call)
        return b'{"data":{"%b":%b}}' % (plan.told_as.encode(), told)


def _failed(plan: Plan, why: Exception, call: Call) -> Errors:
    """What is at the root is never null: nothing is left of the data."""
    error = located_error(why, list(plan.nodes), [plan.told_as])
    return {"data": None, "errors": [format_error(error, call)]}
