"""What pytest-bdd needs around the specifications: a scene each, tags, drivers and the trace."""

from collections.abc import Iterator

import pytest
from pytest_bdd.parser import Feature, Scenario, Step

from adapters.aurora.embedded.cluster import Cluster
from entrypoints.specifications.driver import Driver
from entrypoints.specifications.on_core.driver import CoreDriver
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.unmet import Unmet
from tests.features.door.door import Door, open_door
from tests.postgres.fresh_database import fresh_database

DOOR = "door"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{DOOR}: a scenario that also holds from outside")


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: object) -> bool | None:  # noqa: ARG001
    """Tags of the writer's own are labels for readers; pytest would ask for their registration."""
    return None if tag == DOOR else True


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A scenario runs on the core; one that is tagged also through the door."""
    if "driver" in metafunc.fixturenames:
        tagged = metafunc.definition.get_closest_marker(DOOR) is not None
        metafunc.parametrize("driver", ["core", DOOR] if tagged else ["core"], indirect=True)


@pytest.fixture(scope="session")
def door(cluster: Cluster, migrated_template: str) -> Iterator[Door]:
    """The service behind GraphQL and HTTP, on a PostgreSQL database of its own."""
    with (
        fresh_database(cluster, template=migrated_template) as database,
        open_door(database) as opened,
    ):
        yield opened


@pytest.fixture
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    if getattr(request, "param", None) == DOOR:
        with request.getfixturevalue("door").story() as from_outside:
            yield from_outside
    else:
        yield CoreDriver.on_memory()


@pytest.fixture
def scene(driver: Driver) -> Scene:
    return Scene(driver)


def pytest_bdd_after_step(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step
) -> None:
    """A refusal in the last step of all is one that no sentence expected."""
    if step is scenario.steps[-1]:
        scene = request.getfixturevalue("scene")
        try:
            scene.settle()
        except Unmet as left_over:
            explain(left_over, scene, feature, step)
            raise


def pytest_bdd_step_error(
    request: pytest.FixtureRequest, feature: Feature, step: Step, exception: Exception
) -> None:
    explain(exception, request.getfixturevalue("scene"), feature, step)


def explain(exception: Exception, scene: Scene, feature: Feature, step: Step) -> None:
    """Tell where the sentence stands, and the decision it is about, step by step."""
    exception.add_note(f"{feature.rel_filename}:{step.line_number}: {step.keyword} {step.name}")
    if scene.trace:
        steps = "".join(f"\n  - {line}" for line in scene.trace)
        exception.add_note(f"The decision, step by step:{steps}")
