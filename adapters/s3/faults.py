"""What S3's faults mean: something is not there, somebody was first, or the store is no help.

AWS's own messages are left out: they may quote the request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from ports.store_unavailable import StoreUnavailable

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

ABSENT = frozenset({"NoSuchKey", "NoSuchVersion"})
FIRST_COME = frozenset({"PreconditionFailed", "ConditionalRequestConflict"})


class Absent(Exception):
    """No such object, or no such version of it. Never leaves this package."""


class TakenKey(Exception):
    """Somebody else wrote the key first. Never leaves this package."""


@contextmanager
def asking_s3(step: str) -> Iterator[None]:
    """Raises Absent, TakenKey or StoreUnavailable for what goes wrong inside."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
    from botocore.parsers import ResponseParserError  # noqa: PLC0415

    try:
        yield
    except ClientError as fault:
        raise _meant(step, fault) from fault
    except (BotoCoreError, ResponseParserError) as fault:
        raise StoreUnavailable(f"{step}: S3 gave no answer: {type(fault).__name__}") from fault


def code_of(fault: "ClientError") -> str:
    return str(fault.response.get("Error", {}).get("Code", "an unnamed error"))


def _meant(step: str, fault: "ClientError") -> Exception:
    code = code_of(fault)
    if code in ABSENT or _is_absent_head(fault) or _names_no_version(fault):
        return Absent()
    if code in FIRST_COME:
        return TakenKey()
    return StoreUnavailable(f"{step}: S3 said {code} (HTTP {_status(fault)})")


def _is_absent_head(fault: "ClientError") -> bool:
    """An answer to HEAD has no body to say a code in; anywhere else 404 alone says nothing."""
    return fault.operation_name.startswith("Head") and _status(fault) == HTTPStatus.NOT_FOUND


def _names_no_version(fault: "ClientError") -> bool:
    """Whether the version is a delete marker, or no version id that S3 could have given."""
    if _status(fault) == HTTPStatus.METHOD_NOT_ALLOWED:
        return True
    error: dict[str, object] = {**fault.response.get("Error", {})}
    return error.get("Code") == "InvalidArgument" and error.get("ArgumentName") == "versionId"


def _status(fault: "ClientError") -> int:
    return int(fault.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
