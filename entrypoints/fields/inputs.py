"""Inputs that arrive at a use case as values of their own."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from entrypoints.fields.given import given
from entrypoints.fields.named import named


def case_filter(told: Mapping[str, Any]) -> Any:
    return named("core.views.case_filter:CaseFilter")(**given(told))


INPUTS: Final[Mapping[str, Callable[[Mapping[str, Any]], Any]]] = {"CaseFilter": case_filter}
