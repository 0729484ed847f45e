"""How much a selection is, with everything that is spread into it."""

from attrs import evolve, field, frozen

from entrypoints.graphql.limits.cost import Cost


@frozen(kw_only=True)
class Extent:
    """Counts of a selection: `selections` are its fields and fragments. `introspects` if it looks
    at the schema.
    """

    depth: int = 0
    selections: int = 0
    aliases: int = 0
    root_fields: int = 0
    directives: int = 0
    introspects: bool = False
    cost: Cost = field(factory=Cost)

    def beside(self, other: "Extent") -> "Extent":
        """Both in one selection."""
        return Extent(
            depth=max(self.depth, other.depth),
            selections=self.selections + other.selections,
            aliases=self.aliases + other.aliases,
            root_fields=self.root_fields + other.root_fields,
            directives=self.directives + other.directives,
            introspects=self.introspects or other.introspects,
            cost=self.cost.plus(other.cost),
        )

    def selected(self, *, directives: int) -> "Extent":
        """As one selection more, with its own directives."""
        return evolve(self, selections=self.selections + 1, directives=self.directives + directives)
