"""The vectors of filter_evasion.txt, as they would be sent."""

import re
from pathlib import Path

FILE = Path(__file__).with_name("filter_evasion.txt")
_NAMED = re.compile("«U\\+([0-9A-F]{4,6})»")
_PICTURES = {0x2400 + number: chr(number) for number in range(0x20)}


def evasions() -> list[str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [_sent(line) for line in lines if line and not line.startswith("%%")]


def _sent(line: str) -> str:
    return _NAMED.sub(lambda found: chr(int(found[1], 16)), line).translate(_PICTURES)
