"""Which settings cattrs found at fault, and what is wrong with each."""

from collections.abc import Iterator

from attrs import fields
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from adapters.system.setting_fault import SettingFault
from core.policies.nearest import did_you_mean


def faults_in(error: Exception, path: str = "") -> Iterator[SettingFault]:
    """Every fault below `error`, its path counted from `path`."""
    if isinstance(error, ExceptionGroup):
        for inner, inner_path in _inside(error, path):
            yield from faults_in(inner, inner_path)
    elif isinstance(error, SettingFault):
        yield error.under(path)
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields):
            yield unknown_setting(name, [each.name for each in fields(error.cl)]).under(path)
    elif isinstance(error, KeyError):
        yield SettingFault("this setting is missing", path=path)
    else:
        yield SettingFault("this must be a table of settings", path=path)


def unknown_setting(name: str, known: list[str]) -> SettingFault:
    """That there is no setting of that name where these are known."""
    return SettingFault("there is no such setting", path=name, hint=did_you_mean(name, known))


def _inside(error: ExceptionGroup[Exception], path: str) -> Iterator[tuple[Exception, str]]:
    if isinstance(error, ClassValidationError):
        named, unnamed = error.group_exceptions()
        yield from ((inner, _below(path, note.name)) for inner, note in named)
        yield from ((inner, path) for inner in unnamed)
    elif isinstance(error, IterableValidationError):
        indexed, unindexed = error.group_exceptions()
        yield from ((inner, _at(path, note.index)) for inner, note in indexed)
        yield from ((inner, path) for inner in unindexed)
    else:
        yield from ((inner, path) for inner in error.exceptions)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _at(path: str, index: int | str) -> str:
    return f"{path}[{index}]" if isinstance(index, int) else _below(path, index)
