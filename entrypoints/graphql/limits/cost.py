"""What an operation costs, as far as its variables leave that open."""

from collections.abc import Callable, Mapping
from math import prod
from typing import Any

from attrs import field, frozen

from entrypoints.graphql.limits.costs import PageArgument

Asked = tuple[tuple[str, PageArgument], ...]


@frozen
class Cost:
    """A sum of amounts, each to be multiplied by the lengths that variables ask for."""

    amounts: Mapping[Asked, int] = field(factory=dict)

    @classmethod
    def of(cls, amount: int) -> "Cost":
        return cls({(): amount})

    def plus(self, other: "Cost") -> "Cost":
        amounts = dict(self.amounts)
        for asked, amount in other.amounts.items():
            amounts[asked] = amounts.get(asked, 0) + amount
        return Cost(amounts)

    def times(self, factor: int) -> "Cost":
        return Cost({asked: amount * factor for asked, amount in self.amounts.items()})

    def times_asked(self, variable: str, page: PageArgument) -> "Cost":
        """Times as many as the variable will say."""
        return Cost({(*asked, (variable, page)): amount for asked, amount in self.amounts.items()})

    @property
    def is_open(self) -> bool:
        """Whether variables have a say."""
        return any(self.amounts)

    def with_variables(self, told: Mapping[str, Any]) -> int:
        return self._sum(lambda name, page: page.length(told.get(name)))

    def at_least(self) -> int:
        """Whatever the variables say."""
        return self._sum(lambda _name, _page: 1)

    def _sum(self, length: Callable[[str, PageArgument], int]) -> int:
        return sum(
            amount * prod(length(name, page) for name, page in asked)
            for asked, amount in self.amounts.items()
        )
