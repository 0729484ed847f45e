"""A fake Stripe for several processes: each would have one of its own, and none the whole truth."""

from contextlib import ExitStack
from functools import partial
from secrets import token_hex
from socket import socket

import uvicorn
from attrs import evolve

from entrypoints.cli.fake_stripe_options import FakeStripeOptions
from entrypoints.cli.fault import DONE
from entrypoints.cli.listening import listening, url_of
from entrypoints.cli.serving_fake_stripe import app_of
from entrypoints.cli.workers.crew import Crew
from entrypoints.cli.workers.job import Job
from entrypoints.fake_stripe.serving import server_config
from entrypoints.settings.settings import ProcessorName, Settings
from entrypoints.settings.stripe_api_base import StripeApiBase
from entrypoints.settings.stripe_api_key import StripeApiKey

HERE = "127.0.0.1"


def with_shared_stripe(settings: Settings, together: Crew, opened: ExitStack) -> Settings:
    """The settings of processes that ask a server of the same crew, which remembers in the file
    in which the one process of a server does. It knows no caller but them.
    """
    if settings.processor is not ProcessorName.FAKE_STRIPE:
        return settings
    listener = opened.enter_context(listening(HERE, 0))
    key = f"sk_test_{token_hex(16)}"
    options = FakeStripeOptions(
        host=HERE,
        port=0,
        api_key=key,
        webhook_urls=(),
        webhook_secret=None,
        state_file=settings.fake_stripe_file,
    )
    together.start(Job("The fake Stripe", partial(_serve, options, listener)))
    return evolve(
        settings,
        processor=ProcessorName.STRIPE,
        stripe_api_key=StripeApiKey(key),
        stripe_api_base=StripeApiBase(url_of(listener)),
        keeps_stripe=True,
    )


def _serve(options: FakeStripeOptions, listener: socket) -> int:
    uvicorn.Server(server_config(app_of(options))).run(sockets=[listener])
    return DONE
