"""One thing that the control of a fake Stripe can do."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from entrypoints.fake_stripe.control.fields import Fields
from entrypoints.fake_stripe.world import World

Act = Callable[[], Any]
Prepare = Callable[[World, Fields], Act]


@frozen(kw_only=True)
class Lever:
    """`prepare` reads the fields, and only what it answers does anything.

    `path` has an id in braces where one stands, read as a field of that name. `takes` says
    what each field is, `?` behind one that can be left out.
    """

    method: str
    path: str
    about: str
    prepare: Prepare
    takes: Mapping[str, str] = field(factory=dict)

    def told(self) -> dict[str, Any]:
        return {
            "method": self.method,
            "path": f"/_control{self.path}",
            "about": self.about,
            "takes": dict(self.takes),
        }
