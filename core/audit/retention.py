"""How long the audit's copy outside the database is kept under its lock."""

from datetime import timedelta
from typing import Final

KEPT_FOR: Final = timedelta(days=7 * 365 + 2)
"""Seven years, as evidence by default (domain.md, *Messages, evidence, timeline*)."""
