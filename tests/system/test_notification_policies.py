"""When people may be told and who is on call, in a policies file."""

from datetime import timedelta
from pathlib import Path

import pytest

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_policies import TomlPolicies
from core.notifications.quiet_hours import QuietHours
from core.notifications.terms import NotificationTerms
from core.policies.policies import Policies
from entrypoints.policy.policies_json import policies_json

QUIET = 'quiet_hours = { zone = "Europe/Berlin", from = "22:00", to = "07:30" }'


def read(folder: Path, terms: str) -> Policies:
    file = folder / "policies.toml"
    file.write_text(f"[[versions]]\nversion = 1\n[versions.notifications]\n{terms}\n")
    return TomlPolicies(file).current()


def test_without_a_setting_nobody_is_left_in_peace_and_a_rota_is_paged() -> None:
    assert TomlPolicies().current().notifications == NotificationTerms()
    assert NotificationTerms() == NotificationTerms(on_call=("rota_support",), quiet_hours=None)


def test_a_file_sets_the_hours_and_who_is_paged(tmp_path: Path) -> None:
    policies = read(tmp_path, f'on_call = ["usr_ann", "rota_b"]\n{QUIET}')
    assert policies.notifications == NotificationTerms(
        on_call=("usr_ann", "rota_b"),
        quiet_hours=QuietHours(
            zone="Europe/Berlin",
            begins=timedelta(hours=22),
            ends=timedelta(hours=7, minutes=30),
        ),
    )
    assert policies_json(policies)["notifications"] == {
        "on_call": ["usr_ann", "rota_b"],
        "quiet_hours": {"zone": "Europe/Berlin", "from": "22:00", "to": "07:30"},
    }


@pytest.mark.parametrize(
    ("terms", "path"),
    [
        ("on_call = []", "on_call"),
        ('on_call = "usr_ann"', "on_call"),
        ('on_call = ["usr_ann", 3]', "on_call[1]"),
        ('on_call = ["a b"]', "on_call[0]"),
        ("quiet_hours = 3", "quiet_hours"),
        ('quiet_hours = { zone = "UTC", from = "22:00" }', "quiet_hours.to"),
        ('quiet_hours = { zone = "Mars", from = "22:00", to = "07:00" }', "quiet_hours.zone"),
        ('quiet_hours = { zone = 5, from = "22:00", to = "07:00" }', "quiet_hours.zone"),
        ('quiet_hours = { zone = "UTC", from = "24:00", to = "07:00" }', "quiet_hours.from"),
        ('quiet_hours = { zone = "UTC", from = "22:00", to = "7:00" }', "quiet_hours.to"),
        ('quiet_hours = { zone = "UTC", from = "22:00", to = 07:00:00 }', "quiet_hours.to"),
        ('quiet_hours = { zone = "UTC", from = "22:00", to = "22:00" }', "quiet_hours.to"),
        ('quiet_hours = { zone = "UTC", form = "22:00", to = "7:00" }', "quiet_hours.form"),
        ("on_cal = []", "on_cal"),
    ],
)
def test_terms_that_cannot_be_are_told_with_their_path(
    terms: str, path: str, tmp_path: Path
) -> None:
    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, terms)
    assert told.value.path == f"versions[0].notifications.{path}"
    assert str(tmp_path) in str(told.value)
