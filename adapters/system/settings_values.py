"""The values a policies file is made of, read strictly."""

import re
from datetime import timedelta
from typing import TypeGuard

from adapters.system.setting_fault import SettingFault
from core.cents import MAX_CENTS

UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
DURATION = re.compile(r"([1-9][0-9]{0,4})([mhd])")


def read_duration(value: object) -> timedelta:
    """What `30m`, `24h` or `7d` names. Raises SettingFault."""
    found = DURATION.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise SettingFault('write a duration above zero such as "30m", "24h" or "7d"')
    return int(found[1]) * UNITS[found[2]]


def read_whole(value: object) -> int:
    """A number from 0 to 2**31 - 1. Raises SettingFault."""
    if is_whole(value):
        return value
    raise SettingFault(f"write a whole number that is not negative, at most {MAX_CENTS}")


def is_whole(value: object) -> TypeGuard[int]:
    """Whether it is a number from 0 to 2**31 - 1."""
    return type(value) is int and 0 <= value <= MAX_CENTS


def read_text(value: object) -> str:
    """Raises SettingFault."""
    if isinstance(value, str):
        return value
    raise SettingFault("write a text in quotes")
