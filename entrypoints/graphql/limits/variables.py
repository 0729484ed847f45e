"""The variables of a request, held against the limits."""

from entrypoints.graphql.limits.exceeded import Exceeded
from entrypoints.graphql.limits.limits import Limits


def refuse_large_variables(told: object, limits: Limits) -> None:
    """Raises Exceeded for too many values, or values too deep in one another."""
    counted = 0
    layer: list[object] = [told]
    for _ in range(limits.variable_depth + 1):
        counted += len(layer)
        if counted > limits.variable_values:
            raise Exceeded("variable_values", limits.variable_values)
        layer = [inner for value in layer for inner in _inside(value)]
        if not layer:
            return
    raise Exceeded("variable_depth", limits.variable_depth)


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
