"""The JSON that describes a stored version in its directory."""

from typing import Any

from core.instants import read_instant, write_instant
from ports.object_bucket import StoredObject


def written_stored(stored: StoredObject) -> dict[str, Any]:
    until = stored.retain_until
    return {
        "key": stored.key,
        "version_id": stored.version_id,
        "size": stored.size,
        "sha256": stored.sha256,
        "mime": stored.mime,
        "retain_until": None if until is None else write_instant(until),
        "is_delete_marker": stored.is_delete_marker,
    }


def read_stored(data: dict[str, Any]) -> StoredObject:
    until = data["retain_until"]
    return StoredObject(**{**data, "retain_until": None if until is None else read_instant(until)})
