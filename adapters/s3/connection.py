"""The client of S3, with patience that is written down."""

from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from ports.store_unavailable import StoreUnavailable

if TYPE_CHECKING:
    from botocore.config import Config
    from mypy_boto3_s3 import S3Client

CONNECT_SECONDS: Final = 3
READ_SECONDS: Final = 30
"""S3 answers a copy of 100 MiB when it is done, which takes seconds."""
ATTEMPTS: Final = 3


@define(eq=False)
class S3Connection:
    """One client for all threads, made when it is first used, with the ambient credentials.

    An `endpoint_url` leads elsewhere than to AWS, which is how tests and local stacks are used.
    """

    region: str | None = None
    endpoint_url: str | None = None
    read_seconds: float = READ_SECONDS
    attempts: int = ATTEMPTS
    _made: "S3Client | None" = field(default=None, init=False)
    _making: Lock = field(factory=Lock, init=False)

    @property
    def client(self) -> "S3Client":
        """Raises StoreUnavailable when it cannot be made: no region, no credentials."""
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made

    def _make(self) -> "S3Client":
        import boto3  # noqa: PLC0415 - a process that keeps no evidence need not load it
        from botocore.exceptions import BotoCoreError  # noqa: PLC0415

        try:
            # A session of its own: boto3's default one may not be shared between threads.
            session = boto3.session.Session()
            if session.get_credentials() is None:
                raise StoreUnavailable("no client for S3: no AWS credentials were found")
            return session.client(
                "s3",
                region_name=self.region,
                endpoint_url=self.endpoint_url,
                config=self._config(),
            )
        except (BotoCoreError, ValueError) as fault:
            raise StoreUnavailable(f"no client for S3: {fault}") from fault

    def _config(self) -> "Config":
        from botocore.config import Config  # noqa: PLC0415

        # With the bucket in the host, links name the region's own endpoint: the global one
        # redirects new buckets, which breaks the signature.
        style: Any = {"addressing_style": "path" if self.endpoint_url else "virtual"}
        return Config(
            signature_version="s3v4",
            s3=style,
            connect_timeout=CONNECT_SECONDS,
            read_timeout=self.read_seconds,
            retries={"total_max_attempts": self.attempts, "mode": "standard"},
        )
