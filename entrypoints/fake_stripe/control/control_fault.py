"""What a control request did wrong, told by the field that is at fault."""

from attrs import frozen


@frozen
class ControlFault(Exception):
    """`field` is empty when no single one is at fault."""

    field: str
    message: str
    status: int = 400
