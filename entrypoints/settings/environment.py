"""Settings from environment variables."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from cattrs import Converter
from cattrs.errors import ClassValidationError

from adapters.aurora.embedded.default_directory import default_directory
from entrypoints.settings.agreement import check_agreement
from entrypoints.settings.bucket_name import BucketName
from entrypoints.settings.database_pool import DatabasePool
from entrypoints.settings.database_proxy import DatabaseProxy
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.doors.cors_origins import CorsOrigins
from entrypoints.settings.doors.drain import Drain
from entrypoints.settings.doors.log_format import LogFormat
from entrypoints.settings.doors.metrics_token import MetricsToken
from entrypoints.settings.doors.openings_rate import OpeningsRate
from entrypoints.settings.doors.trusted_proxies import TrustedProxies
from entrypoints.settings.doors.worker_count import WorkerCount
from entrypoints.settings.event_bus import EventBus
from entrypoints.settings.event_endpoint import EventEndpoint
from entrypoints.settings.iam_region import IamRegion
from entrypoints.settings.kms_key import KmsKey
from entrypoints.settings.object_store_endpoint import ObjectStoreEndpoint
from entrypoints.settings.oidc.audience import Audience
from entrypoints.settings.oidc.clients import Clients
from entrypoints.settings.oidc.default_role import DefaultRole
from entrypoints.settings.oidc.issuer import Issuer
from entrypoints.settings.oidc.leeway import Leeway
from entrypoints.settings.oidc.role_names import RoleNames
from entrypoints.settings.oidc.roles_path import RolesPath
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import ClockName, ProcessorName, Settings, StoreName
from entrypoints.settings.stripe_api_base import StripeApiBase
from entrypoints.settings.stripe_api_key import StripeApiKey
from entrypoints.settings.variables import VARIABLES
from entrypoints.settings.webhook_secrets import WebhookSecrets

TEXTS = (
    Audience,
    BucketName,
    EventBus,
    EventEndpoint,
    IamRegion,
    Issuer,
    KmsKey,
    MetricsToken,
    ObjectStoreEndpoint,
    RolesPath,
    StripeApiBase,
    StripeApiKey,
)
HIGHEST_PORT = 65535

T = TypeVar("T")


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings `environ` describes; a variable that is empty is as good as absent.

    Raises SettingError, which names the variable and never repeats its value.
    """
    given = {
        name: environ[variable] for name, variable in VARIABLES.items() if environ.get(variable)
    }
    given.setdefault("home", str(default_directory(environ)))
    try:
        settings = _converter(given.get("database_iam")).structure(given, Settings)
    except ClassValidationError as error:
        fault, place = error.group_exceptions()[0][0]
        raise SettingError(name=VARIABLES[place.name], problem=str(fault)) from None
    check_agreement(settings)
    return settings


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
    for value in TEXTS:
        converter.register_structure_hook(value, _from_text)
    converter.register_structure_hook(WebhookSecrets, lambda text, _: WebhookSecrets.listed(text))
    converter.register_structure_hook(Clients, lambda text, _: Clients.listed(text))
    converter.register_structure_hook(RoleNames, lambda text, _: RoleNames.listed(text))
    converter.register_structure_hook(Leeway, lambda text, _: Leeway.written(text))
    converter.register_structure_hook(CorsOrigins, lambda text, _: CorsOrigins.listed(text))
    converter.register_structure_hook(TrustedProxies, lambda text, _: TrustedProxies.listed(text))
    converter.register_structure_hook(DatabasePool, lambda text, _: DatabasePool.written(text))
    converter.register_structure_hook(OpeningsRate, lambda text, _: OpeningsRate.written(text))
    converter.register_structure_hook(WorkerCount, lambda text, _: WorkerCount.written(text))
    converter.register_structure_hook(Drain, lambda text, _: Drain.written(text))
    for names in (StoreName, ProcessorName, ClockName, DatabaseProxy, DefaultRole, LogFormat):
        converter.register_structure_hook(names, _choice)
    return converter


def _database_url(text: str, iam: str | None) -> DatabaseUrl:
    return DatabaseUrl(text, None if iam is None else IamRegion(iam))


def _from_text(text: str, kind: Callable[[str], T]) -> T:
    return kind(text)


def _choice(text: str, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(text)
    except ValueError:
        raise ValueError(f"write one of: {', '.join(kind)}") from None
