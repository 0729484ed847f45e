"""Only proxies that are named are believed about whom a request is from."""

from ipaddress import ip_network

import pytest
from attrs import evolve
from starlette.testclient import TestClient

from entrypoints.graphql.app import create_app
from tests.graphql.service import Service, serving_memory, serving_postgres
from tests.postgres.fresh_database import FreshDatabase

PEER = "203.0.113.7"


def ip_in_the_audit(service: Service, *told: str) -> str | None:
    headers = [(b"X-Forwarded-For", line.encode()) for line in told]
    answer = service.client.post(
        "/graphql",
        json={"query": "mutation { pauseRefunds }"},
        headers=[
            *headers,
            *((k.encode(), v.encode()) for k, v in service.authorization("usr_fay").items()),
        ],
    )
    assert answer.json()["data"] == {"pauseRefunds": True}
    return service.stored.audit()[-1].ip


@pytest.mark.parametrize(
    ("told", "ip"),
    [
        ((), PEER),
        (("198.51.100.1",), "198.51.100.1"),
        (("198.51.100.1, 10.0.0.9",), "198.51.100.1"),
        (("1.1.1.1, 198.51.100.1, 10.0.0.9, 10.0.0.8",), "198.51.100.1"),
        (("1.1.1.1", "198.51.100.1"), "198.51.100.1"),
        (("1.1.1.1, not an address",), PEER),
        (("1.1.1.1, not an address, 10.0.0.9",), "10.0.0.9"),
        (("2001:db8::5",), "2001:db8::5"),
        (("fe80::5%eth0",), "fe80::5"),
        (("198.51.100.1, ::ffff:10.0.0.9",), "198.51.100.1"),
        (("::ffff:198.51.100.1",), "198.51.100.1"),
        (("",), PEER),
        (("10.0.0.9," * 5_000 + "198.51.100.1",), "198.51.100.1"),
    ],
)
def test_the_last_address_that_is_no_proxy_of_ours_is_the_client(
    told: tuple[str, ...], ip: str
) -> None:
    ours = (ip_network("203.0.113.0/24"), ip_network("10.0.0.0/8"))
    with serving_memory(trusted_proxies=ours) as service:
        assert ip_in_the_audit(service, *told) == ip


@pytest.mark.parametrize("proxies", [(), (ip_network("10.0.0.0/8"),)])
def test_who_is_no_proxy_of_ours_is_not_believed(proxies: tuple[object, ...]) -> None:
    with serving_memory(trusted_proxies=proxies) as service:
        assert ip_in_the_audit(service, "198.51.100.1") == PEER


def test_a_proxy_of_ours_is_known_by_its_address_over_a_socket_of_ipv6_too() -> None:
    ours = (ip_network("10.0.0.0/8"),)
    with serving_memory(trusted_proxies=ours) as service:
        app = create_app(service.parts)
        with TestClient(app, client=("::ffff:10.0.0.9", 1)) as client:
            through_ipv6 = evolve(service, client=client)
            assert ip_in_the_audit(through_ipv6, "198.51.100.1") == "198.51.100.1"
            assert ip_in_the_audit(through_ipv6) == "10.0.0.9"


def test_what_a_zone_comes_with_is_kept_by_postgresql(database: FreshDatabase) -> None:
    ours = (ip_network("203.0.113.0/24"),)
    with serving_postgres(database, trusted_proxies=ours) as service:
        assert ip_in_the_audit(service, "fe80::5%eth0") == "fe80::5"
