"""Every specification of features/, whatever files there are, through its drivers."""

import pytest
from pytest_bdd import scenarios

from entrypoints.specifications.driver import Driver
from tests.features.folder import FEATURES

pytest_plugins = ("tests.features.every_step",)

scenarios(str(FEATURES))


@pytest.fixture(autouse=True)
def _driven(driver: Driver) -> Driver:
    """Asked for by every scenario, so that pytest can run it once a driver."""
    return driver
