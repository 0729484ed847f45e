"""Adapters are chosen by name, put together in one place, and imported when they are needed."""

import re
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path

import pytest
from attrs import evolve

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.store import AuroraStore
from adapters.memory.case_views import MemoryCaseViews
from adapters.memory.store import MemoryStore
from adapters.stripe.processor import StripeProcessor
from adapters.stripe.webhooks import StripeWebhooks
from adapters.system.movable_clock import MovableClock
from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.system_clock import SystemClock
from entrypoints.container import open_container
from entrypoints.demo.processor import DemoProcessor
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.doors.cors_origins import CorsOrigins
from entrypoints.settings.doors.openings_rate import OpeningsRate
from entrypoints.settings.doors.trusted_proxies import TrustedProxies
from entrypoints.settings.settings import ClockName, ProcessorName, Settings, StoreName
from entrypoints.settings.stripe_api_base import StripeApiBase
from entrypoints.settings.stripe_api_key import StripeApiKey
from entrypoints.settings.webhook_secrets import WebhookSecrets

ROOT = Path(__file__).parents[2]
IMPORTS_IT = re.compile(r"^\s*(?:from|import) dependency_injector\b", re.MULTILINE)
HEAVY = ("sqlalchemy", "psycopg", "boto3", "stripe", "ariadne", "uvicorn")
WIRE_IN_MEMORY = """
import sys
from pathlib import Path
from entrypoints.container import Container
from entrypoints.settings.settings import Settings, StoreName
container = Container(settings=Settings(home=Path("."), store=StoreName.MEMORY))
container.desk()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def settings(home: Path, store: StoreName, clock: ClockName = ClockName.MOVABLE) -> Settings:
    url = DatabaseUrl("postgresql://support_app@localhost/support")
    return Settings(home=home, store=store, clock=clock, database_url=url)


def test_in_memory_everything_is_the_memory_adapters(tmp_path: Path) -> None:
    with open_container(settings(tmp_path, StoreName.MEMORY)) as container:
        assert isinstance(container.desk().store, MemoryStore)
        assert isinstance(container.reading_room().views, MemoryCaseViews)
        assert container.stripe_file() is None


def test_on_postgresql_everything_is_the_aurora_adapters_and_nothing_connects_yet(
    tmp_path: Path,
) -> None:
    with open_container(settings(tmp_path, StoreName.AURORA)) as container:
        assert isinstance(container.desk().store, AuroraStore)
        assert isinstance(container.reading_room().views, AuroraCaseViews)
        assert container.stripe_file().path == tmp_path / "fake-stripe.json"


@pytest.mark.parametrize("store", StoreName)
def test_the_desk_is_one_whoever_asks_for_it(tmp_path: Path, store: StoreName) -> None:
    with open_container(settings(tmp_path, store)) as container:
        desk = container.desk()
        assert container.refund_office().desk is desk
        assert container.reading_room().desk is desk
        assert container.desk() is desk


def test_the_fake_stripe_is_chosen_by_its_name(tmp_path: Path) -> None:
    with open_container(settings(tmp_path, StoreName.MEMORY)) as container:
        processor = container.refund_office().processor
        assert isinstance(processor, DemoProcessor)
        assert processor.stripe is container.fake_stripe()


@pytest.mark.parametrize(
    ("clock", "kind"), [(ClockName.SYSTEM, SystemClock), (ClockName.MOVABLE, MovableClock)]
)
def test_the_clock_is_chosen_by_its_name(tmp_path: Path, clock: ClockName, kind: type) -> None:
    with open_container(settings(tmp_path, StoreName.MEMORY, clock)) as container:
        assert isinstance(container.desk().clock, kind)


def test_a_policies_file_that_is_named_is_the_one_that_counts(tmp_path: Path) -> None:
    file = tmp_path / "policies.toml"
    file.write_text("[[versions]]\nversion = 7\n")
    wired = Settings(home=tmp_path, store=StoreName.MEMORY, policies_file=file)
    with open_container(wired) as container:
        assert container.desk().policies.current().version == 7
    file.write_text("nonsense")
    with open_container(wired) as container, pytest.raises(PoliciesFileError):
        container.policies()


def test_a_process_in_memory_imports_no_database_and_no_web() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", WIRE_IN_MEMORY], check=True, cwd=ROOT, text=True, capture_output=True
    ).stdout.split()
    assert "attrs" in loaded
    assert not set(HEAVY) & set(loaded)


def test_there_is_one_container_and_nothing_is_injected_outside() -> None:
    importing = [
        file.relative_to(ROOT).as_posix()
        for layer in ("core", "ports", "adapters", "entrypoints")
        for file in (ROOT / layer).rglob("*.py")
        if IMPORTS_IT.search(file.read_text(encoding="utf-8"))
    ]
    assert importing == ["entrypoints/container.py"]


def test_the_processor_stripe_has_a_door_for_its_notices_once_their_secret_is_known(
    tmp_path: Path,
) -> None:
    wired = Settings(
        home=tmp_path,
        store=StoreName.MEMORY,
        processor=ProcessorName.STRIPE,
        stripe_api_key=StripeApiKey("sk_test_1"),
        stripe_api_base=StripeApiBase("http://127.0.0.1:1"),
    )
    signed = evolve(wired, stripe_webhook_secrets=WebhookSecrets(("whsec_1",)))
    with open_container(wired) as container:
        assert isinstance(container.processor(), StripeProcessor)
        assert container.webhooks() is None
    with open_container(signed) as container:
        assert isinstance(container.webhooks(), StripeWebhooks)
        assert container.sweeping().missed().processor is container.notice_office().processor


def test_the_fake_stripe_of_a_demo_has_no_door(tmp_path: Path) -> None:
    with open_container(settings(tmp_path, StoreName.MEMORY)) as container:
        assert container.webhooks() is None


def test_who_may_come_in_and_how_often_is_what_the_settings_say(tmp_path: Path) -> None:
    told = evolve(
        settings(tmp_path, StoreName.MEMORY),
        cors_origins=CorsOrigins.listed("https://desk.example"),
        trusted_proxies=TrustedProxies.listed("10.0.0.0/8"),
        openings_rate=OpeningsRate(7),
    )
    with open_container(told) as container:
        parts = container.demo_parts()
        assert parts.cors_origins == {"https://desk.example"}
        assert parts.trusted_proxies == (ip_network("10.0.0.0/8"),)
        assert parts.openings.a_minute == 7
        assert container.demo_parts().openings is parts.openings
