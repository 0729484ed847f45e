"""A demo's keys are looked up by name and algorithm, as an issuer's are."""

from entrypoints.identity.keys import FixedKeys
from entrypoints.identity.token_head import TokenHead
from entrypoints.identity.trusted_key import TrustedKey
from tests.identity.signing import Signer

EC = Signer.ec("key-1")
KEYS = FixedKeys({"key-1": TrustedKey("key-1", EC.private.public_key())})


def test_a_key_is_found_by_its_name_for_its_own_algorithm_alone() -> None:
    found = KEYS.find(TokenHead(kid="key-1", algorithm="ES256"))
    assert found is not None
    assert found.public == EC.private.public_key()
    assert KEYS.find(TokenHead(kid="key-1", algorithm="RS256")) is None
    assert KEYS.find(TokenHead(kid="key-2", algorithm="ES256")) is None
