"""The plans of one document, kept beside it: each is made when it is first asked for."""

from typing import Any, Final

from attrs import define, field
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
    get_operation_ast,
    get_variable_values,
)
from graphql.execution.collect_fields import FragmentDetails
from graphql.execution.values import VariableValues

from entrypoints.graphql.compiled.not_covered import NotCovered
from entrypoints.graphql.compiled.plan import Plan
from entrypoints.graphql.compiled.planning import Planning, switches

MOST_SWITCHES: Final = 3
"""Variables of @skip and @include: each doubles the plans that one operation can have."""
Settled = tuple[Any, ...]


@define(eq=False, kw_only=True)
class OperationPlans:
    """One operation's, by what its `switches` are set to; None for what is not covered."""

    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDetails]
    switches: tuple[str, ...]
    _kept: dict[Settled, Plan | None] = field(factory=dict, init=False)

    @property
    def variables(self) -> tuple[VariableDefinitionNode, ...]:
        return tuple(self.operation.variable_definitions or ())

    def plan(self, variables: VariableValues, planning: Planning) -> Plan | None:
        coerced = variables.coerced
        settled = tuple(coerced.get(name) for name in self.switches)
        if settled not in self._kept:
            self._kept[settled] = self._made(settled, variables, planning)
        return self._kept[settled]

    def _made(self, settled: Settled, variables: VariableValues, planning: Planning) -> Plan | None:
        # A variable that is left out, or null, is an error that the executor words.
        if not all(isinstance(each, bool) for each in settled):
            return None
        try:
            return planning.plan(self.operation, self.fragments, variables)
        except NotCovered:
            return None


@define(eq=False)
class Plans:
    """By the name of the operation, of which a document has a few at most."""

    _by_name: dict[str | None, OperationPlans | None] = field(factory=dict, init=False)

    def find(
        self,
        document: DocumentNode,
        name: str | None,
        told: dict[str, Any],
        planning: Planning,
    ) -> tuple[Plan, VariableValues] | None:
        """The plan of an operation, and the variables it was `told`, coerced. None where the
        executor has to answer, be it to say what is wrong with them.
        """
        if name not in self._by_name:
            operation = get_operation_ast(document, name)
            if operation is None:
                return None
            self._by_name[name] = _plans_of(operation, document)
        of_operation = self._by_name[name]
        if of_operation is None:
            return None
        values = get_variable_values(planning.schema, of_operation.variables, told)
        if not isinstance(values, VariableValues):
            return None
        plan = of_operation.plan(values, planning)
        return None if plan is None else (plan, values)


def _plans_of(operation: OperationDefinitionNode, document: DocumentNode) -> OperationPlans | None:
    fragments = [each for each in document.definitions if isinstance(each, FragmentDefinitionNode)]
    settled_by = switches([operation, *fragments])
    if len(settled_by) > MOST_SWITCHES:
        return None
    return OperationPlans(
        operation=operation,
        fragments={each.name.value: FragmentDetails(each) for each in fragments},
        switches=settled_by,
    )
