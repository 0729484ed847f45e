"""How the fake Stripe is served: quietly, and able to hang up."""

import uvicorn
from starlette.applications import Starlette

from entrypoints.fake_stripe.hanging_up import HangUpProtocol

SECONDS_FOR_OPEN_REQUESTS = 3


def server_config(app: Starlette) -> uvicorn.Config:
    """For a server that is run on a socket of its own."""
    return uvicorn.Config(
        app,
        http=HangUpProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=SECONDS_FOR_OPEN_REQUESTS,
    )
