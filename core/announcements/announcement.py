"""One thing that other services hear about a case."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from core.announcements.topic import Topic


@frozen(kw_only=True)
class Announcement:
    """The payload holds ids, amounts in cents and words of closed lists: never what a person
    wrote, and nothing about a person but their id.
    """

    topic: Topic
    case_id: str
    payload: Mapping[str, Any]
