"""Why a refund preset cannot be used, where, and how to mend it."""

from attrs import frozen


@frozen(kw_only=True)
class PolicyFault:
    """`path` is where it stands (`cities.berlin.flexible.bands[1].from_hours`).

    `problem` goes on after a colon; `hint` is a sentence of its own.
    """

    path: str
    problem: str
    hint: str
