"""An answer of the processor that nothing but a person can go on from."""

from attrs import frozen


@frozen
class ForAPerson:
    """`why` is told with the work that is parked."""

    why: str
