"""What can end a sender, told in a line."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.aurora.commit_in_doubt import CommitInDoubt
from entrypoints.cli.fault import CliFault
from ports.event_publisher import UnusablePublisher

CHECK_AWS = (
    "Check the AWS credentials, and the region: AWS_DEFAULT_REGION says it, or the bus's ARN."
)


@contextmanager
def telling_faults() -> Iterator[None]:
    """Raises CliFault for what a person has to see to."""
    try:
        yield
    except UnusablePublisher as fault:
        raise CliFault(f"Nothing can be sent: {fault.problem.rstrip('.')}. {CHECK_AWS}") from fault
    except CommitInDoubt as doubt:
        raise CliFault(
            f"The database went away: {doubt}. Start it again; what it was sending is sent once"
            " more."
        ) from doubt
