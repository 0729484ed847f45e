"""A secret of an installation is made once, whole, and for its owner alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from adapters.system.secret_file import SECRET_BYTES, keep_private, kept_secret


def test_a_secret_stays_the_same_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    secret = kept_secret(file)
    assert len(secret) == SECRET_BYTES
    assert kept_secret(file) == secret
    assert file.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["secret"]


def test_two_installations_have_two_secrets(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "one") != kept_secret(tmp_path / "two")


@pytest.mark.parametrize("content", [b"", b"short", b"x" * (SECRET_BYTES + 1)])
def test_a_secret_that_is_not_whole_is_made_anew(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(content)
    secret = kept_secret(file)
    assert len(secret) == SECRET_BYTES
    assert kept_secret(file) == secret


def test_what_is_there_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    keep_private(file, b"first")
    keep_private(file, b"second")
    assert file.read_bytes() == b"first"


def test_of_many_that_make_it_at_once_all_read_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(kept_secret, [tmp_path / "secret"] * 32))
    assert len(secrets) == 1
