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
    "entrypoints.demo.running",
    "entrypoints.demo.sweeper",
)

FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "appsync": (MONEY, FILES),
    "graphql": (MONEY, FILES, *WEB),
    "stripe_webhook": (MONEY,),
    "relay": (BUS,),
    "sweep": (MONEY,),
    "orders": (),
    "seal": (FILES,),
}
"""What the container builds by name beyond the core, the database and the system."""
EVERYBODYS: Final = ("core.", "adapters.aurora.", "adapters.system.", "entrypoints.policies")
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


def handler_of(function: str) -> str:
    return f"entrypoints.aws_lambda.{function}"
