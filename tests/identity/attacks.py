"""Tokens that nobody may come in with, each with a canary in it where there is room for one."""

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.identity.signing import AUDIENCE, ISSUER, Signer, claims, encoded

CANARY: Final = "canary5c1e"
ISSUERS = Signer.rsa("rsa-key")
ISSUERS_EC = Signer.ec("ec-key")
STRANGER = Signer("rsa-key", "RS256", Signer.rsa("").private)
NOW = datetime.now(UTC)


def at(**away: int) -> int:
    return int((NOW + timedelta(**away)).timestamp())


def _hmac(secret: bytes, head: dict[str, Any] | None = None) -> str:
    header = {"alg": "HS256", "typ": "JWT", "kid": "rsa-key", **(head or {})}
    signed = f"{encoded(json.dumps(header))}.{encoded(json.dumps(claims(sub=CANARY)))}"
    return f"{signed}.{encoded(hmac.new(secret, signed.encode(), sha256).digest())}"


def _public(form: PublicFormat, encoding: Encoding = Encoding.PEM) -> bytes:
    key: bytes = ISSUERS.private.public_key().public_bytes(encoding, form)
    return key


def _with(head: dict[str, Any] | None = None, **changes: Any) -> str:
    return ISSUERS.sign(head, **{"jti": CANARY, **changes})


def _twice(name: str, first: object, second: object) -> str:
    rest = {key: value for key, value in claims(jti=CANARY).items() if key != name}
    told = json.dumps(rest)[:-1]
    twins = f"{json.dumps(name)}: {json.dumps(first)}, {json.dumps(name)}: {json.dumps(second)}"
    return ISSUERS.signed_text(f"{told}, {twins}}}")


def _raw(name: str, written: str) -> str:
    """A claim whose value is written as it stands."""
    rest = {key: value for key, value in claims(jti=CANARY).items() if key != name}
    return ISSUERS.signed_text(f'{json.dumps(rest)[:-1]}, "{name}": {written}}}')


GOOD = _with()
HEAD, BODY, SIGNATURE = GOOD.split(".")
EVIL = Signer.rsa("evil")
UNSIGNED = encoded(json.dumps(claims(sub=CANARY)))

ALGORITHMS = {
    "alg none": f"{encoded(json.dumps({'alg': 'none', 'kid': 'rsa-key'}))}.{UNSIGNED}.",
    "alg None": f"{encoded(json.dumps({'alg': 'None', 'kid': 'rsa-key'}))}.{UNSIGNED}.",
    "alg nOnE with a signature": _with({"alg": "nOnE"}),
    "alg none and no signature part": f"{encoded(json.dumps({'alg': 'none'}))}.{UNSIGNED}",
    "HS256 with the public key as PEM": _hmac(_public(PublicFormat.SubjectPublicKeyInfo)),
    "HS256 with the public key as PKCS 1": _hmac(_public(PublicFormat.PKCS1)),
    "HS256 with the public key as DER": _hmac(
        _public(PublicFormat.SubjectPublicKeyInfo, Encoding.DER)
    ),
    "HS256 with the published key": _hmac(json.dumps(ISSUERS.jwk()).encode()),
    "HS256 with nothing": _hmac(b""),
    "HS256 with /dev/null": _hmac(b"", {"kid": "/dev/null"}),
    "RS256 of the header, HS256 of the signature": _hmac(
        _public(PublicFormat.SubjectPublicKeyInfo), {"alg": "RS256"}
    ),
    "RS512": jwt.encode(claims(), ISSUERS.private, "RS512", {"kid": "rsa-key"}),
    "PS256": jwt.encode(claims(), ISSUERS.private, "PS256", {"kid": "rsa-key"}),
    "ES256 with the name of an RSA key": Signer("rsa-key", "ES256", ISSUERS_EC.private).sign(),
    "RS256 with the name of an EC key": Signer("ec-key", "RS256", ISSUERS.private).sign(),
    "no alg": _with({"alg": None}),
    "alg in a list": _with({"alg": ["RS256"]}),
    "alg twice": ISSUERS.signed_parts(
        encoded('{"alg": "none", "alg": "RS256", "kid": "rsa-key"}'), BODY
    ),
}
KEYS = {
    "no kid": _with({"kid": None}),
    "kid a number": _with({"kid": 5}),
    "kid a list": _with({"kid": ["rsa-key"]}),
    "kid empty": _with({"kid": ""}),
    "kid a path": _with({"kid": f"../../../../dev/{CANARY}"}),
    "kid a file": _with({"kid": f"file:///etc/{CANARY}"}),
    "kid a URL": _with({"kid": f"http://127.0.0.1:9/{CANARY}"}),
    "kid SQL": _with({"kid": f"' UNION SELECT '{CANARY}' --"}),
    "kid a command": _with({"kid": f"|{CANARY};"}),
    "kid with NUL": _with({"kid": "rsa-key\x00"}),
    "kid with a line break": _with({"kid": f"rsa-key\n{CANARY}"}),
    "kid beyond ASCII": _with({"kid": "rsa-kéy"}),
    "kid too long": _with({"kid": "k" * 300}),
    "kid in another case": _with({"kid": "RSA-KEY"}),
    "unknown kid": EVIL.sign(),
    "another key of that name": STRANGER.sign(),
    "a key brought along": STRANGER.sign({"jwk": EVIL.jwk()}),
    "a key brought along, named so": EVIL.sign({"jwk": EVIL.jwk()}),
    "a place for keys": EVIL.sign({"jku": f"http://127.0.0.1:9/{CANARY}"}),
    "a place for certificates": STRANGER.sign({"x5u": f"http://127.0.0.1:9/{CANARY}"}),
    "certificates brought along": STRANGER.sign({"x5c": [base64.b64encode(b"cert").decode()]}),
}
KINDS = {
    "crit": _with({"crit": ["exp"], "exp": at(days=1)}),
    "crit empty": _with({"crit": []}),
    "crit of b64": _with({"crit": ["b64"], "b64": True}),
    "b64 off": _with({"b64": False}),
    "compressed": _with({"zip": "DEF"}),
    "encrypted": _with({"enc": "A256GCM"}),
    "typ of a logout": _with({"typ": "logout+jwt"}),
    "typ of a proof": _with({"typ": "dpop+jwt"}),
    "typ empty": _with({"typ": ""}),
    "typ a number": _with({"typ": 5}),
    "typ JWE": _with({"typ": "JWE"}),
    "an id token of Cognito's": _with(token_use="id"),
    "a refresh token": _with(token_type="refresh"),
    "a refresh token of Keycloak's": _with(typ="Refresh"),
}
CLAIMS = {
    **{f"no {name}": _with(**{name: None}) for name in ("exp", "iss", "aud", "sub")},
    **{f"{name} null": _raw(name, "null") for name in ("exp", "iss", "aud", "sub", "iat", "nbf")},
    "iss of another": _with(iss=f"https://{CANARY}.example"),
    "iss with a slash": _with(iss=f"{ISSUER}/"),
    "iss in another case": _with(iss=ISSUER.upper()),
    "iss a list": ISSUERS.signed_text(json.dumps({**claims(), "iss": [ISSUER]})),
    "iss twice": _twice("iss", f"https://{CANARY}.example", ISSUER),
    "aud of another": _with(aud=CANARY),
    "aud longer": _with(aud=f"{AUDIENCE}-admin"),
    "aud shorter": _with(aud=AUDIENCE[:-1]),
    "aud empty": _with(aud=""),
    "aud of others": _with(aud=[CANARY, f"{AUDIENCE}2"]),
    "aud no text": _with(aud=[AUDIENCE, 5]),
    "aud an object": _with(aud={AUDIENCE: True}),
    "aud twice": _twice("aud", CANARY, AUDIENCE),
    "sub empty": _with(sub=""),
    "sub a number": _with(sub=5),
    "sub a list": _with(sub=["usr_fay"]),
    "sub with a blank": _with(sub=f"usr {CANARY}"),
    "sub with NUL": _with(sub="usr_fay\x00"),
    "sub half a character": _with(sub="usr_\ud800"),
    "sub too long": _with(sub="u" * 129),
    "sub the system": _with(sub="system"),
    "sub anonymous": _with(sub="anonymous"),
    "sub twice": _twice("sub", "usr_fay", CANARY),
    "azp a list": _with(azp=[CANARY]),
    "client_id a number": _with(client_id=5),
}
TIMES = {
    "expired": _with(exp=at(days=-1)),
    "expired an hour ago": _with(exp=at(hours=-1)),
    "exp of the seventies": _with(exp=0),
    "exp negative": _with(exp=-1),
    "exp a text": _with(exp=str(at(days=1))),
    "exp true": _with(exp=True),
    "exp a list": _with(exp=[at(days=1)]),
    "exp NaN": _raw("exp", "NaN"),
    "exp Infinity": _raw("exp", "Infinity"),
    "exp beyond all numbers": _raw("exp", "1e999"),
    "exp of 400 digits": _raw("exp", "9" * 400),
    "exp of 5 000 digits": _raw("exp", "9" * 5_000),
    "exp twice": _twice("exp", at(days=-1), at(days=1)),
    "nbf tomorrow": _with(nbf=at(days=1)),
    "nbf a text": _with(nbf=str(at(hours=-1))),
    "nbf false": _with(nbf=False),
    "iat tomorrow": _with(iat=at(days=1)),
    "iat a text": _with(iat="now"),
}
GARBAGE = {
    "a word": CANARY,
    "dots": "...",
    "two dots": "..",
    "one part": HEAD,
    "two parts": f"{HEAD}.{BODY}",
    "four parts": f"{GOOD}.{SIGNATURE}",
    "five parts, as when encrypted": f"{HEAD}.{BODY}.{SIGNATURE}.{BODY}.{SIGNATURE}",
    "no signature": f"{HEAD}.{BODY}.",
    "half a signature": f"{HEAD}.{BODY}.{SIGNATURE[:100]}",
    "a signature of zeros": f"{HEAD}.{BODY}.{encoded(bytes(256))}",
    "another body": f"{HEAD}.{UNSIGNED}.{SIGNATURE}",
    "another head": f"{encoded(json.dumps({'alg': 'RS256', 'kid': 'rsa-key'}))}.{BODY}.{SIGNATURE}",
    "no base64": f"!{HEAD}.{BODY}.{SIGNATURE}",
    "blanks within": f"{HEAD}. {BODY}.{SIGNATURE}",
    "two tokens": f"{GOOD} {GOOD}",
    "beyond ASCII": f"{HEAD}.{BODY}.{SIGNATURE}é",
    "digits of another script": f"{HEAD}.{BODY}.٣{SIGNATURE}",
    "half a character": f"{HEAD}.\ud800{BODY}.{SIGNATURE}",
    "an emoji": "🔑.🔑.🔑",
    "quoted": f'"{GOOD}"',
    "a head that is a list": ISSUERS.signed_parts(encoded("[]"), BODY),
    "a head that is a text": ISSUERS.signed_parts(encoded('"RS256"'), BODY),
    "a head of half a character": ISSUERS.signed_parts(encoded(b"\xed\xa0\x80"), BODY),
    "a head in UTF-16": ISSUERS.signed_parts(
        encoded('{"alg":"RS256","kid":"rsa-key"}'.encode("utf-16")), BODY
    ),
    "a nested head": ISSUERS.signed_parts(encoded("[" * 3_000), BODY),
    "claims in a list": ISSUERS.signed_text(json.dumps([claims()])),
    "claims null": ISSUERS.signed_text("null"),
    "claims no JSON": ISSUERS.signed_text(CANARY),
    "nested claims": ISSUERS.signed_text('{"a":' + "[" * 4_000),
    "too long by claims": _with(note=CANARY * 800),
    "a megabyte": "e" * 1_000_000,
    "a megabyte of dots": "." * 1_000_000,
}
ATTACKS: Final = ALGORITHMS | KEYS | KINDS | CLAIMS | TIMES | GARBAGE
