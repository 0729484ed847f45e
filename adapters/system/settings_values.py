"""The values a policies file is made of, read strictly."""

import re
from datetime import timedelta

from adapters.system.setting_fault import SettingFault

UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
DURATION = re.compile(r"([1-9][0-9]{0,4})([mhd])")


def read_duration(value: object) -> timedelta:
    """What `30m`, `24h` or `7d` names. Raises SettingFault."""
    found = DURATION.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise SettingFault('write a duration above zero such as "30m", "24h" or "7d"')
    return int(found[1]) * UNITS[found[2]]


def read_whole(value: object) -> int:
    """A number that is not negative. Raises SettingFault."""
    if type(value) is int and value >= 0:
        return value
    raise SettingFault("write a whole number that is not negative")


def read_text(value: object) -> str:
    """Raises SettingFault."""
    if isinstance(value, str):
        return value
    raise SettingFault("write a text in quotes")
