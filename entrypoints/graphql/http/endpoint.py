"""POST /graphql."""

import logging
from asyncio import timeout
from collections.abc import Mapping
from typing import Any

from ariadne import graphql
from attrs import field, frozen
from graphql import DocumentNode, GraphQLError
from starlette.requests import Request
from starlette.responses import Response

from entrypoints.fields.mutations import MUTATIONS
from entrypoints.fields.queries import QUERIES
from entrypoints.graphql.call import Call
from entrypoints.graphql.compiled.answering import Answering
from entrypoints.graphql.documents import Documents
from entrypoints.graphql.errors.formatting import format_error
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.http.answers import busy_answer, json_answer
from entrypoints.graphql.http.body import read_body
from entrypoints.graphql.http.callers import Callers
from entrypoints.graphql.http.too_slow import too_slow
from entrypoints.graphql.limits.busy import is_busy
from entrypoints.watching.operation import operation_of

ROOT_FIELDS = frozenset({*QUERIES, *MUTATIONS})
# Ariadne logs every refusal with its traceback; what matters is logged by format_error.
SILENT = logging.Logger("silent", level=logging.CRITICAL + 1)


@frozen
class Endpoint:
    """Answers one GraphQL operation a request."""

    callers: Callers
    documents: Documents = field()
    answering: Answering = field()

    @documents.default
    def _own_documents(self) -> Documents:
        parts = self.callers.parts
        return Documents(limits=parts.limits, tells_schema=parts.issue_demo_token is not None)

    @answering.default
    def _own_answering(self) -> Answering:
        return Answering(self.documents)

    async def answer(self, request: Request) -> Response:
        parts = self.callers.parts
        limits = parts.limits
        data = await read_body(request, most=parts.max_body_bytes, within=limits.body_seconds)
        patience = timeout(limits.answer_seconds)
        try:
            async with patience:
                return await self._answered(data, await self.callers.call(request))
        except TimeoutError:
            if not patience.expired():
                raise
            raise too_slow(limits.answer_seconds) from None

    async def _answered(self, data: Mapping[str, Any], call: Call) -> Response:
        told = await self.answering.answer(data, call)
        if told is None:
            return await self._executed(data, call)
        return json_answer(told)

    async def _executed(self, data: Mapping[str, Any], call: Call) -> Response:
        """503 where a command found no place in its queue; what else was answered is told too."""
        met: list[GraphQLError] = []

        def formatted(error: GraphQLError, _debug: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 - ariadne's signature
            met.append(error)
            return format_error(error, call)

        def parsed(context: Any, asked: dict[str, Any]) -> DocumentNode:
            document = self.documents.parse(context, asked)
            call.told.operation = operation_of(document, ROOT_FIELDS)
            return document

        _, answer = await graphql(
            executable_schema(),
            data,
            context_value=call,
            query_parser=parsed,
            query_validator=self.documents.validate,
            logger=SILENT,
            error_formatter=formatted,
            hide_suggestions=not self.documents.tells_schema,
        )
        return busy_answer(answer) if any(map(is_busy, met)) else json_answer(answer)
