"""POST /graphql."""

import logging
from typing import Any

from ariadne import graphql
from attrs import field, frozen
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response

from entrypoints.graphql.documents import Documents
from entrypoints.graphql.errors.formatting import format_error
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.http.answers import json_answer
from entrypoints.graphql.http.body import read_body
from entrypoints.graphql.http.callers import Callers

# Ariadne logs every refusal with its traceback; what matters is logged by format_error.
SILENT = logging.Logger("silent", level=logging.CRITICAL + 1)


@frozen
class Endpoint:
    """Answers one GraphQL operation a request."""

    callers: Callers
    documents: Documents = field(factory=Documents)

    async def answer(self, request: Request) -> Response:
        data = await read_body(request, most=self.callers.parts.max_body_bytes)
        call = self.callers.call(request)

        def formatted(error: GraphQLError, _debug: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 - ariadne's signature
            return format_error(error, call)

        _, answer = await graphql(
            executable_schema(),
            data,
            context_value=call,
            query_parser=self.documents.parse,
            query_validator=self.documents.validate,
            logger=SILENT,
            error_formatter=formatted,
        )
        return json_answer(answer)
