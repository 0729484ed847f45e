"""Only tokens signed by a trusted key, for us, by its issuer, in time (reliability.md 25)."""

import asyncio
import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from core.errors import Refusal
from core.request import Role
from entrypoints.identity.claims import ClaimRules
from entrypoints.identity.demo_keys import AUDIENCE, ISSUER, DemoKeys
from entrypoints.identity.identity import Identity
from entrypoints.identity.keys import FixedKeys
from entrypoints.identity.tokens import Tokens
from entrypoints.identity.trusted_key import TrustedKey

KEYS = DemoKeys.generate()
TOKENS = KEYS.tokens()


def claims(**changes: Any) -> dict[str, Any]:
    told = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "usr_fay",
        "roles": ["finance_ops"],
        "exp": datetime.now(UTC) + timedelta(minutes=5),
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}


def signed(key: Any = KEYS.private, algorithm: str = "ES256", **changes: Any) -> str:
    return jwt.encode(claims(**changes), key, algorithm=algorithm, headers={"kid": KEYS.kid})


def authenticated(header: str | None) -> Identity | Refusal:
    return asyncio.run(TOKENS.authenticate(header))


def code_of(told: Identity | Refusal) -> str | None:
    return told.code.value if isinstance(told, Refusal) else None


def test_a_token_of_ours_speaks_for_its_subject_with_its_roles() -> None:
    token = KEYS.issue("usr_fay", [Role.FINANCE_OPS, Role.TRUST_SAFETY], timedelta(hours=1))
    told = authenticated(f"Bearer {token}")
    assert told == Identity("usr_fay", frozenset({Role.FINANCE_OPS, Role.TRUST_SAFETY}))


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer"])
def test_the_scheme_is_read_in_any_case(scheme: str) -> None:
    assert isinstance(authenticated(f"{scheme} {signed()}"), Identity)


@pytest.mark.parametrize("header", [None, "", "  "])
def test_no_header_is_a_missing_token(header: str | None) -> None:
    told = authenticated(header)
    assert code_of(told) == "UNAUTHENTICATED"
    assert isinstance(told, Refusal)
    assert "there is none" in told.message


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer x", "Bearer é.é.é", "Basic dTpw", "token"]
)
def test_a_header_without_a_token_is_refused(header: str) -> None:
    assert code_of(authenticated(header)) == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": None},
        {"iss": None},
        {"aud": None},
        {"sub": None},
        {"iss": "somebody-else"},
        {"aud": "another-service"},
        {"sub": ""},
        {"sub": "usr fay"},
        {"sub": "usr_\x00"},
        {"sub": "x" * 129},
        {"sub": "system"},
        {"sub": "anonymous"},
        {"exp": datetime.now(UTC) - timedelta(days=1)},
        {"nbf": datetime.now(UTC) + timedelta(days=1)},
    ],
)
def test_a_wrong_or_missing_claim_is_refused(changes: dict[str, Any]) -> None:
    assert code_of(TOKENS.verify(signed(**changes))) == "UNAUTHENTICATED"


def test_clocks_may_differ_by_half_a_minute() -> None:
    token = signed(exp=datetime.now(UTC) - timedelta(seconds=20))
    assert isinstance(TOKENS.verify(token), Identity)


def test_an_expired_token_is_told_apart() -> None:
    told = TOKENS.verify(signed(exp=datetime.now(UTC) - timedelta(days=1)))
    assert isinstance(told, Refusal)
    assert told.message == "This token has expired."


def test_a_token_without_a_signature_is_refused() -> None:
    header = _part({"alg": "none", "typ": "JWT", "kid": KEYS.kid})
    token = f"{header}.{_part({**claims(), 'exp': 4_000_000_000})}."
    assert code_of(TOKENS.verify(token)) == "UNAUTHENTICATED"


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused() -> None:
    header = _part({"alg": "HS256", "typ": "JWT", "kid": KEYS.kid})
    body = _part({**claims(), "exp": 4_000_000_000})
    public = KEYS.private.public_key()
    secret = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    signature = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    made = base64.urlsafe_b64encode(signature.sign(f"{header}.{body}".encode(), secret))
    token = f"{header}.{body}.{made.rstrip(b'=').decode()}"
    assert code_of(TOKENS.verify(token)) == "UNAUTHENTICATED"


def _part(told: dict[str, Any]) -> str:
    text = json.dumps(told, default=str).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def test_another_key_of_the_same_name_is_refused() -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    assert code_of(TOKENS.verify(signed(other))) == "UNAUTHENTICATED"


def test_a_key_that_the_token_brings_along_is_not_believed() -> None:
    other = DemoKeys.generate()
    jwk = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(other.private.public_key()))
    for header in ({"jwk": jwk, "kid": KEYS.kid}, {"jwk": jwk}, {"jku": "https://example.com"}):
        token = jwt.encode(claims(), other.private, algorithm="ES256", headers=header)
        assert code_of(TOKENS.verify(token)) == "UNAUTHENTICATED"


def test_a_token_without_the_name_of_its_key_is_refused() -> None:
    token = jwt.encode(claims(), KEYS.private, algorithm="ES256")
    assert code_of(TOKENS.verify(token)) == "UNAUTHENTICATED"


def test_an_rsa_key_is_believed_with_rs256_and_nothing_else() -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    key = TrustedKey(KEYS.kid, private.public_key())
    tokens = Tokens(
        keys=FixedKeys({key.kid: key}), rules=ClaimRules(issuer=ISSUER, audience=AUDIENCE)
    )
    assert isinstance(tokens.verify(signed(private, "RS256")), Identity)
    for algorithm in ("RS512", "PS256"):
        assert code_of(tokens.verify(signed(private, algorithm))) == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    ("claimed", "roles"),
    [
        (["finance_ops", "trust_safety"], {Role.FINANCE_OPS, Role.TRUST_SAFETY}),
        ("finance_ops participant", {Role.FINANCE_OPS, Role.PARTICIPANT}),
        ("finance_ops", {Role.FINANCE_OPS}),
        ("trust_safety,finance_ops", {Role.TRUST_SAFETY, Role.FINANCE_OPS}),
        (["system"], set()),
        ("system", set()),
        (["owner", 5, None, ["finance_ops"]], set()),
        (None, set()),
        ({"finance_ops": True}, set()),
        ("finance_opsx", set()),
    ],
)
def test_roles_come_as_a_list_or_as_words_and_unknown_ones_do_not_count(
    claimed: object, roles: set[Role]
) -> None:
    told = TOKENS.verify(signed(roles=claimed))
    assert told == Identity("usr_fay", frozenset(roles))
