"""A database that is named: migrated by its owner, worked on as the application's role."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from adapters.aurora.embedded.cluster import Cluster
from adapters.aurora.migrating import migrations
from entrypoints.cli.database import open_database
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.fault import CliFault
from entrypoints.cli.main import main
from entrypoints.container import open_container
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.settings import Settings
from tests.postgres.fresh_database import FreshDatabase, administering, fresh_database

NAMES = [migration.name for migration in migrations()]
VERSION_THAT_TELLS_THEM_APART = 160000
Told = pytest.CaptureFixture[str]


def given(url: str, owner: str | None = None) -> Settings:
    return Settings(
        home=Path("unused"),
        database_url=DatabaseUrl(url),
        database_owner_url=None if owner is None else DatabaseUrl(owner),
    )


def connect(url: DatabaseUrl) -> psycopg.Connection:
    return psycopg.connect(url.reveal())


def test_migrate_tells_what_it_applied_and_then_that_there_is_nothing_to_do(
    empty_database: FreshDatabase, capsys: Told
) -> None:
    assert main(["migrate", "--database", empty_database.owner_url]) == 0
    *applied, summary = capsys.readouterr().out.splitlines()
    assert applied == [f"applied {name}" for name in NAMES]
    assert summary.endswith(f"{len(NAMES)} applied")
    assert main(["migrate", "--database", empty_database.owner_url]) == 0
    assert capsys.readouterr().out.endswith("nothing to do\n")


@pytest.mark.parametrize("role", ["owner_url", "administrator_url"])
def test_a_more_powerful_url_migrates_but_serves_as_the_application(
    empty_database: FreshDatabase, role: str
) -> None:
    url: str = getattr(empty_database, role)
    with open_database(given(url)) as opened, connect(opened.url) as session:
        assert list(opened.applied) == NAMES
        assert session.execute("SELECT current_user").fetchone() == ("support_app",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            session.execute("DELETE FROM sup.admin_audit")


def test_options_that_the_url_has_already_are_kept(database: FreshDatabase) -> None:
    url = f"{database.owner_url}&options=-c%20work_mem%3D5MB"
    with open_database(given(url)) as opened, connect(opened.url) as session:
        assert session.execute("SHOW work_mem").fetchone() == ("5MB",)
        assert session.execute("SELECT current_user").fetchone() == ("support_app",)


def test_the_owner_s_url_of_its_own_migrates_for_the_application(
    empty_database: FreshDatabase,
) -> None:
    settings = given(empty_database.application_url, empty_database.owner_url)
    with open_database(settings) as opened:
        assert list(opened.applied) == NAMES
        assert opened.url.reveal() == empty_database.application_url


def test_a_migrated_database_is_served_with_the_application_s_url_alone(
    database: FreshDatabase,
) -> None:
    with open_database(given(database.application_url)) as opened:
        assert opened.url.reveal() == database.application_url
        assert opened.applied == ()


def test_the_application_s_role_on_a_database_that_is_behind_is_told_to_migrate(
    empty_database: FreshDatabase,
) -> None:
    with (
        pytest.raises(CliFault, match=r"misses \d+ migrations.*support-center migrate") as raised,
        open_database(given(empty_database.application_url)),
    ):
        pass
    assert raised.value.exit_code == 1


def test_a_role_that_may_not_migrate_is_told_whose_url_to_give(
    empty_database: FreshDatabase,
) -> None:
    settings = given(empty_database.application_url, empty_database.application_url)
    with pytest.raises(CliFault, match="DATABASE_OWNER_URL"), open_database(settings):
        pass


@pytest.fixture
def lone_owner(cluster: Cluster, empty_database: FreshDatabase) -> Iterator[str]:
    """The URL of an owner who may grant the application's role and not become it."""
    with administering(cluster) as session:
        session.execute("CREATE ROLE lone_owner LOGIN")
        session.execute("GRANT support_app TO lone_owner WITH ADMIN OPTION")
        if session.info.server_version >= VERSION_THAT_TELLS_THEM_APART:
            session.execute("GRANT support_app TO lone_owner WITH SET FALSE")
        session.execute(f"ALTER DATABASE {empty_database.name} OWNER TO lone_owner")
        yield cluster.url(role="lone_owner", database=empty_database.name)
    with psycopg.connect(empty_database.administrator_url) as session:
        session.execute("DROP OWNED BY lone_owner CASCADE")
        session.execute(f"ALTER DATABASE {empty_database.name} OWNER TO support_owner")
        session.execute("DROP ROLE lone_owner")


def test_an_owner_who_could_not_become_the_application_is_let(lone_owner: str) -> None:
    for _ in range(2):
        with open_database(given(lone_owner)) as opened, connect(opened.url) as session:
            assert session.execute("SELECT current_user").fetchone() == ("support_app",)


def test_a_database_newer_than_the_program_is_refused(database: FreshDatabase) -> None:
    with psycopg.connect(database.owner_url) as session:
        session.execute("INSERT INTO sup.schema_migration (name, sha256) VALUES ('9999_next', '')")
    with (
        pytest.raises(CliFault, match="newer than this program: it has 9999_next"),
        open_database(given(database.owner_url)),
    ):
        pass


def test_a_migration_that_was_altered_is_refused(database: FreshDatabase) -> None:
    with psycopg.connect(database.owner_url) as session:
        session.execute(
            "UPDATE sup.schema_migration SET sha256 = 'other' WHERE name = %s", NAMES[:1]
        )
    with (
        pytest.raises(CliFault, match=f"{NAMES[0]} was applied with other content"),
        open_database(given(database.owner_url)),
    ):
        pass


def test_a_database_that_cannot_be_reached_is_told_without_its_password(capsys: Told) -> None:
    url = "postgresql://owner:hunter2@127.0.0.1:9/support?connect_timeout=5"
    assert main(["migrate", "--database", url]) == 1
    told = capsys.readouterr().err
    assert told.startswith("support-center: The database cannot be reached")
    assert "hunter2" not in told


def test_a_url_that_is_none_is_misuse(capsys: Told) -> None:
    assert main(["migrate", "--database", "mysql://owner:hunter2@127.0.0.1/support"]) == 2
    told = capsys.readouterr().err
    assert told == "support-center: --database: write a URL that starts with postgresql://\n"


def test_a_database_that_goes_away_in_between_is_told_like_one_that_never_was(
    tmp_path: Path, cluster: Cluster
) -> None:
    with fresh_database(cluster) as database:
        url = database.application_url
    settings = Settings(home=tmp_path, database_url=DatabaseUrl(url))
    with (
        pytest.raises(CliFault, match="cannot be reached"),
        telling_database_faults(),
        open_container(settings) as container,
        container.store().unit_of_work() as uow,
    ):
        uow.cases.get("sca_1")


@pytest.mark.usefixtures("handlers_kept")
@pytest.mark.parametrize(
    "words",
    [
        ["migrate"],
        ["orders", "import", "entrypoints/demo/orders/talent.json"],
        ["sweep", "refunds"],
        ["serve", "--demo", "--port", "0"],
    ],
)
def test_a_data_directory_that_cannot_be_made_is_told_in_a_line(
    tmp_path: Path, capsys: Told, words: list[str]
) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"
    assert main([*words, "--data-dir", str(home)]) == 1
    told = f"The data directory {home} cannot be made: Not a directory."
    assert capsys.readouterr() == (
        "",
        f"support-center: {told} Name another with --data-dir or SUPPORT_CENTER_HOME.\n",
    )
