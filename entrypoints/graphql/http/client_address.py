"""Whose request it is, where proxies of our own pass requests on."""

from ipaddress import ip_address

from attrs import frozen
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from entrypoints.graphql.parts import IpNetwork

PASSED_ON_FOR = "X-Forwarded-For"
FARTHEST = 20


@frozen
class ClientAddress:
    """Middleware: believes `trusted` proxies, and nobody else, about whom they had it from.

    Each proxy adds at the end whom it had the request from. Read backwards, the first address that
    is no proxy of ours is the client; what stands before it is what the client itself wrote.
    """

    app: ASGIApp
    trusted: tuple[IpNetwork, ...]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope.get("client"):
            scope["client"] = (self._client(scope), scope["client"][1])
        await self.app(scope, receive, send)

    def _client(self, scope: Scope) -> str:
        believed: str = scope["client"][0]
        told = ",".join(Headers(scope=scope).getlist(PASSED_ON_FOR)).split(",")
        for address in reversed(told[-FARTHEST:]):
            if not self._trusts(believed) or not _is_address(address.strip()):
                break
            believed = address.strip()
        return believed

    def _trusts(self, address: str) -> bool:
        return _is_address(address) and any(ip_address(address) in net for net in self.trusted)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
