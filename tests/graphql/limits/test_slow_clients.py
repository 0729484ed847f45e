"""Clients that are slow, talk too long or lie about what they send hold nobody up."""

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from attrs import evolve

from entrypoints.graphql.limits.limits import Limits
from tests.graphql.limits.listening_service import answer_of, listening_service, sent
from tests.graphql.service import serving_memory

HEAD = b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
QUERY = b'{"query": "{ adminCases { id } }"}'
LENGTH = b"Content-Length: %d\r\n" % len(QUERY)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with (
        serving_memory() as service,
        listening_service(evolve(service.parts, limits=Limits(body_seconds=0.5))) as port,
    ):
        yield port


def status_of(answer: bytes) -> bytes:
    return answer.split(b" ", 2)[1]


def test_a_body_that_does_not_come_is_not_waited_for(port: int) -> None:
    told = answer_of(sent(port, HEAD, b"Content-Length: 100\r\n\r\n", b'{"query":'))
    assert status_of(told) == b"408"
    assert b"within 0.5 seconds" in told


def test_many_who_send_nothing_hold_up_nobody_else(port: int) -> None:
    silent = [sent(port, HEAD, b"Content-Length: 100\r\n\r\n") for _ in range(50)]
    mute = [sent(port, b"POST /gra") for _ in range(50)]
    assert status_of(answer_of(sent(port, HEALTH))) == b"200"
    assert b"UNAUTHENTICATED" in answer_of(sent(port, HEAD, LENGTH, b"\r\n", QUERY))
    assert {status_of(answer_of(client)) for client in silent} == {b"408"}
    for client in mute:
        client.close()


def test_who_expects_to_be_asked_for_the_body_is_asked(port: int) -> None:
    client = sent(port, HEAD, LENGTH, b"Expect: 100-continue\r\n\r\n")
    assert client.recv(1_000).startswith(b"HTTP/1.1 100")
    client.sendall(QUERY)
    assert b"UNAUTHENTICATED" in answer_of(client)


def test_who_announces_too_much_is_not_even_asked_for_it(port: int) -> None:
    told = answer_of(sent(port, HEAD, b"Content-Length: 999999999\r\nExpect: 100-continue\r\n\r\n"))
    assert status_of(told) == b"413"


def test_chunks_without_end_are_cut_off(port: int) -> None:
    chunk = b"10000\r\n" + b" " * 65_536 + b"\r\n"
    client = sent(port, HEAD, b"Transfer-Encoding: chunked\r\n\r\n")
    try:
        for _ in range(100):
            client.sendall(chunk)
    except OSError:
        pass
    with client:
        assert status_of(client.recv(1_000)) == b"413"


def test_headers_without_end_are_cut_off(port: int) -> None:
    told = answer_of(sent(port, HEAD, b"X-Long: " + b"a" * 300_000))
    assert told == b"" or status_of(told) == b"400"
    assert status_of(answer_of(sent(port, HEALTH))) == b"200"


@pytest.mark.parametrize(
    "endless",
    [
        b"X-Long: " + b"a" * 300_000,
        b"".join(b"X-%d: %b\r\n" % (number, b"a" * 1_000) for number in range(200)),
        b"Transfer-Encoding: chunked\r\n\r\n2;" + b"a" * 300_000,
        b"Transfer-Encoding: chunked\r\n\r\n0\r\nX-Long: " + b"a" * 300_000,
    ],
)
def test_nothing_that_has_no_end_is_kept(port: int, endless: bytes) -> None:
    client = sent(port, HEAD)
    try:
        for start in range(0, len(endless), 10_000):
            client.sendall(endless[start : start + 10_000])
            time.sleep(0.001)
    except OSError:
        pass
    with suppress(ConnectionResetError):
        told = answer_of(client)
        assert told == b"" or status_of(told) in {b"400", b"408"}
    assert status_of(answer_of(sent(port, HEALTH))) == b"200"


def test_an_answer_without_a_body_does_not_wait_for_one(port: int) -> None:
    with sent(port, HEALTH.replace(b"GET", b"HEAD", 1)) as client:
        client.settimeout(5)
        told = b""
        while not told.endswith(b"\r\n\r\n"):
            told += client.recv(10_000)
    assert status_of(told) == b"200"


def test_the_server_does_not_say_what_it_is_made_of(port: int) -> None:
    told = answer_of(sent(port, HEALTH)).lower()
    assert b"uvicorn" not in told


def test_whom_a_request_comes_from_is_not_what_its_sender_says() -> None:
    with serving_memory() as service, listening_service(service.parts) as port:
        spoofed = b"X-Forwarded-For: 198.51.100.9\r\n"
        answer_of(sent(port, HEAD, spoofed, LENGTH, b"\r\n", QUERY))
        assert service.stored.audit()[-1].ip == "127.0.0.1"
