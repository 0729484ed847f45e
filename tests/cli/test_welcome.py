"""What a demo says when it is ready can be typed as it stands."""

from pathlib import Path

import pytest

from entrypoints.cli.welcome import EXPOSED, Welcome


def welcome(url: str = "http://127.0.0.1:8000", home: str = "/srv/demo") -> str:
    return str(
        Welcome(url=url, home=Path(home), place="in memory", orders="ord_1 to ord_2", stripe="none")
    )


def test_a_directory_with_spaces_is_quoted_for_the_shell() -> None:
    assert "--data-dir '/srv/my demo'\n" in welcome(home="/srv/my demo")


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://[::1]:8000"])
def test_on_this_machine_alone_nothing_is_warned_of(url: str) -> None:
    assert EXPOSED not in welcome(url)


@pytest.mark.parametrize("url", ["http://0.0.0.0:8000", "http://192.0.2.7:8000"])
def test_an_address_that_others_reach_is_warned_of(url: str) -> None:
    assert welcome(url).startswith(EXPOSED)
