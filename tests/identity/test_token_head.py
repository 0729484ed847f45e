"""What cannot be a token of ours is refused before anybody is asked for a key."""

import asyncio
import json
from typing import Any

import pytest

from core.errors import Refusal
from entrypoints.identity.claims import ClaimRules
from entrypoints.identity.issuer_keys import IssuerKeys
from entrypoints.identity.jwk_set import JwkSet
from entrypoints.identity.token_head import LONGEST_KID, LONGEST_TOKEN, TokenHead
from entrypoints.identity.tokens import Tokens
from tests.identity.signing import AUDIENCE, ISSUER, Signer, encoded

EC = Signer.ec("key-1")
TWINS = encoded('{"alg": "none", "alg": "ES256", "kid": "key-1"}') + ".body.signature"
NO_NUMBER = encoded('{"alg": "ES256", "kid": "key-1", "x": NaN}') + ".body.signature"


def headed(**head: Any) -> str:
    told = {"alg": "ES256", "typ": "JWT", "kid": "key-1", **head}
    return f"{encoded(json.dumps(told))}.body.signature"


def times_asked(token: str) -> int:
    """How often the issuer is asked by a door that knows no key yet."""
    asked = []

    def ask() -> JwkSet:
        asked.append(token)
        return JwkSet.read({"keys": [EC.jwk()]})

    tokens = Tokens(keys=IssuerKeys(ask), rules=ClaimRules(issuer=ISSUER, audience=AUDIENCE))
    told = asyncio.run(tokens.authenticate(f"Bearer {token}"))
    assert isinstance(told, Refusal)
    return len(asked)


def test_a_head_says_which_key_is_said_to_have_signed_and_how() -> None:
    assert TokenHead.read(headed()) == TokenHead(kid="key-1", algorithm="ES256")
    assert times_asked(headed()) == 1


def test_eight_kibibytes_are_read_and_not_a_letter_more() -> None:
    longest = headed().ljust(LONGEST_TOKEN, "A")
    assert TokenHead.read(longest) == TokenHead.read(headed())
    with pytest.raises(ValueError, match="too long"):
        TokenHead.read(f"{longest}A")


def test_the_name_of_a_key_has_256_letters_at_most() -> None:
    assert TokenHead.read(headed(kid="k" * LONGEST_KID)).kid == "k" * LONGEST_KID
    with pytest.raises(ValueError, match="no name"):
        TokenHead.read(headed(kid="k" * (LONGEST_KID + 1)))


UNFIT = [
    "",
    "..",
    headed().removesuffix(".signature"),
    f"{headed()}.more",
    f"{headed()}.more.more",
    headed().ljust(LONGEST_TOKEN + 1, "A"),
    f"é{headed()}",
    f"{encoded('[]')}.body.signature",
    TWINS,
    NO_NUMBER,
    f"{encoded('[' * 4_000)}.body.signature",
    headed(alg="none"),
    headed(alg="HS256"),
    headed(alg="ES384"),
    headed(alg="EdDSA"),
    headed(alg=None),
    headed(alg=["ES256"]),
    headed(kid=None),
    headed(kid=5),
    headed(kid=""),
    headed(crit=["exp"]),
    headed(crit=[]),
    headed(b64=True),
    headed(enc="A256GCM"),
    headed(zip="DEF"),
    headed(typ="logout+jwt"),
    headed(typ=5),
]


@pytest.mark.parametrize("token", UNFIT, ids=map(str, range(len(UNFIT))))
def test_anything_else_asks_nobody(token: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        TokenHead.read(token)
    assert times_asked(token) == 0
