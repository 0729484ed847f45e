"""A bucket in a directory, for a demo that has no S3.

Locks are held by this code and by file permissions, not by the disk: whoever owns the directory
can break them. Each version is a file of bytes and, published after it, one that describes it.
"""

import fcntl
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote
from uuid import uuid4

from attrs import evolve, frozen

from adapters.system.file_content import chunks_of, laid_down
from adapters.system.stored_object_file import read_stored, written_stored
from ports.clock import Clock
from ports.object_bucket import LockedObject, StoredObject
from ports.other_content import OtherContent

VERSION = re.compile(r"[0-9]{8}-[0-9a-f]{32}")


@frozen
class FileBucket:
    """ports/object_bucket.py; safe for threads and processes that share the directory.

    Raises OSError when the disk does not take it: a demo has nobody to try again.
    """

    root: Path
    clock: Clock

    def add(
        self,
        *,
        key: str,
        content: Iterable[bytes],
        mime: str,
        sha256: str | None = None,
        retain_until: datetime | None = None,
        only_if_absent: bool = False,
    ) -> StoredObject | None:
        with self._draft() as draft:
            size, found = laid_down(content, draft)
            if sha256 not in {None, found}:
                raise OtherContent(key=key, expected_sha256=str(sha256), found_sha256=found)
            with self._alone():
                newest = next(self._of(key), None)
                if only_if_absent and newest is not None and not newest.is_delete_marker:
                    return None
                stored = StoredObject(
                    key=key,
                    version_id=_version_after(newest),
                    size=size,
                    sha256=found,
                    mime=mime,
                    retain_until=retain_until,
                )
                self._publish(stored, draft)
                return stored

    def versions(self, prefix: str) -> Iterator[StoredObject]:
        if not self.root.is_dir():
            return
        keys = (unquote(folder.name) for folder in self.root.iterdir() if folder.is_dir())
        for key in sorted(key for key in keys if key.startswith(prefix)):
            yield from self._of(key)

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        stored = self._find(key, version_id)
        if stored is None or stored.is_delete_marker:
            return None
        return chunks_of(self._place(key) / f"{version_id}.bin")

    def hide(self, key: str) -> str:
        with self._draft() as draft, self._alone():
            size, empty = laid_down((), draft)
            marker = StoredObject(
                key=key,
                version_id=_version_after(next(self._of(key), None)),
                size=size,
                sha256=empty,
                mime="",
                retain_until=None,
                is_delete_marker=True,
            )
            self._publish(marker, draft)
            return marker.version_id

    def delete_version(self, *, key: str, version_id: str) -> None:
        with self._alone():
            stored = self._find(key, version_id)
            if stored is None:
                return
            if stored.retain_until is not None and stored.retain_until > self.clock.now():
                raise LockedObject(key=key, version_id=version_id, until=stored.retain_until)
            for ending in ("json", "bin"):
                (self._place(key) / f"{version_id}.{ending}").unlink(missing_ok=True)

    def retain(self, *, key: str, version_id: str, until: datetime) -> None:
        with self._alone():
            stored = self._find(key, version_id)
            if stored is None:
                return
            if stored.retain_until is not None and stored.retain_until > until:
                raise LockedObject(key=key, version_id=version_id, until=stored.retain_until)
            self._describe(evolve(stored, retain_until=until))

    def _publish(self, stored: StoredObject, draft: Path) -> None:
        place = self._place(stored.key)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.chmod(0o400)
        draft.rename(place / f"{stored.version_id}.bin")
        self._describe(stored)

    def _describe(self, stored: StoredObject) -> None:
        with self._draft() as draft:
            draft.write_text(json.dumps(written_stored(stored)), encoding="utf-8")
            draft.chmod(0o400)
            draft.rename(self._place(stored.key) / f"{stored.version_id}.json")

    def _of(self, key: str) -> Iterator[StoredObject]:
        """Newest first."""
        for file in sorted(self._place(key).glob("*.json"), reverse=True):
            stored = self._find(key, file.stem)
            if stored is not None:
                yield stored

    def _find(self, key: str, version_id: str) -> StoredObject | None:
        # A version id comes from outside and may name another folder.
        if not VERSION.fullmatch(version_id):
            return None
        try:
            text = (self._place(key) / f"{version_id}.json").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        return read_stored(json.loads(text))

    def _place(self, key: str) -> Path:
        return self.root / quote(key, safe="").replace(".", "%2E")

    @contextmanager
    def _draft(self) -> Iterator[Path]:
        """A file beside the others, gone when the block is left unless it was renamed."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.root / f".{uuid4().hex}"
        draft.touch(mode=0o600)
        try:
            yield draft
        finally:
            draft.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.root / ".lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _version_after(newest: StoredObject | None) -> str:
    number = 1 if newest is None else int(newest.version_id.partition("-")[0]) + 1
    return f"{number:08d}-{uuid4().hex}"
