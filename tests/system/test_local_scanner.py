"""The demo's scanner knows the EICAR test file, wherever it is cut."""

from datetime import timedelta
from hashlib import sha256

import pytest

from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.system.local_scanner import EICAR, LocalScanner
from adapters.system.system_clock import SystemClock
from ports.malware_scanner import Verdict
from tests.system.cut_uploads import uploaded

KEY = "quarantine/sca_1/sfl_1"


def test_the_test_file_is_what_eicar_published() -> None:
    published = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"
    assert sha256(EICAR).hexdigest() == published


@pytest.mark.parametrize("cut", [1, 7, 68, 69, 1000])
@pytest.mark.parametrize("before", [0, 1, 500])
def test_the_test_file_is_found_across_chunks(cut: int, before: int) -> None:
    store, version = uploaded(b"a" * before + EICAR + b"z" * 100, key=KEY, cut=cut)
    assert LocalScanner(store).verdict(key=KEY, version_id=version) is Verdict.INFECTED


@pytest.mark.parametrize("content", [b"", b"a photo", EICAR[:-1], EICAR[1:], EICAR.lower()])
def test_anything_else_is_clean(content: bytes) -> None:
    store, version = uploaded(content, key=KEY, cut=5)
    assert LocalScanner(store).verdict(key=KEY, version_id=version) is Verdict.CLEAN


def test_what_has_not_arrived_has_no_verdict() -> None:
    store = BucketEvidenceStore.in_memory(SystemClock())
    store.upload_form(
        key=KEY, mime="image/png", size=1, sha256="00" * 32, expires_in=timedelta(minutes=1)
    )
    assert LocalScanner(store).verdict(key=KEY, version_id="v1") is Verdict.PENDING
