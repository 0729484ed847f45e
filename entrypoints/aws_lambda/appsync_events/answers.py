"""How AppSync is told that something is refused.

A direct resolver that raises is told to clients as `Lambda:Unhandled`, without a code. So refusals
are answered, in the shape in which AppSync takes them in batches, and the resolver's code
(appsync_js/resolver.js) makes the error of it.
"""

from typing import Any

from core.errors import Refusal
from entrypoints.graphql.errors.shape import extensions


def refused(refusal: Refusal, *, correlation_id: str) -> dict[str, Any]:
    """`errorType` is our code; `errorInfo` has code, message, hint, corrId and field."""
    return {
        "data": None,
        "errorType": refusal.code.value,
        "errorMessage": refusal.message,
        "errorInfo": extensions(refusal, correlation_id=correlation_id),
    }
