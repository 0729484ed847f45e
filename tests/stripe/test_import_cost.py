"""Stripe's library takes longer to load than a small answer: only its own adapter loads it."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("module", "loaded"),
    [
        ("entrypoints.container", False),
        ("entrypoints.settings.environment", False),
        ("adapters.fake_stripe.processor", False),
        ("ports.processor_webhooks", False),
        ("adapters.stripe.processor", True),
    ],
)
def test_only_stripes_adapter_loads_stripes_library(module: str, *, loaded: bool) -> None:
    program = f"import {module}, sys; print('stripe' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    assert answer.stdout.strip() == str(loaded)
