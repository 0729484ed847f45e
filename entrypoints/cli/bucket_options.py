"""Which buckets a command is about: typed, or named by the environment."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.settings.bucket_name import BucketName
from entrypoints.settings.environment import read_settings
from entrypoints.settings.kms_key import KmsKey
from entrypoints.settings.object_store_endpoint import ObjectStoreEndpoint

if TYPE_CHECKING:
    from adapters.s3.buckets.purpose import WantedBucket
    from adapters.s3.buckets.upkeep import BucketUpkeep

T = TypeVar("T")


def add_buckets(parser: ArgumentParser) -> None:
    for purpose, held in (
        ("quarantine", "where uploads wait"),
        ("evidence", "where files on cases are kept"),
        ("audit", "where the audit's stream is kept"),
    ):
        parser.add_argument(
            f"--{purpose}",
            metavar="NAME",
            type=_read(BucketName),
            help=f"{held} (default: $SUPPORT_CENTER_{purpose.upper()}_BUCKET)",
        )
    parser.add_argument(
        "--kms-key",
        metavar="KEY",
        type=_read(KmsKey),
        help="the KMS key that encrypts them (default: $SUPPORT_CENTER_KMS_KEY, else S3's own)",
    )
    parser.add_argument(
        "--endpoint-url",
        metavar="URL",
        type=_read(ObjectStoreEndpoint),
        help="something else that speaks S3 (default: $SUPPORT_CENTER_S3_ENDPOINT, else AWS)",
    )
    parser.add_argument("--json", action="store_true", help="tell each finding as a line of JSON")


def chosen_buckets(args: Namespace) -> "tuple[WantedBucket, ...]":
    """Those that were named. Raises CliFault when none was, or one twice."""
    from adapters.s3.buckets.purpose import Purpose, WantedBucket

    settings = read_settings(os.environ)
    key = args.kms_key or settings.kms_key
    named = {purpose: getattr(args, purpose.value) for purpose in Purpose}
    if not any(named.values()):
        named = {purpose: getattr(settings, f"{purpose.value}_bucket") for purpose in Purpose}
    chosen = {purpose: bucket.name for purpose, bucket in named.items() if bucket is not None}
    if not chosen:
        raise CliFault(
            "Name at least one bucket: --quarantine, --evidence or --audit.", exit_code=MISUSED
        )
    if len(set(chosen.values())) < len(chosen):
        raise CliFault(
            "Name different buckets: each has locks and rules of its own.", exit_code=MISUSED
        )
    return tuple(
        WantedBucket(name=name, purpose=purpose, kms_key=None if key is None else key.name)
        for purpose, name in chosen.items()
    )


def upkeep(args: Namespace) -> "BucketUpkeep":
    from adapters.s3.buckets.upkeep import BucketUpkeep
    from adapters.s3.connection import S3Connection

    endpoint = args.endpoint_url or read_settings(os.environ).s3_endpoint
    return BucketUpkeep(S3Connection(endpoint_url=None if endpoint is None else endpoint.url))


def _read(kind: Callable[[str], T]) -> Callable[[str], T]:
    def read(text: str) -> T:
        try:
            return kind(text)
        except ValueError as fault:
            raise ArgumentTypeError(str(fault)) from None

    return read
