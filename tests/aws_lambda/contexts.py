"""Lambda's second argument."""

from attrs import frozen


@frozen
class LambdaContext:
    """As awslambdaric gives it, as far as handlers look at it."""

    aws_request_id: str = "req-1"
    remaining_millis: int = 60_000

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining_millis
