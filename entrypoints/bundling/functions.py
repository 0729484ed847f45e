"""Which functions there are, and through which doors of the container each goes."""

from collections.abc import Mapping
from typing import Final

MONEY: Final = "entrypoints.payments"
FILES: Final = "entrypoints.evidence"
BUS: Final = "entrypoints.relaying"
WEB: Final = (
    "entrypoints.service",
    "entrypoints.graphql",
    "entrypoints.identity.provider",
    "entrypoints.watching",
    "entrypoints.demo.running",
)

FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "appsync": (MONEY, FILES),
    "graphql": (MONEY, FILES, *WEB),
    "stripe_webhook": (MONEY,),
    "relay": (BUS,),
    "notify": (BUS,),
    "sweep": (MONEY, FILES),
    "orders": (),
    "seal": (FILES,),
    "figures": (),
}
"""The doors of the container that the function goes through, of those that not every one does."""
STAY_OUT: Final = (
    "adapters.fake_stripe",
    "adapters.memory",
    "entrypoints.demo",
    "entrypoints.identity.demo_keys",
)
"""What the container builds for demos, tests and servers without a database."""
NEVER: Final = frozenset(
    {
        # The package has the table itself (entrypoints/fields/contract.py).
        "entrypoints.graphql.schema.contract_table",
        # A function has no database of its own, and no clock but the real one.
        "adapters.aurora.embedded.cluster",
        "adapters.system.movable_clock",
        # KMS signs there.
        "adapters.system.local_signer",
    }
)


def is_built(place: str, function: str) -> bool:
    """Whether the function may come to what the container builds from this place."""
    if place.startswith(FUNCTIONS[function]):
        return True
    return not place.startswith((MONEY, FILES, BUS, *WEB, *STAY_OUT))


def handler_of(function: str) -> str:
    return f"entrypoints.aws_lambda.{function}"
