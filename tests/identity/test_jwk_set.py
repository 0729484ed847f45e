"""Of what an issuer publishes, only keys that may sign our tokens count."""

from typing import Any

import pytest

from entrypoints.identity.jwk_set import MOST_KEYS, JwkSet
from entrypoints.identity.token_head import TokenHead
from tests.identity.signing import Signer

RSA, EC, SHORT = Signer.rsa("rsa"), Signer.ec("ec"), Signer.rsa("short", bits=1024)


def heads(*keys: Any) -> set[tuple[str, str]]:
    """Those that count, beside one that always does."""
    read = JwkSet.read({"keys": [*keys, EC.jwk(kid="always")]})
    return {(head.kid, head.algorithm) for head in read.by_head} - {("always", "ES256")}


def test_rsa_and_p256_keys_count_each_for_its_own_algorithm() -> None:
    assert heads(RSA.jwk(), EC.jwk()) == {("rsa", "RS256"), ("ec", "ES256")}


def test_use_algorithm_and_operations_need_not_be_told() -> None:
    bare = {name: value for name, value in RSA.jwk().items() if name in {"kty", "kid", "n", "e"}}
    assert heads(bare) == {("rsa", "RS256")}
    assert heads(RSA.jwk(key_ops=["sign", "verify"])) == {("rsa", "RS256")}


def test_what_is_null_is_not_told() -> None:
    assert heads(RSA.jwk(use=None, alg=None, key_ops=None)) == {("rsa", "RS256")}


@pytest.mark.parametrize(
    "key",
    [
        RSA.jwk(use="enc"),
        RSA.jwk(key_ops=["encrypt"]),
        RSA.jwk(key_ops=5),
        RSA.jwk(key_ops="verify"),
        RSA.jwk(alg="RS512"),
        RSA.jwk(alg="PS256"),
        RSA.jwk(alg="RSA-OAEP"),
        RSA.jwk(kid=None),
        RSA.jwk(kid=""),
        RSA.jwk(kid=5),
        RSA.jwk(kid="k" * 257),
        RSA.jwk(n="!"),
        RSA.jwk(n=None),
        RSA.jwk(e=["AQAB"]),
        SHORT.jwk(),
        EC.jwk(crv="P-384"),
        EC.jwk(alg="RS256"),
        EC.jwk(x="AAAA"),
        {"kty": "oct", "kid": "secret", "k": "c2VjcmV0", "alg": "HS256"},
        {"kty": "OKP", "kid": "okp", "crv": "Ed25519", "x": "AAAA"},
        {"kty": ["RSA"], "kid": "list"},
        {},
        "key",
        None,
    ],
)
def test_any_other_key_is_passed_over_and_the_rest_counts(key: Any) -> None:
    assert heads(key) == set()


def test_of_two_keys_with_one_name_the_first_counts() -> None:
    twin = Signer.ec("ec")
    key = JwkSet.read({"keys": [EC.jwk(), twin.jwk()]}).by_head[
        TokenHead(kid="ec", algorithm="ES256")
    ]
    assert key.public == EC.private.public_key()


def test_no_more_than_a_hundred_keys_are_looked_at() -> None:
    many = [EC.jwk(kid=f"key-{number}") for number in range(MOST_KEYS + 5)]
    assert len(JwkSet.read({"keys": many}).by_head) == MOST_KEYS


@pytest.mark.parametrize("told", [{}, {"keys": []}, {"keys": None}, {"keys": "keys"}])
def test_no_key_at_all_is_no_answer(told: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no key"):
        JwkSet.read(told)
