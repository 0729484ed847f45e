"""The stream's objects by key, each with all of its versions, beside what the database noted."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TypeVar

from attrs import frozen

from core.audit.verification.fault import AuditFault, FaultKind
from ports.object_stream import AuditStream, ObjectVersion

Stored = TypeVar("Stored")


@frozen
class ListedObject:
    """A key with its versions and delete markers, the newest first."""

    key: str
    versions: tuple[ObjectVersion, ...]

    def choose(self, noted: str | None) -> ObjectVersion | None:
        """The version that is proved: the one that was noted, else the first ever written."""
        written = [each for each in self.versions if not each.is_delete_marker]
        of_the_note = [each for each in written if each.version_id == noted]
        return next(iter(of_the_note or reversed(written)), None)

    def faults(self, noted: str | None) -> Iterator[AuditFault]:
        """Whatever there is but the version that was noted."""
        chosen = self.choose(noted)
        if noted is not None and (chosen is None or chosen.version_id != noted):
            yield AuditFault(
                kind=FaultKind.MISSING_OBJECT,
                key=self.key,
                version_id=noted,
                problem="this version was written and is not there any more",
            )
        for version in self.versions:
            if version != chosen:
                yield _unexpected(version)


def listed_objects(stream: AuditStream, prefix: str) -> Iterator[ListedObject]:
    """By key."""
    for key, versions in groupby(stream.versions(prefix), key=lambda version: version.key):
        yield ListedObject(key, tuple(versions))


def newest_key(stream: AuditStream, prefix: str) -> str:
    """The last key under the prefix, empty when there is none."""
    newest = ""
    for version in stream.versions(prefix):
        newest = max(newest, version.key)
    return newest


def beside(
    stored: Iterator[Stored], listed: Iterator[ListedObject], *, key: Callable[[Stored], str]
) -> Iterator[tuple[Stored | None, ListedObject | None]]:
    """Both by key, whichever of them has it."""
    mine, theirs = next(stored, None), next(listed, None)
    while mine is not None or theirs is not None:
        if theirs is None or (mine is not None and key(mine) < theirs.key):
            yield mine, None
            mine = next(stored, None)
        elif mine is None or theirs.key < key(mine):
            yield None, theirs
            theirs = next(listed, None)
        else:
            yield mine, theirs
            mine, theirs = next(stored, None), next(listed, None)


def _unexpected(version: ObjectVersion) -> AuditFault:
    if version.is_delete_marker:
        kind, problem = FaultKind.DELETE_MARKER, "somebody deleted the object; its versions remain"
    else:
        kind, problem = FaultKind.EXTRA_VERSION, "an object is written once, and this is another"
    return AuditFault(kind=kind, key=version.key, version_id=version.version_id, problem=problem)
