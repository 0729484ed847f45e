"""The evidence part of a policies file."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from adapters.system.setting_fault import SettingFault
from core.evidence.media_types import MEDIA_TYPES
from core.evidence.terms import EvidenceTerms

LONGEST_LIFE = timedelta(hours=1)

Structure = Callable[[Mapping[str, Any], Any], EvidenceTerms]


def evidence_hook(converter: Converter) -> Structure:
    """How `converter` reads `[versions.evidence]`. Raises SettingFault for terms that cannot be."""
    settings = make_dict_structure_fn(EvidenceTerms, converter)

    def structure(table: Any, _: Any) -> EvidenceTerms:
        if not isinstance(table, dict):
            raise SettingFault("this must be a table of settings")
        terms = settings(table, EvidenceTerms)
        _check_types(terms.types)
        for name in ("largest_bytes", "largest_pixels"):
            if getattr(terms, name) == 0:
                raise SettingFault("write a number above zero", path=name)
        for name in ("form_lifetime", "link_lifetime"):
            if getattr(terms, name) > LONGEST_LIFE:
                raise SettingFault('write at most an hour, such as "15m"', path=name)
        return terms

    return structure


def _check_types(types: tuple[str, ...]) -> None:
    if not types:
        raise SettingFault("allow at least one type", path="types")
    for index, mime in enumerate(types):
        if mime not in MEDIA_TYPES:
            known = ", ".join(MEDIA_TYPES)
            raise SettingFault(f"use one of {known}", path=f"types[{index}]")
