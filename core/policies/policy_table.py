"""One policy as a file writes it: the rules of a snapshot's policy, and no field unknown."""

from collections.abc import Iterable, Iterator

from attrs import fields

from core.orders.json_path import item, under
from core.orders.kind import KERNELS, LegKind
from core.orders.policy import Band, Policy
from core.orders.reading.fields import Fields, choice
from core.orders.reading.misread import Misread, shown
from core.orders.reading.policy import read_policy
from core.policies.nearest import did_you_mean
from core.policies.policy_fault import PolicyFault
from core.policies.policy_json import policy_json
from core.policies.term_hints import hint_for

Faults = tuple[PolicyFault, ...]

_IDENTITY = ("version", "name")
_EVERY_FIELD = tuple(each.name for each in fields(Policy))
_TERMS = tuple(name for name in _EVERY_FIELD if name not in _IDENTITY)
_BAND_TERMS = tuple(each.name for each in fields(Band))
_KIND_OF = {kernel: kind for kind, kernel in KERNELS.items()}
# A tip needs no field but its kernel, so that any other field can be looked at alone.
_BARE: Fields = {"version": 1, "kernel": LegKind.TIP.kernel}


def read_preset(table: object, path: str, *, version: int, name: str) -> Policy | Faults:
    """The preset that the table at `path` writes, or everything wrong with it."""
    if not isinstance(table, dict):
        return (_no_table(table, path),)
    return _read(table, path, known=_TERMS, identity={"version": version, "name": name})


def read_policy_document(document: object, *, name: str) -> Policy | Faults:
    """A policy that stands alone, with or without the version and name a snapshot gives it."""
    if not isinstance(document, dict):
        return (_no_table(document, ""),)
    return _read(document, "", known=_EVERY_FIELD, identity={"version": 1, "name": name})


def read_override(table: object, path: str, *, base: Policy | None, name: str) -> Policy | Faults:
    """`base` with the fields that the table at `path` changes, or everything wrong with those.

    `base` None is a preset that is at fault itself: then only the fields' own faults are told.
    """
    if not isinstance(table, dict):
        return (_no_table(table, path),)
    given = _given(table)
    faults = [*_unknown(given, path, _TERMS), *_unfit(given, path)]
    if base is not None and given.get("kernel", base.kernel) != base.kernel:
        problem = f"must stay {base.kernel}: a city keeps the kernel of the preset it changes"
        hint = "Leave it out."
        faults.append(PolicyFault(path=under(path, "kernel"), problem=problem, hint=hint))
    if faults or base is None:
        return tuple(faults)
    merged = {**policy_json(base), **given, "name": name}
    return read_policy(merged, path, _KIND_OF[base.kernel])


def _read(table: Fields, path: str, *, known: Iterable[str], identity: Fields) -> Policy | Faults:
    given = _given(table)
    faults = [*_unknown(given, path, known), *_unfit(given, path)]
    try:
        kind = choice(given, "kernel", path, _KIND_OF)
        policy = read_policy({**identity, **given}, path, kind)
    except Misread as misread:
        first = _fault(misread)
        return tuple(faults if first in faults else (first, *faults))
    return tuple(faults) or policy


def _given(table: Fields) -> Fields:
    """The fields that say something: null is as good as absent."""
    return {name: value for name, value in table.items() if value is not None}


def _unknown(table: Fields, path: str, known: Iterable[str]) -> Iterator[PolicyFault]:
    """The fields that no policy has, in the table itself and in its bands."""
    yield from _strangers(table, path, tuple(known))
    bands = table.get("bands")
    for index, band in enumerate(bands if isinstance(bands, list) else ()):
        if isinstance(band, dict):
            yield from _strangers(band, item(under(path, "bands"), index), _BAND_TERMS)


def _strangers(table: Fields, path: str, known: tuple[str, ...]) -> Iterator[PolicyFault]:
    for name in table:
        if name not in known:
            place, hint = under(path, name), did_you_mean(name, known)
            yield PolicyFault(path=place, problem="there is no such field here", hint=hint)


def _unfit(table: Fields, path: str) -> Iterator[PolicyFault]:
    """The fields whose value no policy can have, each looked at alone."""
    for name in _EVERY_FIELD:
        if name in table and name != "kernel":
            try:
                read_policy({**_BARE, name: table[name]}, path, LegKind.TIP)
            except Misread as misread:
                yield _fault(misread)


def _fault(misread: Misread) -> PolicyFault:
    return PolicyFault(path=misread.path, problem=misread.message, hint=hint_for(misread.path))


def _no_table(value: object, path: str) -> PolicyFault:
    return PolicyFault(
        path=path,
        problem=f"must be a table of a policy's fields, not {shown(value)}",
        hint="Its fields are: " + ", ".join(_TERMS) + ".",
    )
