"""`support-center decide --against`: what another policy would have given back."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from entrypoints.cli.main import main
from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment, run_cli
from tests.cli.on_a_terminal import run_on_a_terminal
from tests.cli.policies_file import policies_file
from tests.orders.worked_example import Json, leg_json, order_json

NONE_BACK = """
kernel = "time_band"
bands = [{ from_hours = 0, buyer_refund_pct = 0, platform_fee_refund_pct = 0 }]
"""
TABLE = """\
order                       currency            paid      own policy          strict      difference
ord_1                       USD               119075          108250               0         -108250
ord_2                       EUR                39691           36083               0          -36083
ord_3                       USD               119075          119075          119075               0
ord_4                       order.legs[0].policy.bands must have at least one band, not a list.
line 5                      The line is not JSON: Expecting value at column 1.
ord_6?[31m                  USD               238150          227325          119075         -108250

total, 1 order              EUR                39691           36083               0          -36083
total, 3 orders             USD               476300          454650          238150         -216500
1 order without a time_band leg, where strict changes nothing
2 lines with an error, not in the total
"""
SMALL: Json = {
    "subtotal_cents": 33333,
    "service_tax_cents": 2750,
    "platform_fee_cents": 3333,
    "platform_fee_tax_cents": 275,
}


def asking(order: Json, **changes: Any) -> str:
    """A line about the order on a case opened 72 hours before its start."""
    question = {
        "order": order,
        "case_created_at": "2026-12-02T18:00:00Z",
        "reason": "buyer_cancelled",
        **changes,
    }
    return json.dumps(question)


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """Orders in two currencies, one of another kernel, two lines at fault, one with both kinds."""
    faulty = leg_json(policy={"bands": []})
    both = order_json(leg_json(), leg_json("studio", leg_id="leg_2"), order_id="ord_6\x1b[31m")
    lines = [
        asking(order_json(order_id="ord_1")),
        asking(order_json(leg_json(**SMALL), order_id="ord_2", currency="EUR")),
        asking(order_json(leg_json("studio"), order_id="ord_3")),
        asking(order_json(faulty, order_id="ord_4")),
        "no order",
        asking(both),
    ]
    file = tmp_path / "orders.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines))
    return file


def told(text: str) -> list[Json]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_terminal_gets_a_table_with_a_total_for_each_currency(orders: Path) -> None:
    exit_code, shown = run_on_a_terminal("decide", str(orders), "--against", "strict")

    assert exit_code == 0
    assert shown == TABLE


def test_a_pipe_gets_a_line_for_each_line_and_one_with_the_totals(orders: Path) -> None:
    done = run_cli("decide", str(orders), "--against", "strict")

    *lines, last = told(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line["order_id"] for line in lines] == [
        "ord_1",
        "ord_2",
        "ord_3",
        "ord_4",
        None,
        "ord_6\x1b[31m",
    ]
    legs = lines[0]["against"].pop("legs")
    assert lines[0] == {
        "order_id": "ord_1",
        "currency": "USD",
        "paid_cents": 119075,
        "eligible_refund_cents": 108250,
        "against": {
            "policy": "strict",
            "applies": True,
            "eligible_refund_cents": 0,
            "open_cents": 0,
        },
        "difference_cents": -108250,
    }
    assert legs[0]["band"] == "< 168 h"
    assert last == {
        "total": {
            "policy": "strict",
            "orders": 4,
            "unaffected_orders": 1,
            "errors": 2,
            "currencies": {
                "EUR": {
                    "orders": 1,
                    "paid_cents": 39691,
                    "eligible_refund_cents": 36083,
                    "against": {"eligible_refund_cents": 0},
                    "difference_cents": -36083,
                },
                "USD": {
                    "orders": 3,
                    "paid_cents": 476300,
                    "eligible_refund_cents": 454650,
                    "against": {"eligible_refund_cents": 238150},
                    "difference_cents": -216500,
                },
            },
        }
    }


def test_what_is_refunded_and_the_error_lines_are_those_of_decide(orders: Path) -> None:
    alone = told(run_cli("decide", str(orders)).stdout)
    *compared, _ = told(run_cli("decide", str(orders), "--against", "strict").stdout)

    for own, line in zip(alone, compared, strict=True):
        if "error" in own:
            assert line == own
        else:
            assert line["order_id"] == own["order_id"]
            assert line["eligible_refund_cents"] == own["eligible_refund_cents"]


def test_each_order_is_answered_before_the_next_one_comes(orders: Path) -> None:
    first = orders.read_text().splitlines()[0]
    with subprocess.Popen(
        [*COMMAND, "decide", "--against", "flexible"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=clean_environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(f"{first}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["difference_cents"] == 0, number
        process.stdin.close()
        assert json.loads(process.stdout.read())["total"]["orders"] == 3
        assert process.wait(PATIENCE_SECONDS) == 0


def test_nothing_at_all_has_totals_of_nothing() -> None:
    done = run_cli("decide", "--against", "strict", given="")

    assert told(done.stdout) == [
        {
            "total": {
                "policy": "strict",
                "orders": 0,
                "unaffected_orders": 0,
                "errors": 0,
                "currencies": {},
            }
        }
    ]


def test_a_policy_is_tried_as_a_city_has_it(tmp_path: Path) -> None:
    file = policies_file(tmp_path)
    rebooked = {"at": "2026-12-05T15:00:00Z", "subtotal_cents": 80000}
    order = order_json(leg_json(rebooking=rebooked))
    late = asking(order, case_created_at="2026-12-05T16:00:00Z")

    def tried(named: str) -> Json:
        done = run_cli(
            *["decide", "--against", named], given=late, SUPPORT_CENTER_POLICIES=str(file)
        )
        return dict(told(done.stdout)[0]["against"])

    everywhere, berlin = tried("mild"), tried("mild@berlin")

    assert (everywhere["policy"], everywhere["eligible_refund_cents"]) == ("mild", 86600)
    assert (berlin["policy"], berlin["eligible_refund_cents"]) == ("mild@berlin", 54125)


@pytest.mark.parametrize("name", ["none.toml", "none"])
def test_a_policy_is_tried_from_a_file_and_named_for_it(
    orders: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_text(NONE_BACK)

    done = run_cli("decide", str(orders), "--against", str(file))

    total = told(done.stdout)[-1]["total"]
    assert total["policy"] == name
    assert total["currencies"]["EUR"]["against"] == {"eligible_refund_cents": 0}


def test_a_preset_that_was_printed_and_changed_can_be_tried(orders: Path, tmp_path: Path) -> None:
    printed = json.loads(run_cli("policy", "show", "flexible", "--json").stdout)
    printed["bands"][0]["buyer_refund_pct"] = 90
    file = tmp_path / "ninety.json"
    file.write_text(json.dumps(printed))

    first, *_ = told(run_cli("decide", str(orders), "--against", str(file)).stdout)

    assert first["against"]["policy"] == "ninety.json"
    assert first["difference_cents"] == 90000 + 7425 - 108250


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("stric", "neither a refund preset nor a file. Did you mean strict?"),
        ("zzz", "neither a refund preset nor a file. Presets are: flexible, standard"),
        ("strict@berlin", "No preset is changed in berlin."),
        ("missing.toml", "missing.toml: it cannot be read: No such file"),
        ("missing/file", "missing/file: it cannot be read: No such file"),
    ],
)
def test_a_policy_that_is_none_is_misuse_and_nothing_is_decided(
    orders: Path, named: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["decide", str(orders), "--against", named]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_a_file_whose_policy_is_at_fault_is_told_with_the_path(
    orders: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odd.toml"
    file.write_text(NONE_BACK.replace("pct = 0 }", "pct = 101 }"))

    assert main(["decide", str(orders), "--against", str(file)]) == 2
    assert "odd.toml: bands[0].platform_fee_refund_pct: must be" in capsys.readouterr().err


def test_a_file_of_orders_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    done = run_cli("decide", str(tmp_path / "none.jsonl"), "--against", "strict")

    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be read" in done.stderr
