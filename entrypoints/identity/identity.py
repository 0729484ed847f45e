"""Who a valid token speaks for."""

from attrs import frozen

from core.request import Role


@frozen
class Identity:
    """The token's subject (`usr_…`) and those of its roles that count here."""

    subject: str
    roles: frozenset[Role]
