"""Who may come in, from where and how often comes from the environment."""

from ipaddress import ip_network

import pytest

from entrypoints.settings.environment import read_settings
from entrypoints.settings.setting_error import SettingError

CANARY = "canary9b2d"


def test_without_a_word_no_page_and_no_proxy_is_trusted() -> None:
    settings = read_settings({})
    assert settings.cors_origins.names == frozenset()
    assert settings.trusted_proxies.networks == ()
    assert settings.openings_rate.a_minute == 60


def test_pages_proxies_and_the_rate_can_be_named() -> None:
    settings = read_settings(
        {
            "SUPPORT_CENTER_CORS_ORIGINS": "https://desk.example, http://localhost:3000",
            "SUPPORT_CENTER_TRUSTED_PROXIES": "10.0.0.0/8, 2001:db8::1",
            "SUPPORT_CENTER_OPENINGS_PER_MINUTE": "5",
            "SUPPORT_CENTER_WORKERS": "4",
        }
    )
    assert settings.cors_origins.names == {"https://desk.example", "http://localhost:3000"}
    named = (ip_network("10.0.0.0/8"), ip_network("2001:db8::1/128"))
    assert settings.trusted_proxies.networks == named
    assert settings.openings_rate.a_minute == 5
    assert settings.workers.number == 4


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CORS_ORIGINS", "*"),
        ("CORS_ORIGINS", "null"),
        ("CORS_ORIGINS", f"https://{CANARY}.example/"),
        ("CORS_ORIGINS", f"https://{CANARY.upper()}.example"),
        ("CORS_ORIGINS", f"{CANARY}.example"),
        ("CORS_ORIGINS", "https://a.example,"),
        ("TRUSTED_PROXIES", CANARY),
        ("TRUSTED_PROXIES", "0.0.0.0/0"),
        ("TRUSTED_PROXIES", "::/0"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("TRUSTED_PROXIES", "*"),
        ("OPENINGS_PER_MINUTE", "0"),
        ("OPENINGS_PER_MINUTE", "-1"),
        ("OPENINGS_PER_MINUTE", "1.5"),
        ("OPENINGS_PER_MINUTE", "9" * 5_000),
        ("OPENINGS_PER_MINUTE", CANARY),
        ("WORKERS", "0"),
        ("WORKERS", "65"),
        ("WORKERS", CANARY),
    ],
)
def test_what_cannot_be_meant_is_told_by_its_variable_and_not_repeated(
    name: str, value: str
) -> None:
    with pytest.raises(SettingError) as told:
        read_settings({f"SUPPORT_CENTER_{name}": value})
    assert f"SUPPORT_CENTER_{name}" in str(told.value)
    assert CANARY not in str(told.value)
