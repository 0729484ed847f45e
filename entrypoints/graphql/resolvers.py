"""How queries and mutations are resolved by the executor."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from graphql import GraphQLResolveInfo

from core.errors import Refusal
from core.views.selection import Selection
from entrypoints.fields.given import given
from entrypoints.fields.mutations import Mutation
from entrypoints.fields.queries import Around, Question
from entrypoints.fields.subject import Subject
from entrypoints.graphql.call import Call
from entrypoints.graphql.refused import Refused
from entrypoints.graphql.selecting import selected_around_cases, selected_around_nodes

SELECTING: Mapping[Around, Callable[[GraphQLResolveInfo[Call]], Selection]] = {
    Around.CASES: selected_around_cases,
    Around.NODES: selected_around_nodes,
}


@frozen
class Asking:
    """Resolves a query: the question made of the arguments and the selection, answered."""

    question: Question

    def subject(self, arguments: Mapping[str, Any]) -> Subject:
        return self.question.subject(arguments)

    async def __call__(
        self, _source: object, info: GraphQLResolveInfo[Call], **arguments: Any
    ) -> object:
        asked, question = given(arguments), self.question
        if question.around is not None:
            asked["selection"] = SELECTING[question.around](info)
        elif question.part is not None:
            asked["selection"] = question.selection_of_part()
        call, query = info.context, question.use_case(**asked)
        if question.counter is None:
            told = await call.parts.reading_room.answer(query, call.request)
        else:
            told = await call.ask_at(question.counter, query)
        if isinstance(told, Refusal):
            raise Refused(told)
        return question.shape(told)


@frozen
class CarryingOut:
    """Resolves a mutation: the command made of the arguments, carried out off the event loop."""

    mutation: Mutation

    def subject(self, arguments: Mapping[str, Any]) -> Subject:
        return self.mutation.subject(arguments)

    async def __call__(
        self, _source: object, info: GraphQLResolveInfo[Call], **arguments: Any
    ) -> Any:
        told = await info.context.carry_out(self.mutation, arguments, field=str(info.path.key))
        if isinstance(told, Refusal):
            raise Refused(told)
        return told
