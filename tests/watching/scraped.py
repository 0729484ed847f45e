"""Metrics as a scraper reads them."""

from collections.abc import Mapping

from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

Labels = frozenset[tuple[str, str]]
Scraped = Mapping[str, Mapping[Labels, float]]


def read_metrics(text: str) -> Scraped:
    """Every sample by its name and labels."""
    told: dict[str, dict[Labels, float]] = {}
    for family in text_string_to_metric_families(text):
        told.setdefault(family.name, {})
        for sample in family.samples:
            told.setdefault(sample.name, {})[frozenset(sample.labels.items())] = sample.value
    return told


def scraped(client: TestClient, **headers: str) -> Scraped:
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return read_metrics(answer.text)


def of(told: Scraped, name: str, **labels: str) -> float:
    """The one sample of that name and those labels, among others."""
    (found,) = [value for known, value in told[name].items() if set(labels.items()) <= set(known)]
    return found
