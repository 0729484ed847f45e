"""Which setting cattrs found at fault, and what is wrong with it."""

from collections.abc import Iterator

from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from adapters.system.setting_fault import SettingFault


def first_fault(error: Exception, path: str = "") -> SettingFault:
    """The first fault below `error`, its path counted from `path`."""
    for inner, inner_path in _inside(error, path):
        return first_fault(inner, inner_path)
    if isinstance(error, SettingFault):
        return SettingFault(error.problem, path=below(path, error.path))
    if isinstance(error, ForbiddenExtraKeysError):
        unknown = min(error.extra_fields)
        return SettingFault("there is no such setting; check its name", path=below(path, unknown))
    if isinstance(error, KeyError):
        return SettingFault("this setting is missing", path=path)
    return SettingFault("this must be a table of settings", path=path)


def below(path: str, name: str) -> str:
    """The path of `name` inside what stands at `path`."""
    return f"{path}.{name}" if path and name else path or name


def _inside(error: Exception, path: str) -> Iterator[tuple[Exception, str]]:
    if isinstance(error, ClassValidationError):
        named, unnamed = error.group_exceptions()
        yield from ((inner, below(path, note.name)) for inner, note in named)
        yield from ((inner, path) for inner in unnamed)
    elif isinstance(error, IterableValidationError):
        indexed, unindexed = error.group_exceptions()
        yield from ((inner, _at(path, note.index)) for inner, note in indexed)
        yield from ((inner, path) for inner in unindexed)


def _at(path: str, index: int | str) -> str:
    return f"{path}[{index}]" if isinstance(index, int) else below(path, index)
