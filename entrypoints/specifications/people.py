"""The people of the specifications, by the names that sentences give them."""

from attrs import frozen

from core.request import Role


@frozen
class Person:
    """Somebody who can act, with the roles they are signed in with."""

    name: str
    user_id: str
    roles: frozenset[Role]

    @property
    def works_cases(self) -> bool:
        return Role.TRUST_SAFETY in self.roles

    @property
    def is_customer_side(self) -> bool:
        return Role.PARTICIPANT in self.roles


_AGENT = frozenset({Role.TRUST_SAFETY})
_FINANCE = frozenset({Role.FINANCE_OPS})
_CUSTOMER_SIDE = frozenset({Role.PARTICIPANT})

TESS = Person("Tess", "usr_tess", _AGENT)
THEO = Person("Theo", "usr_theo", _AGENT)
FAY = Person("Fay", "usr_fay", _FINANCE)
FINN = Person("Finn", "usr_finn", _FINANCE)
BEA = Person("Bea", "usr_bea", _AGENT | _FINANCE)
BUYER = Person("the buyer", "usr_b1", _CUSTOMER_SIDE)
PROVIDER = Person("the provider", "usr_p1", _CUSTOMER_SIDE)
OTHER_PROVIDER = Person("the other provider", "usr_p2", _CUSTOMER_SIDE)
STRANGER = Person("a stranger", "usr_stranger", _CUSTOMER_SIDE)

EVERYBODY = (TESS, THEO, FAY, FINN, BEA, BUYER, PROVIDER, OTHER_PROVIDER, STRANGER)
PEOPLE = {person.name: person for person in EVERYBODY}
