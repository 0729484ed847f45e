"""A browser that posts a form with a file, and follows a link."""

from collections.abc import Iterable, Mapping
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from attrs import frozen

BOUNDARY = "----form-boundary-of-tests"


@frozen
class Answer:
    """Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def post_form(url: str, fields: Mapping[str, str], content: bytes) -> Answer:
    parts = [_part(f'name="{name}"', value.encode()) for name, value in fields.items()]
    parts.append(_part('name="file"; filename="upload"', content))
    body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return _answer(Request(url, data=body, headers=headers))  # noqa: S310 - the server's own URL


def follow(url: str) -> Answer:
    return _answer(Request(url))  # noqa: S310 - the server's own URL


def _part(disposition: str, value: bytes) -> bytes:
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n"
    return head.encode() + value + b"\r\n"


def _answer(request: Request) -> Answer:
    try:
        with urlopen(request) as told:  # noqa: S310 - the server's own URL
            return Answer(told.status, _lower(told.headers.items()), told.read())
    except HTTPError as refused:
        with refused:
            return Answer(refused.code, _lower(refused.headers.items()), refused.read())


def _lower(headers: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {name.lower(): value for name, value in headers}
