"""Two records of the same money that differ."""

from collections.abc import Iterator

from attrs import frozen


@frozen(kw_only=True)
class Disagreement:
    """`recorded` cents stand where `due` were expected, of `about` (`srf_…`, `re_…`, `ch_…`)."""

    order_id: str
    about: str
    what: str
    recorded: int
    due: int

    def __str__(self) -> str:
        """`ord_1 srf_01 refund.succeeded Cash:Stripe: recorded 0, due -119075`."""
        return f"{self.order_id} {self.about} {self.what}: recorded {self.recorded}, due {self.due}"


def difference(
    order_id: str, about: str, what: str, recorded: int, due: int
) -> Iterator[Disagreement]:
    """The disagreement of two amounts; nothing where they are the same."""
    if recorded != due:
        yield Disagreement(order_id=order_id, about=about, what=what, recorded=recorded, due=due)
