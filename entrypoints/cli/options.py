"""Options that several commands share, and the settings they lead to."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from attrs import evolve

from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.environment import read_settings
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings


def add_data_dir(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=Path,
        help="where the data is kept (default: $SUPPORT_CENTER_HOME, else the user's own)",
    )


def add_database(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--database",
        metavar="URL",
        help="a PostgreSQL to use instead of the embedded one (default: $DATABASE_URL, which also"
        " keeps a password out of the list of processes)",
    )


def chosen_settings(args: Namespace) -> Settings:
    """The environment's settings with what the shared options say. Raises SettingError."""
    settings = read_settings(os.environ)
    if getattr(args, "data_dir", None) is not None:
        settings = evolve(settings, home=_home(args.data_dir))
    if getattr(args, "database", None) is not None:
        settings = evolve(settings, database_url=_database_url(args.database, settings))
    return evolve(settings, home=settings.home.absolute())


def _home(told: Path) -> Path:
    try:
        return told.expanduser()
    except RuntimeError as fault:
        raise SettingError(name="--data-dir", problem=str(fault)) from None


def _database_url(text: str, settings: Settings) -> DatabaseUrl:
    try:
        return DatabaseUrl(text, settings.database_iam)
    except ValueError as fault:
        raise SettingError(name="--database", problem=str(fault)) from None
