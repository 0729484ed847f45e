"""What the mutations of copyright claims make of their input."""

from collections.abc import Mapping
from typing import Any

from attrs import fields

from core.dmca.counter_notice import CounterNotice
from core.dmca.notice import Notice
from core.use_cases.file_counter_notice import FileCounterNotice
from core.use_cases.file_dmca_claim import FileDmcaClaim

NOTICE = frozenset(each.name for each in fields(Notice))
COUNTER_NOTICE = frozenset(each.name for each in fields(CounterNotice))


def file_dmca_claim(**known: Any) -> FileDmcaClaim:
    sworn, others = _parted(known, NOTICE)
    return FileDmcaClaim(notice=Notice(**sworn), **others)


def file_counter_notice(**known: Any) -> FileCounterNotice:
    sworn, others = _parted(known, COUNTER_NOTICE)
    return FileCounterNotice(counter_notice=CounterNotice(**sworn), **others)


def _parted(known: Mapping[str, Any], names: frozenset[str]) -> tuple[dict[str, Any], ...]:
    sworn = {name: told for name, told in known.items() if name in names}
    return sworn, {name: told for name, told in known.items() if name not in names}
