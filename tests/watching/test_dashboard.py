"""The Grafana dashboard asks for metrics that there are, and for all of them."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from adapters.memory.figures import MemoryFigureBoard
from adapters.memory.store import MemoryStore
from entrypoints.watching.scrapers import Scrapers
from tests.cli.command_line import ROOT
from tests.graphql.service import serving_memory

DASHBOARD = ROOT / "docs" / "grafana" / "support-center.json"
NAME = re.compile(r"support_center_\w+")
LABELS = re.compile(r"by \(([^)]*)\)")
SUFFIX = re.compile(r"_(bucket|sum|count|gsum|gcount|total)$")


@pytest.fixture(scope="module")
def panels() -> list[dict[str, Any]]:
    told = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    return [panel for panel in told if panel["type"] != "row"]


@pytest.fixture(scope="module")
def exported() -> str:
    """What a server tells whose store has nothing: every family has its name there."""
    board = MemoryFigureBoard(MemoryStore())
    with serving_memory(figure_board=board, scrapers=Scrapers(anybody=True)) as service:
        service.ask("{ adminCases { id } }", as_=None)
        return service.client.get("/metrics").text


def queries(panels: list[dict[str, Any]]) -> Iterator[str]:
    for panel in panels:
        yield from (target["expr"] for target in panel["targets"])


def families(text: str) -> set[str]:
    return {SUFFIX.sub("", name) for name in re.findall(r"^# TYPE (\S+)", text, re.MULTILINE)}


def test_every_metric_it_asks_for_is_exported_and_every_exported_one_is_asked_for(
    panels: list[dict[str, Any]], exported: str
) -> None:
    asked = {SUFFIX.sub("", name) for query in queries(panels) for name in NAME.findall(query)}
    assert asked == families(exported)


def test_it_groups_by_labels_that_there_are(panels: list[dict[str, Any]], exported: str) -> None:
    known = {
        *re.findall(r"[{,](\w+)=", exported),
        *("reason", "currency", "kind", "status"),
    }
    asked = {
        label.strip()
        for query in queries(panels)
        for labels in LABELS.findall(query)
        for label in labels.split(",")
    }
    assert asked <= known


def test_its_panels_have_names_of_their_own_and_do_not_overlap(
    panels: list[dict[str, Any]],
) -> None:
    titles = [panel["title"] for panel in panels]
    assert len(titles) == len(set(titles))
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        across, down = range(place["x"], place["x"] + place["w"]), range(place["h"])
        squares = {(x, place["y"] + y) for x in across for y in down}
        assert not taken & squares, panel["title"]
        assert place["x"] + place["w"] <= 24
        taken |= squares
