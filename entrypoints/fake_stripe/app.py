"""The fake Stripe as a web application."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from starlette.applications import Starlette
from starlette.routing import Route

from adapters.fake_stripe.processor import FakeStripe
from entrypoints.fake_stripe.api import StripeApi
from entrypoints.fake_stripe.control.panel import ControlPanel
from entrypoints.fake_stripe.methods import METHODS
from entrypoints.fake_stripe.webhooks.post_office import PostOffice
from entrypoints.fake_stripe.world import World


def create_fake_stripe_app(
    stripe: FakeStripe,
    *,
    api_key: str | None = None,
    post_office: PostOffice | None = None,
    advance: Callable[[timedelta], object] | None = None,
    save: Callable[[], None] = lambda: None,
) -> Starlette:
    """Stripe's HTTP API over this account, and its control. See `World` for the parts.

    Without an `api_key` any key is accepted, without a `post_office` nobody gets webhooks.
    """
    world = World(
        stripe=stripe,
        post_office=post_office or PostOffice.of(stripe),
        advance=advance,
        save=save,
    )
    api = StripeApi(world=world, api_key=api_key)
    return Starlette(
        routes=[
            *ControlPanel(world).routes(),
            Route("/{path:path}", api.answer, methods=METHODS),
        ],
        lifespan=lambda _app: _while_open(world.post_office),
    )


@asynccontextmanager
async def _while_open(post_office: PostOffice) -> AsyncIterator[None]:
    with post_office.open():
        yield
