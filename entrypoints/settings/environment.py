"""Settings from environment variables."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from cattrs import Converter
from cattrs.errors import ClassValidationError

from adapters.aurora.embedded.default_directory import default_directory
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.iam_region import IamRegion
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import ClockName, ProcessorName, Settings, StoreName

VARIABLES = {
    "home": "SUPPORT_CENTER_HOME",
    "database_url": "DATABASE_URL",
    "database_owner_url": "DATABASE_OWNER_URL",
    "database_iam": "SUPPORT_CENTER_DATABASE_IAM",
    "host": "SUPPORT_CENTER_HOST",
    "port": "SUPPORT_CENTER_PORT",
    "store": "SUPPORT_CENTER_STORE",
    "processor": "SUPPORT_CENTER_PROCESSOR",
    "policies_file": "SUPPORT_CENTER_POLICIES",
}
HIGHEST_PORT = 65535


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings `environ` describes; a variable that is empty is as good as absent.

    Raises SettingError, which names the variable and never repeats its value.
    """
    given = {
        name: environ[variable] for name, variable in VARIABLES.items() if environ.get(variable)
    }
    given.setdefault("home", str(default_directory(environ)))
    try:
        return _converter(given.get("database_iam")).structure(given, Settings)
    except ClassValidationError as error:
        fault, place = error.group_exceptions()[0][0]
        raise SettingError(name=VARIABLES[place.name], problem=str(fault)) from None


def read_port(text: str) -> int:
    """A port of TCP, 0 for any that is free. Raises ValueError."""
    if text.isascii() and text.isdigit() and int(text[:6]) <= HIGHEST_PORT:
        return int(text[:6])
    raise ValueError(f"write a port number from 0 to {HIGHEST_PORT}")


def _converter(iam: str | None) -> Converter:
    converter = Converter(detailed_validation=True)
    converter.register_structure_hook(int, lambda text, _: read_port(text))
    converter.register_structure_hook(Path, lambda text, _: Path(text).expanduser())
    converter.register_structure_hook(DatabaseUrl, lambda text, _: _database_url(text, iam))
    converter.register_structure_hook(IamRegion, lambda text, _: IamRegion(text))
    for names in (StoreName, ProcessorName, ClockName):
        converter.register_structure_hook(names, _choice)
    return converter


def _database_url(text: str, iam: str | None) -> DatabaseUrl:
    return DatabaseUrl(text, None if iam is None else IamRegion(iam))


def _choice(text: str, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(text)
    except ValueError:
        raise ValueError(f"write one of: {', '.join(kind)}") from None
