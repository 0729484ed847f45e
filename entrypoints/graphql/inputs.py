"""Inputs that arrive at a use case as values of their own."""

from collections.abc import Mapping
from typing import Any

from ariadne import InputType

from core.views.case_filter import CaseFilter
from entrypoints.graphql.given import given


def case_filter(told: Mapping[str, Any]) -> CaseFilter:
    return CaseFilter(**given(told))


INPUTS = (InputType("CaseFilter", case_filter),)
