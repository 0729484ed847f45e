"""Whose request it is, where proxies of our own pass requests on."""

from ipaddress import ip_address

from attrs import frozen
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from entrypoints.calling.origin import address
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
        for passed_on_for in map(address, reversed(told[-FARTHEST:])):
            if passed_on_for is None or not self._trusts(believed):
                break
            believed = passed_on_for
        return believed

    def _trusts(self, peer: str) -> bool:
        known = address(peer)
        return known is not None and any(ip_address(known) in net for net in self.trusted)
