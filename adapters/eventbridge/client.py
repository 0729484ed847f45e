"""The client of EventBridge, with patience that is written down."""

from typing import TYPE_CHECKING, Any, Final

from ports.event_publisher import UnusablePublisher

if TYPE_CHECKING:
    from botocore.client import BaseClient

CONNECT_SECONDS: Final = 3
READ_SECONDS: Final = 10
ATTEMPTS: Final = 2
LONGEST_BACKOFF_SECONDS: Final = 1
"""What botocore's standard mode waits at most before the second attempt."""
LONGEST_CALL_SECONDS: Final = ATTEMPTS * (CONNECT_SECONDS + READ_SECONDS) + LONGEST_BACKOFF_SECONDS


def eventbridge_client(*, region: str | None, endpoint_url: str | None) -> "BaseClient":
    """A client with the ambient credentials. Raises UnusablePublisher without a region.

    An `endpoint_url` leads elsewhere than to AWS, which is how tests and local stacks are used.
    """
    import boto3  # noqa: PLC0415 - a process that publishes elsewhere need not load it
    from botocore.config import Config  # noqa: PLC0415
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415

    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
    )
    wired: dict[str, Any] = {"region_name": region, "endpoint_url": endpoint_url, "config": config}
    try:
        # A session of its own: boto3's default one may not be shared between threads.
        client: BaseClient = boto3.session.Session().client("events", **wired)
    except (BotoCoreError, ValueError) as fault:
        raise UnusablePublisher(str(fault)) from fault
    return client
