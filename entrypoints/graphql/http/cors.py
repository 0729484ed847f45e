"""Which web pages may talk to the service from a browser: none, unless they are named."""

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from entrypoints.calling.correlation_id import HEADER
from entrypoints.calling.idempotency_key import IDEMPOTENCY_KEY

PREFLIGHT_IS_GOOD_FOR_SECONDS = 600


def cors(origins: frozenset[str]) -> list[Middleware]:
    """Nothing for no origins: without these headers browsers keep answers from other pages.

    Tokens travel in a header that a page has to know, never in cookies.
    """
    if not origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=sorted(origins),
            allow_methods=["POST"],
            allow_headers=["Authorization", "Content-Type", IDEMPOTENCY_KEY, HEADER],
            expose_headers=[HEADER, "Retry-After"],
            max_age=PREFLIGHT_IS_GOOD_FOR_SECONDS,
        )
    ]
