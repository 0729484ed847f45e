"""A processor over the real library, with answers that a test writes down."""

from collections.abc import Iterator

import pytest

from adapters.stripe.connection import open_client
from adapters.stripe.processor import StripeProcessor
from tests.stripe.canned_answers import CannedAnswers, answered_by
from tests.stripe.impatient_retries import impatient_retries


@pytest.fixture(autouse=True)
def _impatient() -> Iterator[None]:
    with impatient_retries():
        yield


@pytest.fixture
def answers() -> CannedAnswers:
    return CannedAnswers()


@pytest.fixture
def processor(answers: CannedAnswers) -> StripeProcessor:
    return StripeProcessor(answered_by(answers, open_client(api_key="sk_test_1")))
