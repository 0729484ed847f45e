"""An issuer of tokens, as `serve` asks one: it tells its keys and signs what it is asked to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import jwt
from attrs import frozen
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

AUDIENCE = "support-center"
KID = "bench"
LIFETIME = timedelta(hours=2)


@frozen(kw_only=True)
class Issuer:
    """`url` is what its tokens are issued by."""

    url: str
    private: rsa.RSAPrivateKey

    def token(self, subject: str) -> str:
        """For somebody who works cases and moves their money."""
        now = datetime.now(UTC)
        claims = {
            "iss": self.url,
            "aud": AUDIENCE,
            "sub": subject,
            "roles": ["trust_safety", "finance_ops"],
            "iat": now,
            "exp": now + LIFETIME,
        }
        return jwt.encode(claims, self.private, algorithm="RS256", headers={"kid": KID})


@contextmanager
def an_issuer() -> Iterator[Issuer]:
    """One that answers on a port of this machine until the block is left."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    key = json.loads(RSAAlgorithm.to_jwk(private.public_key()))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    url = f"http://127.0.0.1:{server.server_address[1]}"
    _Answering.told = {
        "/.well-known/openid-configuration": {"issuer": url, "jwks_uri": f"{url}/keys"},
        "/keys": {"keys": [{**key, "kid": KID, "use": "sig", "alg": "RS256"}]},
    }
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield Issuer(url=url, private=private)
    finally:
        server.shutdown()
        server.server_close()
        serving.join()


class _Answering(BaseHTTPRequestHandler):
    told: dict[str, object]

    def do_GET(self) -> None:
        body = json.dumps(self.told.get(self.path, {})).encode()
        self.send_response(200 if self.path in self.told else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""
