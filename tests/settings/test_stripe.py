"""Stripe's secrets come from the environment, are checked by their looks, and never shown."""

import pytest

from entrypoints.settings.environment import read_settings
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import ProcessorName
from entrypoints.settings.stripe_api_base import StripeApiBase
from entrypoints.settings.stripe_api_key import StripeApiKey
from entrypoints.settings.webhook_secrets import WebhookSecrets

CANARY = "canary7f3a"
KEY = f"sk_live_{CANARY}"
SECRET = f"whsec_{CANARY}"
STRIPE = {"SUPPORT_CENTER_PROCESSOR": "stripe", "STRIPE_API_KEY": KEY}


def test_stripe_is_wired_with_its_key_its_secrets_and_its_server() -> None:
    settings = read_settings(
        STRIPE
        | {"STRIPE_WEBHOOK_SECRET": f"{SECRET}, whsec_old", "STRIPE_API_BASE": "http://localhost:1"}
    )
    assert settings.processor is ProcessorName.STRIPE
    assert settings.stripe_api_key == StripeApiKey(KEY)
    assert settings.stripe_api_key.reveal() == KEY
    assert settings.stripe_webhook_secrets == WebhookSecrets((SECRET, "whsec_old"))
    assert settings.stripe_webhook_secrets.reveal() == (SECRET, "whsec_old")
    assert settings.stripe_api_base == StripeApiBase("http://localhost:1")


def test_the_server_is_stripes_own_and_webhooks_are_closed_unless_said_otherwise() -> None:
    settings = read_settings(STRIPE)
    assert (settings.stripe_api_base, settings.stripe_webhook_secrets) == (None, None)


@pytest.mark.parametrize("key", [{}, {"STRIPE_API_KEY": ""}])
def test_stripe_without_a_key_is_told_with_the_way_out(key: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="fake_stripe") as raised:
        read_settings({"SUPPORT_CENTER_PROCESSOR": "stripe"} | key)
    assert raised.value.name == "STRIPE_API_KEY"
    assert str(raised.value).startswith("STRIPE_API_KEY: write ")


def test_no_key_is_needed_where_no_money_moves() -> None:
    assert read_settings({"SUPPORT_CENTER_PROCESSOR": "fake_stripe"}).stripe_api_key is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("STRIPE_API_KEY", CANARY),
        ("STRIPE_API_KEY", f"pk_live_{CANARY}"),
        ("STRIPE_API_KEY", f"sk_live_{CANARY}\n"),
        ("STRIPE_API_KEY", f"sk_live {CANARY}"),
        ("STRIPE_API_KEY", f"sk_live_{CANARY}é"),
        ("STRIPE_WEBHOOK_SECRET", CANARY),
        ("STRIPE_WEBHOOK_SECRET", KEY),
        ("STRIPE_WEBHOOK_SECRET", f"{SECRET},"),
        ("STRIPE_WEBHOOK_SECRET", ","),
        ("STRIPE_WEBHOOK_SECRET", f"{SECRET},{SECRET}2,{SECRET}3"),
        ("STRIPE_WEBHOOK_SECRET", f"{SECRET} {SECRET}2"),
        ("STRIPE_API_BASE", CANARY),
        ("STRIPE_API_BASE", f"http://{CANARY}.example"),
        ("STRIPE_API_BASE", f"ftp://{CANARY}.example"),
        ("STRIPE_API_BASE", f"https://{CANARY}.example/v1"),
        ("STRIPE_API_BASE", f"https://{CANARY}.example?"),
        ("STRIPE_API_BASE", f"https://user:{CANARY}@stripe.example"),
        ("STRIPE_API_BASE", f"http://127.0.0.1@{CANARY}.example"),
        ("STRIPE_API_BASE", f"http://127.0.0.1.{CANARY}.example"),
        ("STRIPE_API_BASE", f"https://{CANARY}.example:65536"),
        ("STRIPE_API_BASE", f"https://[::{CANARY}]"),
        ("STRIPE_API_BASE", f"https://{CANARY}.example\t"),
    ],
)
def test_what_cannot_be_used_is_told_by_its_variable_alone(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings(STRIPE | {variable: value})
    assert raised.value.name == variable
    assert str(raised.value).startswith(f"{variable}: write ")
    assert CANARY not in str(raised.value)


@pytest.mark.parametrize("key", [KEY, f"sk_test_{CANARY}", f"rk_live_{CANARY}"])
def test_secret_and_restricted_keys_are_taken_and_never_shown(key: str) -> None:
    settings = read_settings(STRIPE | {"STRIPE_API_KEY": key, "STRIPE_WEBHOOK_SECRET": SECRET})
    shown = f"{settings} {settings.stripe_api_key} {settings.stripe_webhook_secrets}"
    assert CANARY not in shown + repr(settings)


@pytest.mark.parametrize(
    "url",
    [
        "https://stripe.example",
        "https://stripe.example:8443/",
        "http://127.0.0.1:12111",
        "http://localhost:12111/",
        "http://[::1]:12111",
    ],
)
def test_the_key_goes_over_tls_or_stays_on_this_machine(url: str) -> None:
    assert StripeApiBase(url).url == url
