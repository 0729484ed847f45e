"""What this process is wired with. Policies are no settings: they have versions."""

from enum import StrEnum
from pathlib import Path

from attrs import field, frozen

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
from entrypoints.settings.stripe_api_base import StripeApiBase
from entrypoints.settings.stripe_api_key import StripeApiKey
from entrypoints.settings.webhook_secrets import WebhookSecrets


class StoreName(StrEnum):
    """The adapter that keeps everything."""

    MEMORY = "memory"
    AURORA = "aurora"


class ProcessorName(StrEnum):
    """The adapter that moves money."""

    FAKE_STRIPE = "fake_stripe"
    STRIPE = "stripe"


class PublisherName(StrEnum):
    """The adapter that tells other services what was announced."""

    EVENTBRIDGE = "eventbridge"
    STDOUT = "stdout"
    MEMORY = "memory"


class ClockName(StrEnum):
    """The adapter that tells the time."""

    SYSTEM = "system"
    MOVABLE = "movable"


@frozen(kw_only=True)
class Settings:
    """Read from the environment, then changed by the command line.

    `database_url` None means the embedded PostgreSQL under `home`. `database_owner_url` is for
    migrations alone. `database_iam` is the region whose tokens stand in for passwords that URLs
    leave out. `database_label` tells a database's files under `home` from another's.
    `policies_file` and `macros_file` None mean those that come with the program. The processor
    `stripe` needs `stripe_api_key`; `stripe_api_base` None means Stripe's own servers.
    `event_endpoint` None means AWS, and so does `s3_endpoint`. Without buckets, evidence and the
    audit's stream are kept as the store is: in memory, or in files under `home`. `kms_key`
    encrypts the buckets, `signing_key` signs the audit's seals.

    Of `workers` on one socket, the process that `does_once` does what one does for all.
    `keeps_stripe` says that the Stripe at `stripe_api_base` is nobody's but ours.

    Without `oidc_issuer` nobody's tokens are believed but a demo's; with it there is an
    `oidc_audience`. No clients means any. Without `metrics_token` metrics are told
    to this machine alone, and a demo's to anybody.
    """

    home: Path
    database_iam: IamRegion | None = None
    database_url: DatabaseUrl | None = None
    database_owner_url: DatabaseUrl | None = None
    database_label: str = ""
    database_pool: DatabasePool = field(factory=DatabasePool)
    database_proxy: DatabaseProxy = DatabaseProxy.NONE
    host: str = "127.0.0.1"
    port: int = 8000
    store: StoreName = StoreName.AURORA
    processor: ProcessorName = ProcessorName.FAKE_STRIPE
    stripe_api_key: StripeApiKey | None = None
    stripe_webhook_secrets: WebhookSecrets | None = None
    stripe_api_base: StripeApiBase | None = None
    publisher: PublisherName = PublisherName.EVENTBRIDGE
    event_bus: EventBus | None = None
    event_endpoint: EventEndpoint | None = None
    evidence_bucket: BucketName | None = None
    quarantine_bucket: BucketName | None = None
    audit_bucket: BucketName | None = None
    kms_key: KmsKey | None = None
    signing_key: KmsKey | None = None
    s3_endpoint: ObjectStoreEndpoint | None = None
    clock: ClockName = ClockName.SYSTEM
    policies_file: Path | None = None
    macros_file: Path | None = None
    oidc_issuer: Issuer | None = None
    oidc_audience: Audience | None = None
    oidc_clients: Clients = field(factory=Clients)
    oidc_roles_claim: RolesPath = field(factory=RolesPath)
    oidc_roles: RoleNames = field(factory=RoleNames)
    oidc_default_role: DefaultRole = DefaultRole.NONE
    oidc_leeway: Leeway = field(factory=Leeway)
    cors_origins: CorsOrigins = field(factory=CorsOrigins)
    trusted_proxies: TrustedProxies = field(factory=TrustedProxies)
    openings_rate: OpeningsRate = field(factory=OpeningsRate)
    workers: WorkerCount = field(factory=WorkerCount)
    does_once: bool = True
    keeps_stripe: bool = False
    metrics_token: MetricsToken | None = None
    log_format: LogFormat = LogFormat.AUTO
    drain: Drain = field(factory=Drain)

    @property
    def in_memory(self) -> bool:
        return self.store is StoreName.MEMORY

    @property
    def has_sessions(self) -> bool:
        """Whether a connection is one session of the database's for as long as it is open."""
        return self.database_proxy is DatabaseProxy.NONE

    @property
    def clock_file(self) -> Path:
        """How far a demo's clock was moved."""
        return self.home / "clock.json"

    @property
    def fake_stripe_file(self) -> Path:
        """What a demo's payment processor remembers."""
        return self.home / f"fake-stripe{self.database_label}.json"

    @property
    def evidence_directory(self) -> Path:
        """Where files on cases are kept without a bucket."""
        return self.home / f"evidence{self.database_label}"

    @property
    def audit_directory(self) -> Path:
        """Where the audit's stream is kept without a bucket."""
        return self.home / f"audit{self.database_label}"
