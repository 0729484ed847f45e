"""Runs each test of this folder over every audit stream."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import frozen

from adapters.memory.object_stream import BucketAuditStream
from adapters.s3.buckets.purpose import Purpose
from adapters.s3.object_stream import S3AuditStream
from adapters.system.file_bucket import FileBucket
from adapters.system.system_clock import SystemClock
from ports.object_bucket import LockedObject
from ports.object_stream import AuditStream
from tests.s3.emulator import Emulator


@frozen
class StreamHarness:
    """`hide` and `overwrite` are what an owner of the bucket can still do."""

    stream: AuditStream
    hide: Callable[[str], object]
    overwrite: Callable[[str, bytes], object]
    delete_version: Callable[[str, str], bool]

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)


@pytest.fixture(params=["files", "memory", "s3"])
def harness(request: pytest.FixtureRequest, tmp_path: Path) -> StreamHarness:
    if request.param == "s3":
        return _in_s3(request.getfixturevalue("s3"))
    clock = SystemClock()
    if request.param == "files":
        return _in_bucket(BucketAuditStream(FileBucket(tmp_path / "audit", clock)))
    return _in_bucket(BucketAuditStream.in_memory(clock))


def _in_bucket(stream: BucketAuditStream) -> StreamHarness:
    bucket = stream.bucket

    def delete_version(key: str, version_id: str) -> bool:
        try:
            bucket.delete_version(key=key, version_id=version_id)
        except LockedObject:
            return False
        return True

    return StreamHarness(
        stream=stream,
        hide=bucket.hide,
        overwrite=lambda key, content: bucket.add(key=key, content=[content], mime="text/plain"),
        delete_version=delete_version,
    )


def _in_s3(s3: Emulator) -> StreamHarness:
    from botocore.exceptions import ClientError  # noqa: PLC0415 - as in the adapter

    client, name = s3.connection.client, s3.bucket(Purpose.AUDIT)

    def delete_version(key: str, version_id: str) -> bool:
        try:
            client.delete_object(Bucket=name, Key=key, VersionId=version_id)
        except ClientError as refused:
            if refused.response["Error"]["Code"] != "AccessDenied":
                raise
            return False
        return True

    return StreamHarness(
        stream=S3AuditStream.of(s3.connection, name),
        hide=lambda key: client.delete_object(Bucket=name, Key=key),
        overwrite=lambda key, content: client.put_object(Bucket=name, Key=key, Body=content),
        delete_version=delete_version,
    )
