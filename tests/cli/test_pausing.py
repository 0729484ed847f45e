"""A signal ends a pause at once, and never the work between two pauses."""

import os
import signal
import time
from threading import Timer

import pytest

from entrypoints.cli.pausing import Pauses
from entrypoints.cli.stopping import SIGNALS


@pytest.fixture
def pauses(handlers_kept: None) -> Pauses:
    del handlers_kept
    made = Pauses()
    made.heed_signals()
    return made


def test_a_pause_that_nobody_disturbs_lasts_as_long_as_it_should(pauses: Pauses) -> None:
    begun = time.monotonic()
    assert pauses.rest(0.2)
    assert time.monotonic() - begun >= 0.2


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_during_a_pause_ends_it(pauses: Pauses, number: signal.Signals) -> None:
    begun = time.monotonic()
    Timer(0.2, os.kill, (os.getpid(), number)).start()
    assert not pauses.rest(60)
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_during_the_work_lets_it_end_and_the_next_pause_is_none(
    pauses: Pauses, number: signal.Signals
) -> None:
    signal.raise_signal(number)
    signal.raise_signal(number)
    begun = time.monotonic()
    assert not pauses.rest(60)
    assert time.monotonic() - begun < 30
