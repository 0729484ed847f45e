"""`multipart/form-data`, in which a file comes to `/v1/files`."""

from email.message import Message
from email.parser import BytesHeaderParser
from mimetypes import guess_type
from typing import Any

from entrypoints.fake_stripe.form import MalformedForm, nested

UNTOLD = "application/octet-stream"


def read_multipart(content_type: str, body: bytes) -> dict[str, Any]:
    """Texts as texts, and a file as a hash of `filename`, `type` and `content` (bytes).

    Raises MalformedForm for a body that is not what its content type says.
    """
    boundary = _headers(b"Content-Type: " + content_type.encode()).get_param("boundary")
    if not isinstance(boundary, str):
        raise MalformedForm("boundary")
    _, *parts = (b"\r\n" + body).split(b"\r\n--" + boundary.encode())
    if not parts or not parts.pop().startswith(b"--"):
        raise MalformedForm("boundary")
    return nested([_field(part) for part in parts])


def _field(part: bytes) -> tuple[str, Any]:
    head, divided, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    headers = _headers(head)
    name = headers.get_param("name", header="content-disposition")
    if not divided or not isinstance(name, str):
        raise MalformedForm("content-disposition")
    filename = headers.get_filename()
    if filename is None:
        return name, content.decode(errors="replace")
    return name, {"filename": filename, "type": _type_of(headers, filename), "content": content}


def _type_of(headers: Message, filename: str) -> str:
    """Stripe's libraries call every file an octet stream: then the name tells."""
    declared = headers.get_content_type()
    return (guess_type(filename)[0] if declared == UNTOLD else None) or declared


def _headers(lines: bytes) -> Message:
    return BytesHeaderParser().parsebytes(lines)
