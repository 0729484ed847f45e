"""For which of Lambda's runtimes a package is built."""

from typing import Final, Literal

from attrs import frozen

Architecture = Literal["x86_64", "arm64"]
PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
ARCHITECTURES: Final[tuple[Architecture, ...]] = ("x86_64", "arm64")
_MACHINES: Final = {"x86_64": "x86_64", "arm64": "aarch64"}
_ON_AMAZON_LINUX_2: Final = "3.11"
_LIBCS: Final = {True: (17, 26), False: (17, 34)}
"""The oldest and the newest C library, 2.x, that wheels may be built for."""
NOT_BUILT: Final = frozenset({("3.11", "arm64")})
"""psycopg has no wheel for Amazon Linux 2 on arm64."""


@frozen(kw_only=True)
class Target:
    """`python` as in 3.13; Amazon Linux 2 has an older C library than Amazon Linux 2023."""

    python: str
    architecture: Architecture

    @property
    def name(self) -> str:
        return f"python{self.python}-{self.architecture}"

    @property
    def platforms(self) -> tuple[str, ...]:
        """The tags of the wheels that run there, the newest first."""
        machine = _MACHINES[self.architecture]
        oldest, newest = _LIBCS[self.python == _ON_AMAZON_LINUX_2]
        tags = [f"manylinux_2_{minor}_{machine}" for minor in range(newest, oldest - 1, -1)]
        return (*tags, f"manylinux2014_{machine}")
