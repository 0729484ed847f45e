"""The demo's key pair: made once, kept for its owner alone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from core.request import Role
from entrypoints.identity.demo_keys import FILE, DemoKeys
from entrypoints.identity.identity import Identity
from entrypoints.identity.unusable_key import UnusableKey


def test_the_pair_is_made_once_and_found_again(tmp_path: Path) -> None:
    first = DemoKeys.load_or_create(tmp_path / "home")
    second = DemoKeys.load_or_create(tmp_path / "home")
    token = first.issue("usr_fay", [Role.FINANCE_OPS], timedelta(hours=1))
    assert first.kid == second.kid
    assert second.tokens().verify(token) == Identity("usr_fay", frozenset({Role.FINANCE_OPS}))


def test_nobody_but_its_owner_can_read_the_file(tmp_path: Path) -> None:
    DemoKeys.load_or_create(tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_processes_that_start_at_once_agree_on_one_pair(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as processes:
        made = list(processes.map(lambda _: DemoKeys.load_or_create(tmp_path), range(8)))
    assert len({keys.kid for keys in made}) == 1


def test_a_token_of_one_demo_is_nothing_to_another() -> None:
    token = DemoKeys.generate().issue("usr_fay", [Role.FINANCE_OPS], timedelta(hours=1))
    assert not isinstance(DemoKeys.generate().tokens().verify(token), Identity)


def test_a_file_with_something_else_is_named_and_left_alone(tmp_path: Path) -> None:
    rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = rsa_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content in (b"", b"not a key", pem):
        (tmp_path / FILE).write_bytes(content)
        with pytest.raises(UnusableKey) as raised:
            DemoKeys.load_or_create(tmp_path)
        assert raised.value.file == tmp_path / FILE
        assert (tmp_path / FILE).read_bytes() == content
