"""What AWS puts around a function: its emulator, the runtime's client, and boto3.

The emulator comes in the wheel of the SAM command line, from the package index and by its hash;
nothing of that wheel is installed.
"""

import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from platform import machine
from typing import Final

SAM: Final = "aws-sam-cli==1.170.0"
SAM_SHA256: Final = "24ebaf5ecba38dc1758089968cb89ab61e124b84e92a344fc7a2771a47f4d0bf"
EMULATORS: Final = {"x86_64": "aws-lambda-rie-x86_64", "aarch64": "aws-lambda-rie-arm64"}
OF_THE_RUNTIME: Final = (
    "awslambdaric",
    "runtime_client",
    "snapshot_restore_py",
    "simplejson",
    "boto3",
    "botocore",
    "s3transfer",
    "jmespath",
    "dateutil",
    "six",
    "urllib3",
)


def cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "support-center"


def emulator_binary() -> Path:
    """Fetched once for this machine."""
    binary = cache() / "emulator" / SAM / EMULATORS[machine()]
    if not binary.exists():
        binary.parent.mkdir(parents=True, exist_ok=True)
        binary.write_bytes(_in_the_wheel(_wheel(binary.parent)))
        binary.chmod(0o755)
    return binary


def _wheel(directory: Path) -> Path:
    wanted = directory / "wanted.txt"
    wanted.write_text(f"{SAM} --hash=sha256:{SAM_SHA256}\n")
    asked = ["--quiet", "--no-deps", "--require-hashes", "--requirement", str(wanted)]
    pip = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check"]
    subprocess.run([*pip, *asked, "--dest", str(directory)], check=True)
    (wheel,) = directory.glob("*.whl")
    assert sha256(wheel.read_bytes()).hexdigest() == SAM_SHA256
    return wheel


def _in_the_wheel(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(f"samcli/local/rapid/{EMULATORS[machine()]}")


def runtime_in(directory: Path) -> Path:
    """A folder with what the runtime has beside every function, and nothing else."""
    directory.mkdir()
    for name in OF_THE_RUNTIME:
        found = find_spec(name)
        assert found is not None, name
        assert found.origin is not None, name
        place = Path(found.origin)
        place = place.parent if place.name == "__init__.py" else place
        (directory / place.name).symlink_to(place)
    return directory
