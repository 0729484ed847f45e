"""Why EventBridge did not take what it was sent, in a line without any of its content.

AWS's own messages are left out: they may quote the request.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ports.event_publisher import Failed

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

ABOUT_THE_CALLER = frozenset(
    {
        "AccessDeniedException",
        "ExpiredTokenException",
        "IncompleteSignature",
        "InternalException",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "MissingAuthenticationToken",
        "OperationDisabledException",
        "RequestExpired",
        "ResourceNotFoundException",
        "ThrottlingException",
        "UnrecognizedClientException",
    }
)
"""Codes that say nothing against any entry of the request."""
_ABOUT_THE_CONTENT = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE})


def refused_entry(told: Mapping[str, Any]) -> Failed | None:
    """The failure of one entry in an answer; None where it was taken."""
    code = told.get("ErrorCode")
    return None if code is None and "EventId" in told else Failed(f"EventBridge said {code}")


def refused_request(fault: "ClientError") -> Failed:
    """EventBridge answered that it took nothing of the request."""
    return Failed(f"EventBridge said {_code(fault)} (HTTP {_status(fault)})")


def no_answer(fault: Exception) -> Failed:
    """Nobody knows whether EventBridge took the request."""
    return Failed(f"EventBridge gave no answer: {type(fault).__name__}")


def blames_an_entry(fault: "ClientError") -> bool:
    """Whether the request was refused for what one of its entries holds."""
    return _status(fault) in _ABOUT_THE_CONTENT and _code(fault) not in ABOUT_THE_CALLER


def _code(fault: "ClientError") -> str:
    return str(fault.response.get("Error", {}).get("Code", "an unnamed error"))


def _status(fault: "ClientError") -> int:
    return int(fault.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
