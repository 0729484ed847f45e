"""What pytest runs and what `support-center features check` runs are the same scenarios."""

from collections.abc import Iterator

import pytest
from pytest_bdd.feature import get_features
from pytest_bdd.parser import Feature

from entrypoints.specifications.folder import default_folder, specifications_in
from entrypoints.specifications.specification import read_specification
from tests.features.folder import FEATURES

SPECIFICATIONS = get_features([str(FEATURES)])


@pytest.mark.parametrize("feature", SPECIFICATIONS, ids=lambda it: it.rel_filename)
def test_both_read_the_same_sentences_from_the_same_lines(feature: Feature) -> None:
    (file,) = (it for it in specifications_in(FEATURES) if it.name in feature.filename)
    read = [[(it.number, it.text) for it in each.lines] for each in read_specification(file)]
    assert read == list(_rendered(feature))


def test_the_checkouts_own_specifications_are_the_default() -> None:
    assert default_folder() == FEATURES


def _rendered(feature: Feature) -> Iterator[list[tuple[int, str]]]:
    for scenario in feature.scenarios.values():
        for row in [it for table in scenario.examples for it in table.as_contexts()] or [{}]:
            yield [(step.line_number, step.name) for step in scenario.render(row).steps]
