"""What the audit has on one case, as NDJSON."""

import json
import sys
from typing import Any

from attrs import asdict

from core.audit.excerpt import Excerpt
from core.text import unfit_id
from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.fault import DONE, FAILED, MISUSED, CliFault
from entrypoints.settings.settings import Settings


def export_audit(settings: Settings, *, case_id: str) -> int:
    """The exit code: FAILED when an entry is not as it was sealed. Raises CliFault."""
    unfit = unfit_id("--case", case_id)
    if unfit is not None:
        raise CliFault(f"{unfit.message} {unfit.hint}", exit_code=MISUSED)
    entries = altered = 0
    with open_existing(settings) as container:
        for excerpt in container.audit_excerpts().of_case(case_id):
            sys.stdout.write(f"{_line(excerpt)}\n")
            entries += 1
            altered += excerpt.is_as_sealed is False
    if not entries:
        raise CliFault(f"The audit has nothing on the case {case_id}. Check its id.")
    if altered:
        sys.stderr.write(f"{altered:,} of {entries:,} entries are not as they were sealed\n")
    return FAILED if altered else DONE


def _line(excerpt: Excerpt) -> str:
    entry = {**asdict(excerpt.row), "details": _details(excerpt.row.details)}
    return json.dumps({"entry": entry, "seal": excerpt.proof}, ensure_ascii=False)


def _details(text: str) -> Any:
    """What somebody has made unreadable is told as it stands."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
