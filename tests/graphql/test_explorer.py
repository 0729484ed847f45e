"""The explorer: local files, fresh tokens, operations that fit the schema."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from graphql import parse, validate

from core.errors import Refusal
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.explorer.routes import ASSETS
from entrypoints.graphql.explorer.story import story
from tests.graphql.service import KEYS, Service

THIRD_PARTY = {
    "graphiql.min.js": ("a330a2be1d2389486840a9d0a834767d9083a23f105879e0de54e4fce83d3513"),
    "graphiql.min.css": ("bdddd50aac5bdb0edd83e5c862ba2fed9db2964e4c75d4655ab62b0a7d5bd730"),
    "react.production.min.js": ("d949f1c3687aedadcedac85261865f29b17cd273997e7f6b2bfc53b2f9d4c4dd"),
    "react-dom.production.min.js": (
        "35f4f974f4b2bcd44da73963347f8952e341f83909e4498227d4e26b98f66f0d"
    ),
}


def tabs_of(page: str) -> list[dict[str, Any]]:
    found = re.search(r'<script id="tabs" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    tabs: list[dict[str, Any]] = json.loads(found[1])
    return tabs


@pytest.mark.parametrize("path", ["/", "/graphql"])
def test_the_page_loads_nothing_from_elsewhere(service: Service, path: str) -> None:
    page = service.client.get(path)
    assert page.headers["Content-Type"].startswith("text/html")
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert all(url.startswith(("/explorer/", "data:")) for url in loaded)
    for url in loaded:
        if url.startswith("/explorer/"):
            assert service.client.get(url).status_code == 200


def test_the_page_has_no_script_of_its_own_that_the_policy_would_have_to_allow(
    service: Service,
) -> None:
    inline = re.findall(r"<script(?![^>]*src=)([^>]*)>", service.client.get("/").text)
    assert inline == [' id="tabs" type="application/json"']


def test_every_tab_carries_a_token_that_works_for_its_person(service: Service) -> None:
    tabs = tabs_of(service.client.get("/").text)
    assert len(tabs) == len(story())
    for shown, tab in zip(tabs, story(), strict=True):
        header = json.loads(shown["headers"])["Authorization"]
        identity = KEYS.tokens().verify(header.removeprefix("Bearer "))
        assert not isinstance(identity, Refusal)
        assert (identity.subject, identity.roles) == (tab.person.subject, tab.person.roles)
        assert shown["query"] == tab.query
        assert json.loads(shown["variables"] or "{}") == tab.variables


def test_every_tab_fits_the_schema_and_has_a_name_of_its_own() -> None:
    names = []
    for tab in story():
        document = parse(tab.query)
        assert validate(executable_schema(), document) == []
        (operation,) = document.definitions
        names.append(operation.name.value)  # type: ignore[attr-defined]
    assert len(set(names)) == len(names)


def test_the_page_is_not_kept_by_caches(service: Service) -> None:
    assert service.client.get("/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", THIRD_PARTY)
def test_third_party_files_are_unmodified(name: str) -> None:
    assert sha256((ASSETS / name).read_bytes()).hexdigest() == THIRD_PARTY[name]


def test_every_third_party_file_has_its_licence_beside_it() -> None:
    ours = {"explorer.js", "explorer.css", "README.md"}
    theirs = {file.name for file in Path(ASSETS).iterdir()} - ours
    licences = {name for name in theirs if name.endswith(".LICENSE.txt")}
    assert theirs - licences == THIRD_PARTY.keys()
    assert licences == {"graphiql.LICENSE.txt", "react.LICENSE.txt"}


def test_no_file_outside_the_folder_can_be_fetched(service: Service) -> None:
    for path in ("/explorer/../page.html", "/explorer/..%2fpage.html", "/explorer/"):
        assert service.client.get(path).status_code == 404
