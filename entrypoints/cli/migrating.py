"""Apply what a database misses, or tell what that would be."""

from contextlib import ExitStack

from adapters.aurora.embedded.cluster import locate_cluster
from adapters.aurora.migrating import migrations, pending
from adapters.aurora.public_views import VIEWS, put_views_into_public
from entrypoints.cli.database import open_database, running_cluster
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.fault import DONE
from entrypoints.settings.settings import Settings

PENDING = 3


def migrate_database(settings: Settings, *, public_views: bool) -> int:
    """The exit code, once everything is applied. Raises CliFault."""
    with open_database(settings, join=True) as database:
        for name in database.applied:
            print(f"applied {name}")
        told = f"{len(database.applied)} applied" if database.applied else "nothing to do"
        print(f"{database.place}: {told}")
        if public_views:
            with telling_database_faults():
                put_views_into_public(_owner_url(settings))
            print(f"schema public has {', '.join(VIEWS)}")
    return DONE


def tell_pending(settings: Settings) -> int:
    """PENDING when something would be applied, else DONE. Raises CliFault; changes nothing."""
    missing = _pending(settings)
    for name in missing:
        print(f"would apply {name}")
    print(f"{len(missing)} to apply" if missing else "nothing to do")
    return PENDING if missing else DONE


def _pending(settings: Settings) -> list[str]:
    with ExitStack() as opened:
        if settings.database_url is None and settings.database_owner_url is None:
            if not locate_cluster(settings.home).data.exists():
                return [migration.name for migration in migrations()]
            url = running_cluster(settings, opened, join=True).owner_url
        else:
            url = _owner_url(settings)
        with telling_database_faults():
            return pending(url)


def _owner_url(settings: Settings) -> str:
    url = settings.database_owner_url or settings.database_url
    return locate_cluster(settings.home).owner_url if url is None else url.to_connect()
