"""`support-center policy show`: the policies as people and programs read them."""

import json
from pathlib import Path

import pytest

from core.orders.kind import LegKind
from core.orders.reading.policy import read_policy
from core.policies.default_presets import default_presets
from core.policies.policy_json import policy_json
from entrypoints.cli.main import main
from tests.cli.command_line import run_cli
from tests.cli.policies_file import policies_file

EVERYTHING = """\
Policies, version 2 (in force)

Thresholds
  a second person approves refunds in USD above                       50000 cents
  a second person approves refunds in EUR above                       40000 cents
  a second person approves refunds in any other currency              always
  a second person approves goodwill credits in USD above              5000 cents
  a second person approves goodwill credits in any other currency     always
  one agent credits as goodwill in USD a month at most                50000 cents
  a second person approves claims on deposits in USD above            20000 cents
  a second person approves claims on deposits in any other currency   always
  an undecided refund expires after                                   36 h
  a payout hold expires after                                         90 days
  a closed case can be appealed within                                30 days

By itself
  a provider's payouts are held from      3 urgent or high cases in 30 days
  who does not answer is reminded after   72 h
  a case nobody answers is closed after   10 days
  a resolved case is closed after         7 days

Evidence
  image files are                  png, jpeg, webp, gif, heic
  application files are            pdf
  video files are                  mp4, quicktime, webm
  audio files are                  mpeg, wav
  text files are                   plain, csv
  a file has at most               104857600 bytes
  a picture has at most            100000000 pixels
  an upload form lives for         15 min
  a download link lives for        5 min
  what is attached is locked for   2557 days

Cancelled orders
  open a case when cancelled by                     buyer, provider
  where what was sold is                            anything
  refunded without a person in USD up to            50000 cents
  refunded without a person in any other currency   nothing

Notifications
  on call       rota_support
  quiet hours   none

Copyright claims
  countered content comes back after    10 business days
  and before the end of business day    14
  business days are those of            America/New_York
  but for                               55 holidays
  a repeat offender has upheld claims   3 or more
  a notice names addresses              100 or fewer

Chargebacks
  an answer is due before the deadline   48 h
  somebody is reminded before that       72 h
  it goes out by itself before that      24 h
  a case is urgent with less left than   24 h
  a case is high with less left than     72 h
  fraudulent needs                       product_description, customer_communication
  unrecognized needs                     product_description, customer_communication
  product_not_received needs             product_description, service_documentation
  product_unacceptable needs             product_description, service_documentation, refund_policy
  credit_not_processed needs             product_description, refund_policy
  subscription_canceled needs            product_description, refund_policy
  duplicate needs                        product_description, explanation
  otherwise needs                        product_description, refund_policy

Service levels
  priority   first response   resolution   counted
  P1         30 min           24 h         24x7
  P2         4 h              48 h         24x7
  P3         8 h              72 h         24x7
  P4         24 h             5 days       on Europe/Berlin hours
  P5         48 h             10 days      24x7

  Europe/Berlin hours, for P4
    monday      09:00-12:00, 13:00-17:30
    tuesday     closed
    wednesday   closed
    thursday    closed
    friday      closed
    saturday    closed
    sunday      closed
    closed on   2026-12-25

Refund presets

  mild: talent by the hour (time_band)
    when                                           price and tax   platform fee and tax
    24 h or more before the start                  100 %           100 %
    less than 24 h before the start, or after it   50 %            nothing
      the same, and the slot was sold again        up to 100 %     no more
    the provider cancels or does not show up       100 %           100 %
    goodwill suggested when the provider is at fault: none

  tip: tips (tip)
    when                                       price and tax      platform fee and tax
    somebody regrets a tip                     nothing            nothing
    the provider cancels or does not show up   as for the buyer   as for the buyer
    goodwill suggested when the provider is at fault: none

Changed in berlin

  mild@berlin: talent by the hour (time_band)
    when                                           price and tax   platform fee and tax
    24 h or more before the start                  100 %           100 %
    less than 24 h before the start, or after it   50 %            nothing
      the same, and the slot was sold again        no more         no more
    the provider cancels or does not show up       100 %           100 %
    goodwill suggested when the provider is at fault: 500 cents
"""
STUDIO = """\
Policies, version 1 (in force)

studio: studios by the hour (studio)
  when                                                      price and tax   platform fee and tax
  72 h or more before the room is blocked                   100 %           100 %
  24 h or more, less than 72 h before the room is blocked   50 %            nothing
  less than 24 h before the room is blocked, or after it    nothing         nothing
  the provider cancels or does not show up                  100 %           100 %
  goodwill suggested when the provider is at fault: none
"""


def show(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["policy", "show", *words]) == 0
    return capsys.readouterr().out


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policies file that the environment names."""
    file = policies_file(tmp_path)
    monkeypatch.setenv("SUPPORT_CENTER_POLICIES", str(file))
    return file


def test_everything_in_force_is_shown_as_a_page(tmp_path: Path) -> None:
    file = policies_file(tmp_path)

    done = run_cli("policy", "show", SUPPORT_CENTER_POLICIES=str(file))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == EVERYTHING


def test_a_preset_is_shown_as_a_table_of_its_bands_in_words() -> None:
    done = run_cli("policy", "show", "studio")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == STUDIO


@pytest.mark.parametrize("name", default_presets(version=1))
def test_every_preset_can_be_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = show(capsys, name)

    assert f"\n{name}: " in told
    assert "the provider cancels or does not show up" in told


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("flexible", "24 h or more, less than 72 h before the start   50 %            100 %"),
        ("strict", "336 h or more before the start                    75 %            nothing"),
        ("ppv", "not delivered 14 days after the payment    100 %           100 %"),
        ("ppv", "opened, and staff found the quality poor   50 %            nothing"),
        ("request", "defects are left after the last revision   50 %                   nothing"),
        ("subscription", "an outage                                        the lost time"),
        ("deliverable", "what is not approved   what is not approved"),
    ],
)
def test_a_preset_says_what_its_kernel_gives(
    name: str, row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert row in show(capsys, name)


def test_a_single_band_rules_at_any_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    band = "{ from_hours = 0, buyer_refund_pct = 10, platform_fee_refund_pct = 0 }"
    preset = f"presets.always = {{ kernel = 'studio', bands = [{band}] }}"
    file = policies_file(tmp_path, f"[[versions]]\nversion = 1\n{preset}\n")
    monkeypatch.setenv("SUPPORT_CENTER_POLICIES", str(file))

    assert "  at any time                                10 %" in show(capsys, "always")


@pytest.mark.usefixtures("company")
def test_a_preset_is_shown_as_it_stands_in_a_city(capsys: pytest.CaptureFixture[str]) -> None:
    by_option = show(capsys, "mild", "--city", "berlin")

    assert "mild@berlin" in by_option
    assert "500 cents" in by_option
    assert show(capsys, "mild@berlin") == by_option
    assert show(capsys, "tip@berlin") == show(capsys, "tip")


@pytest.mark.usefixtures("company")
def test_all_presets_are_shown_as_they_stand_in_a_city(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = show(capsys, "--city", "berlin")

    assert "Refund presets in berlin" in told
    assert "  mild@berlin: " in told
    assert "  mild: " not in told
    assert "  tip: " in told


@pytest.mark.usefixtures("company")
def test_an_earlier_version_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    told = show(capsys, "--version", "1")

    assert told.startswith("Policies, version 1 (not in force any more)\n")
    assert "flexible: " in told
    assert "Changed in" not in told


@pytest.mark.parametrize("kind", LegKind)
def test_a_preset_in_json_stands_as_in_the_snapshot_of_an_order(
    kind: LegKind, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "standard" if kind is LegKind.TALENT else kind.kernel

    told = json.loads(show(capsys, name, "--json"))

    assert read_policy(told, "", kind) == default_presets(version=1)[name]


@pytest.mark.usefixtures("company")
def test_everything_in_json_is_written_as_in_a_policies_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = json.loads(show(capsys, "--json"))

    assert told["version"] == 2
    assert told["dual_approval_cents"] == {"USD": 50000, "EUR": 40000}
    assert (told["proposal_lifetime"], told["hold_lifetime"]) == ("36h", "90d")
    assert told["severe_cases"] == {"too_many": 3, "within": "30d"}
    assert told["inactivity"] == {
        "nudge_after": "72h",
        "close_after": "10d",
        "close_resolved_after": "7d",
    }
    assert told["sla"]["p1"] == {
        "first_response": "30m",
        "resolution": "24h",
        "calendar": "24x7",
    }
    assert told["sla"]["p4"]["calendar"] == {
        "zone": "Europe/Berlin",
        "shifts": {"monday": ["09:00-12:00", "13:00-17:30"]},
        "holidays": ["2026-12-25"],
    }
    assert list(told["presets"]) == ["mild", "tip"]
    assert told["cities"]["berlin"]["mild"]["rebooked_refund_pct"] == 0


@pytest.mark.usefixtures("company")
def test_everything_in_json_as_it_stands_in_a_city(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(show(capsys, "--json", "--city", "berlin"))

    assert told["city"] == "berlin"
    assert told["presets"]["mild"]["name"] == "mild@berlin"
    assert "cities" not in told


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["mid"], "There is no preset mid. Did you mean mild?"),
        (["zzz"], "There is no preset zzz. Use one of: mild, tip."),
        (["mild", "--city", "Berln"], "No preset is changed in Berln. Did you mean berlin?"),
        (["mild@berln"], "No preset is changed in berln. Did you mean berlin?"),
        (["--city", "Berln"], "No preset is changed in Berln. Did you mean berlin?"),
        (["--version", "3"], "There is no version 3 in"),
    ],
)
def test_a_name_that_is_none_is_told_with_the_one_that_was_meant(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["policy", "show", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert message in told.err


def test_a_city_is_told_to_change_nothing_where_no_city_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["policy", "show", "--city", "berlin"]) == 2
    assert "No preset is changed in berlin. Without a city" in capsys.readouterr().err


def test_a_policies_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    file = policies_file(tmp_path, "[[versions]]\nversion = 1\npresets.tip.kernel = 'tipp'\n")

    done = run_cli("policy", "show", SUPPORT_CENTER_POLICIES=str(file))

    assert (done.returncode, done.stdout) == (2, "")
    assert "versions[0].presets.tip.kernel: must be one of" in done.stderr


def test_the_json_of_a_preset_is_all_that_its_policy_says() -> None:
    done = run_cli("policy", "show", "flexible", "--json")

    assert json.loads(done.stdout) == policy_json(default_presets(version=1)["flexible"])
