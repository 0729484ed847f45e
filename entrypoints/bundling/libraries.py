"""Which distributions stand behind an import, with whatever these need in turn."""

from collections.abc import Iterable, Mapping
from typing import Final

ATTRS: Final = ("attrs",)
PSYCOPG: Final = ("psycopg", "psycopg-binary", "typing-extensions")
WEB: Final = ("starlette", "anyio", "idna", "typing-extensions")
CRYPTOGRAPHY: Final = ("cryptography", "cffi", "pycparser")

DISTRIBUTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "ariadne": ("ariadne", "graphql-core", *WEB),
    "attr": ATTRS,
    "attrs": ATTRS,
    "cattrs": ("cattrs", "attrs", "typing-extensions"),
    "cryptography": CRYPTOGRAPHY,
    "dependency_injector": ("dependency-injector",),
    "graphql": ("graphql-core",),
    "jwt": ("pyjwt", *CRYPTOGRAPHY),
    "markdown_it": ("markdown-it-py", "mdurl"),
    "nh3": ("nh3",),
    "prometheus_client": ("prometheus-client",),
    "psycopg": PSYCOPG,
    "psycopg_pool": ("psycopg-pool", *PSYCOPG),
    "python_multipart": ("python-multipart",),
    "sqlalchemy": ("sqlalchemy", "typing-extensions"),
    "starlette": WEB,
    "stripe": (
        "stripe",
        "requests",
        "urllib3",
        "idna",
        "certifi",
        "charset-normalizer",
        "typing-extensions",
    ),
    "ulid": ("python-ulid", "typing-extensions"),
    # Amazon Linux may come without time zones.
    "zoneinfo": ("tzdata",),
}
OF_THE_RUNTIME: Final = frozenset({"boto3", "botocore"})
"""What AWS puts beside every function in Python, and keeps current."""
NOT_ON_LAMBDA: Final = frozenset({"uvicorn", "gherkin", "mypy_boto3_s3", "mypy_boto3_kms"})


def distributions_of(imports: Iterable[str]) -> tuple[str, ...]:
    """Sorted; the standard library and what the runtime has need none."""
    return tuple(sorted({name for each in imports for name in DISTRIBUTIONS.get(each, ())}))
