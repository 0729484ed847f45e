"""Keys come from the issuer itself, over a safe way, within a bounded time and size."""

import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from entrypoints.identity import discovery
from entrypoints.identity.discovery import MOST_BYTES, discovered_keys
from entrypoints.identity.identity_provider_fault import IdentityProviderFault
from entrypoints.identity.token_head import TokenHead
from tests.aurora_embedded.certificates import Authority
from tests.identity.publisher import JWKS, WELL_KNOWN, Answer, Publisher, publishing
from tests.identity.signing import Signer

EC = Signer.ec("key-1")


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as made:
        made.publish(EC.jwk())
        yield made


def test_the_keys_are_where_the_issuer_says_they_are(publisher: Publisher) -> None:
    keys = discovered_keys(publisher.url)
    assert list(keys.by_head) == [TokenHead(kid="key-1", algorithm="ES256")]
    assert publisher.asked == [WELL_KNOWN, JWKS]


def test_over_tls_only_the_host_that_is_named_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority.new("Acme")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    for host, problem in (("localhost", None), ("sso.example", "certificate verify failed")):
        authority.issue(host, certificate=certificate, key=key)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate, key)
        with publishing(tls) as publisher:
            publisher.publish(EC.jwk())
            monkeypatch.delenv("SSL_CERT_FILE", raising=False)
            assert "certificate verify failed" in problem_of(publisher)
            monkeypatch.setenv("SSL_CERT_FILE", str(authority.write(tmp_path / "authority.pem")))
            assert (problem or "") in problem_of(publisher)
            assert (JWKS in publisher.asked) is (problem is None)


def problem_of(publisher: Publisher) -> str:
    """Why the keys cannot be had, or nothing."""
    try:
        discovered_keys(publisher.url)
    except IdentityProviderFault as fault:
        return str(fault.__cause__)
    return ""


def test_this_machine_is_not_asked_through_a_proxy(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert discovered_keys(publisher.url).by_head


def test_an_issuer_with_a_slash_at_its_end_is_asked_at_the_same_place(publisher: Publisher) -> None:
    publisher.publish(EC.jwk(), issuer=f"{publisher.url}/")
    assert discovered_keys(f"{publisher.url}/").by_head
    assert publisher.asked == [WELL_KNOWN, JWKS]


def test_a_document_that_speaks_for_another_issuer_is_not_believed(publisher: Publisher) -> None:
    for issuer in ("https://sso.example", f"{publisher.url}/", None, [publisher.url]):
        publisher.publish(EC.jwk(), issuer=issuer)
        with pytest.raises(IdentityProviderFault, match="another issuer"):
            discovered_keys(publisher.url)
    assert JWKS not in publisher.asked


@pytest.mark.parametrize(
    "place",
    [
        "http://sso.example/jwks",
        "file:///etc/passwd",
        "ftp://127.0.0.1/jwks",
        "https://user@sso.example/jwks",
        "/jwks",
        "",
        None,
        ["https://sso.example/jwks"],
    ],
)
def test_keys_are_not_fetched_from_an_unsafe_place(publisher: Publisher, place: object) -> None:
    publisher.publish(EC.jwk(), jwks_uri=place)
    with pytest.raises(IdentityProviderFault, match="no https URL"):
        discovered_keys(publisher.url)


def test_an_issuer_on_the_net_cannot_send_us_to_this_machine(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"issuer": "https://sso.example", "jwks_uri": f"{publisher.url}{JWKS}"}
    monkeypatch.setattr(discovery, "_fetched", lambda _url: told)
    with pytest.raises(IdentityProviderFault, match="no https URL"):
        discovered_keys("https://sso.example")
    assert publisher.asked == []


@pytest.mark.parametrize("path", [WELL_KNOWN, JWKS])
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(publisher: Publisher, path: str, status: int) -> None:
    publisher.answers["/elsewhere"] = publisher.answers[path]
    publisher.answers[path] = Answer(body=b"", status=status, location="/elsewhere")
    with pytest.raises(IdentityProviderFault, match=f"answered {status}") as raised:
        discovered_keys(publisher.url)
    assert raised.value.url == f"{publisher.url}{path}"
    assert "/elsewhere" not in publisher.asked


@pytest.mark.parametrize("path", [WELL_KNOWN, JWKS])
@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"null", b'{"keys": NaN}', b"\xff\xfe", b"[" * 100_000],
    ids=["nothing", "page", "list", "null", "NaN", "bytes", "nested"],
)
def test_what_is_no_object_is_told_as_such(publisher: Publisher, path: str, body: bytes) -> None:
    publisher.answers[path] = Answer(body=body)
    with pytest.raises(IdentityProviderFault, match="no JSON object"):
        discovered_keys(publisher.url)


def test_an_answer_that_is_too_long_is_not_read_to_its_end(publisher: Publisher) -> None:
    keys = publisher.answers[JWKS].body
    publisher.answers[JWKS] = Answer(body=keys.ljust(MOST_BYTES))
    assert discovered_keys(publisher.url).by_head
    publisher.answers[JWKS] = Answer(body=keys.ljust(MOST_BYTES + 1))
    with pytest.raises(IdentityProviderFault, match="no JSON object"):
        discovered_keys(publisher.url)


def test_a_silent_issuer_is_given_up(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "SECONDS_OF_SILENCE", 0.2)
    publisher.answers[JWKS] = evolve(publisher.answers[JWKS], silence=20)
    began = time.monotonic()
    with pytest.raises(IdentityProviderFault, match="TimeoutError"):
        discovered_keys(publisher.url)
    assert time.monotonic() - began < 5


def test_an_issuer_that_goes_on_and_on_is_given_up(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "SECONDS_IN_ALL", 0.2)
    publisher.answers[JWKS] = Answer(body=b" " * 10_000, drip=0.01)
    began = time.monotonic()
    with pytest.raises(IdentityProviderFault, match="TimeoutError"):
        discovered_keys(publisher.url)
    assert time.monotonic() - began < 5


def test_where_nobody_listens_that_is_told(publisher: Publisher) -> None:
    publisher.publish(EC.jwk(), jwks_uri="http://127.0.0.1:9/jwks")
    with pytest.raises(IdentityProviderFault, match="URLError") as raised:
        discovered_keys(publisher.url)
    assert raised.value.url == "http://127.0.0.1:9/jwks"


def test_an_issuer_without_a_key_of_ours_has_told_nothing(publisher: Publisher) -> None:
    publisher.publish(EC.jwk(use="enc"))
    with pytest.raises(IdentityProviderFault, match="no key for RS256 or ES256"):
        discovered_keys(publisher.url)
