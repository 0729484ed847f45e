"""An S3 and KMS on this machine that enforce compliance locks, in a process of their own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from attrs import field, frozen

from adapters.s3.buckets.purpose import Purpose, WantedBucket
from adapters.s3.buckets.upkeep import BucketUpkeep
from adapters.s3.connection import S3Connection

REGION = "eu-west-1"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": "/nonexistent",
    "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
}
PATIENCE_SECONDS = 30


@frozen
class Emulator:
    """Tests share it, each with buckets of its own."""

    url: str
    connection: S3Connection
    _numbers: Iterator[int] = field(factory=lambda: count(1), init=False)

    def bucket(self, purpose: Purpose) -> str:
        """The name of a new bucket, as `support-center bucket ensure` makes it."""
        wanted = WantedBucket(name=self.free_name(purpose.value), purpose=purpose)
        for _ in BucketUpkeep(self.connection).ensure(wanted):
            pass
        return wanted.name

    def free_name(self, kind: str) -> str:
        return f"{kind}-{next(self._numbers)}"


@contextmanager
def emulator() -> Iterator[Emulator]:
    """On a free port until the block is left."""
    with TemporaryDirectory() as directory, _started(Path(directory)) as url:
        yield Emulator(url, S3Connection(region=REGION, endpoint_url=url))


@contextmanager
def _started(directory: Path) -> Iterator[str]:
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = _environment(port, directory)
    with (directory / "log").open("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "ministack"],
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"{url}/_ministack/health", process, directory / "log")
            yield url
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _environment(port: int, directory: Path) -> dict[str, str]:
    # Nobody measures how much of the emulator we use.
    ours = {name: said for name, said in os.environ.items() if not name.startswith("COVERAGE_")}
    return {
        **ours,
        **CREDENTIALS,
        "AUTH": "true",  # signatures of forms and links are checked
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "ERROR",
        "MINISTACK_HOST": "127.0.0.1",
        "MINISTACK_REGION": REGION,
        "SERVICES": "s3,kms",
        "SFTP_ENABLED": "0",
        "TMPDIR": str(directory),
    }


def _wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with suppress(URLError, ConnectionError), urlopen(url):  # noqa: S310 - our own URL
            return
        time.sleep(0.05)
    raise AssertionError(f"the S3 emulator does not answer:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
