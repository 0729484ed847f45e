"""Stripe's form encoding, urlencoded and multipart."""

from typing import Any

import pytest

from entrypoints.fake_stripe.form import MalformedForm, read_form
from entrypoints.fake_stripe.multipart import read_multipart

MULTIPART = 'multipart/form-data; boundary="b 1"'


@pytest.mark.parametrize(
    ("encoded", "meant"),
    [
        ("", {}),
        ("amount=100&reason=", {"amount": "100", "reason": ""}),
        ("metadata[a]=1&metadata[b]=2", {"metadata": {"a": "1", "b": "2"}}),
        ("created[gte]=5", {"created": {"gte": "5"}}),
        ("expand[]=a&expand[]=b", {"expand": ["a", "b"]}),
        ("expand[0]=a&expand[1]=b", {"expand": ["a", "b"]}),
        ("expand[1]=b", {"expand": {"1": "b"}}),
        ("a[b][c][]=1&a[b][c][]=2&a[d]=3", {"a": {"b": {"c": ["1", "2"]}, "d": "3"}}),
        ("metadata%5Ba%5D=caf%C3%A9+%26", {"metadata": {"a": "café &"}}),
        ("a=1&a=2", {"a": "2"}),
    ],
)
def test_a_form_says_what_was_meant(encoded: str, meant: dict[str, Any]) -> None:
    assert read_form(encoded) == meant


@pytest.mark.parametrize("encoded", ["a[b=1", "a]b=1", "[a]=1", "=1", "a=1&a[b]=2", "a[b]c=1"])
def test_a_form_that_contradicts_itself_is_malformed(encoded: str) -> None:
    with pytest.raises(MalformedForm):
        read_form(encoded)


def multipart(*parts: bytes, end: bytes = b"--b 1--\r\n") -> bytes:
    return b"".join(b"--b 1\r\n" + part + b"\r\n" for part in parts) + end


def test_a_file_arrives_byte_for_byte() -> None:
    content = bytes(range(256)) + b"\r\n--b\n--\r\n\r\n"
    head = b'Content-Disposition: form-data; name="file"; filename="a b.pdf"\r\n'
    body = multipart(
        b'Content-Disposition: form-data; name="purpose"\r\n\r\ndispute_evidence',
        b'Content-Disposition: form-data; name="metadata[a]"\r\n\r\n',
        head + b"Content-Type: application/pdf\r\n\r\n" + content,
    )
    assert read_multipart(MULTIPART, body) == {
        "purpose": "dispute_evidence",
        "metadata": {"a": ""},
        "file": {"filename": "a b.pdf", "type": "application/pdf", "content": content},
    }


def test_a_multipart_body_may_hold_nothing() -> None:
    assert read_multipart(MULTIPART, b"--b 1--") == {}


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", multipart()),
        (MULTIPART, b""),
        (MULTIPART, b"no boundary at all"),
        (MULTIPART, multipart(b'Content-Disposition: form-data; name="a"\r\n\r\n1', end=b"")),
        (MULTIPART, multipart(b"Content-Type: text/plain\r\n\r\n1")),
        (MULTIPART, multipart(b'Content-Disposition: form-data; name="a"')),
    ],
)
def test_a_broken_multipart_body_is_malformed(content_type: str, body: bytes) -> None:
    with pytest.raises(MalformedForm):
        read_multipart(content_type, body)
