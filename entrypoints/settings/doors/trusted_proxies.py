"""Which proxies are believed about whose requests they pass on."""

from ipaddress import IPv4Network, IPv6Network, ip_network

from attrs import field, frozen

PROBLEM = (
    "write the addresses or networks of your own proxies with commas between them, as in"
    " 10.0.0.0/8,192.0.2.7; a network of everybody is none"
)


@frozen
class TrustedProxies:
    """Networks of proxies; none by default, and then X-Forwarded-For counts for nothing.
    Raises ValueError.
    """

    networks: tuple[IPv4Network | IPv6Network, ...] = field(default=())

    @networks.validator
    def _check(self, _: object, networks: tuple[IPv4Network | IPv6Network, ...]) -> None:
        if any(network.prefixlen == 0 for network in networks):
            raise ValueError(PROBLEM)

    @classmethod
    def listed(cls, text: str) -> "TrustedProxies":
        """Those in `text`, with commas between them."""
        try:
            return cls(tuple(ip_network(part.strip()) for part in text.split(",")))
        except ValueError:
            raise ValueError(PROBLEM) from None
