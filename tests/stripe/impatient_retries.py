"""The library's retries without the half second and more that it waits before each."""

from collections.abc import Iterator
from contextlib import contextmanager

import stripe as library


@contextmanager
def impatient_retries() -> Iterator[None]:
    patient = library.HTTPClient.INITIAL_DELAY
    library.HTTPClient.INITIAL_DELAY = 0
    try:
        yield
    finally:
        library.HTTPClient.INITIAL_DELAY = patient
