"""A notice with when it was applied."""

from datetime import datetime

from attrs import frozen

from ports.payment_processor import ProcessorNotice


@frozen(kw_only=True)
class AppliedNotice:
    """What the table of processed notices keeps."""

    notice: ProcessorNotice
    processed_at: datetime
