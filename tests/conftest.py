"""What every test may ask for: a database of its own, and steady settings for Hypothesis."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from adapters.aurora.embedded.cluster import Cluster
from tests.postgres.fresh_database import FreshDatabase, fresh_database
from tests.postgres.temporary_cluster import temporary_cluster
from tests.s3.emulator import CREDENTIALS, Emulator, emulator

# A worker is measured; the programs that its tests start would take twice as long.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)

# A loaded machine is slow without being wrong.
hypothesis.settings.register_profile(
    "project",
    deadline=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The PostgreSQL of this test process."""
    with temporary_cluster() as running:
        yield running


@pytest.fixture(scope="session")
def migrated_template(cluster: Cluster) -> Iterator[str]:
    """The name of a database with every migration applied, to be cloned and never used."""
    from adapters.aurora.migrating import migrate  # noqa: PLC0415 - most tests need no database

    with fresh_database(cluster) as template:
        migrate(template.owner_url)
        yield template.name


@pytest.fixture
def empty_database(cluster: Cluster) -> Iterator[FreshDatabase]:
    """A database without any schema, for this test alone."""
    with fresh_database(cluster) as database:
        yield database


@pytest.fixture
def database(cluster: Cluster, migrated_template: str) -> Iterator[FreshDatabase]:
    """A migrated database for this test alone."""
    with fresh_database(cluster, template=migrated_template) as made:
        yield made


@pytest.fixture(scope="module")
def module_database(cluster: Cluster, migrated_template: str) -> Iterator[FreshDatabase]:
    """A migrated database that the tests of one module share."""
    with fresh_database(cluster, template=migrated_template) as made:
        yield made


@pytest.fixture
def database_url(database: FreshDatabase) -> str:
    """The application role's URL of a migrated database for this test alone."""
    return database.application_url


@pytest.fixture
def owner_url(database: FreshDatabase) -> str:
    """The owner's URL of the same database as `database_url`."""
    return database.owner_url


@pytest.fixture(scope="session")
def running_s3() -> Iterator[Emulator]:
    """The S3 emulator of this test process. Ask for `s3`, which has credentials too."""
    with emulator() as running:
        yield running


@pytest.fixture
def s3(running_s3: Emulator, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """An S3 with locks, and the environment in which AWS's library finds credentials for it."""
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    return running_s3
