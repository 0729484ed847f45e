"""Roles are where the provider puts them, under the names it has for them."""

from typing import Any

import pytest

from core.request import Role
from entrypoints.identity.roles_claim import RolesClaim

TRUST, FINANCE, PARTICIPANT = Role.TRUST_SAFETY, Role.FINANCE_OPS, Role.PARTICIPANT
NAMES = (
    ("support", TRUST),
    ("billing", FINANCE),
    ("Support Leads", TRUST),
    ("Support Leads", FINANCE),
)


def at(path: str, claims: dict[str, Any]) -> set[Role]:
    return set(RolesClaim(path=path).read(claims))


@pytest.mark.parametrize(
    ("path", "claims"),
    [
        ("roles", {"roles": ["finance_ops"]}),
        ("realm_access.roles", {"realm_access": {"roles": ["finance_ops"]}}),
        ("realm_access.roles", {"realm_access.roles": ["finance_ops"]}),
        ("https://acme.example/roles", {"https://acme.example/roles": ["finance_ops"]}),
        (
            "https://acme.example/auth.roles",
            {"https://acme.example/auth": {"roles": ["finance_ops"]}},
        ),
        (
            "resource_access.support.center.roles",
            {"resource_access": {"support.center": {"roles": ["finance_ops"]}}},
        ),
        ("cognito:groups", {"cognito:groups": ["finance_ops"]}),
    ],
)
def test_a_path_leads_to_the_claim_flat_or_nested(path: str, claims: dict[str, Any]) -> None:
    assert at(path, claims) == {FINANCE}


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"realm_access": None},
        {"realm_access": ["roles"]},
        {"realm_access": "roles"},
        {"realm_access": {}},
        {"realm_access": {"roles": None}},
        {"realm_access": {"roles": {"finance_ops": True}}},
        {"realm_access": {"roles": 5}},
        {"roles": ["finance_ops"]},
    ],
)
def test_where_no_roles_are_there_are_none(claims: dict[str, Any]) -> None:
    assert at("realm_access.roles", claims) == set()


@pytest.mark.parametrize(
    ("told", "roles"),
    [
        (["support"], {TRUST}),
        (["support", "billing"], {TRUST, FINANCE}),
        ("support billing", {TRUST, FINANCE}),
        ("support,billing", {TRUST, FINANCE}),
        (" support , billing ", {TRUST, FINANCE}),
        (["Support Leads"], {TRUST, FINANCE}),
        (["support", 5, None, ["billing"], {"billing": True}], {TRUST}),
        (["Support"], set()),
        (["supporter"], set()),
        ("supporter", set()),
        (["trust_safety"], set()),
        (["owner"], set()),
        ("", set()),
        ([], set()),
    ],
)
def test_the_providers_names_count_and_no_others(told: object, roles: set[Role]) -> None:
    assert RolesClaim(names=NAMES).read({"roles": told}) == roles


def test_nobody_is_the_system_by_a_token() -> None:
    assert RolesClaim().read({"roles": ["system", "SYSTEM"]}) == frozenset()


def test_a_token_without_a_role_of_ours_has_what_was_decided_for_it() -> None:
    customers = RolesClaim(otherwise=frozenset({PARTICIPANT}))
    assert customers.read({}) == {PARTICIPANT}
    assert customers.read({"roles": ["gold"]}) == {PARTICIPANT}
    assert customers.read({"roles": ["trust_safety"]}) == {TRUST}
