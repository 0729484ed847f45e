"""What pytest-bdd needs around the specifications: a scene each, tags, and the trace."""

import pytest
from pytest_bdd.parser import Feature, Scenario, Step

from tests.features.core_driver import CoreDriver
from tests.features.driver import Driver
from tests.features.scene import Scene

DOOR = "door"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{DOOR}: a scenario that also holds from outside")


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: object) -> bool | None:  # noqa: ARG001
    """Tags of the writer's own are labels for readers; pytest would ask for their registration."""
    return None if tag == DOOR else True


@pytest.fixture
def driver() -> Driver:
    return CoreDriver.on_memory()


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
        except AssertionError as left_over:
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
