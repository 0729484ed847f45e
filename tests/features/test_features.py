"""Every specification of features/, whatever files there are."""

from pytest_bdd import scenarios

from tests.features.folder import FEATURES
from tests.features.steps import STEPS

pytest_plugins = STEPS

scenarios(str(FEATURES))
