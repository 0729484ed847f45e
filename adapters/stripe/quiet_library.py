"""The stripe library, kept from telling anybody what passes through it (reliability.md 29)."""

import logging

import stripe
from stripe import _util as library

APPLICATION = "support-center"
LOGGER = logging.getLogger("stripe")


def quieten_the_library() -> None:
    """No logs below warnings, nothing on the console, no telemetry. Holds for the process.

    At its lower levels the library logs URLs, parameters and whole bodies. A filter outlives a
    logging configuration that sets the level of every logger.
    """
    if _is_a_warning not in LOGGER.filters:
        LOGGER.addFilter(_is_a_warning)
    stripe.log = None
    # STRIPE_LOG=debug in the environment prints bodies whatever the loggers say.
    library.STRIPE_LOG = None
    stripe.enable_telemetry = False
    stripe.set_app_info(APPLICATION)


def _is_a_warning(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING
