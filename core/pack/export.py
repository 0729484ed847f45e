"""Who makes a pack, when and what for."""

from datetime import datetime

from attrs import frozen

from core.pack.purpose import PackPurpose


@frozen(kw_only=True)
class Export:
    purpose: PackPurpose
    exported_by: str
    exported_at: datetime
