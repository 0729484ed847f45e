"""The states of a claim as data (domain.md, *DMCA*)."""

import pytest

from core.dmca.content_order import send_again_at
from core.dmca.status import SUCCESSORS, DmcaStatus
from tests.builders.dmca import a_dmca_claim
from tests.builders.instants import NOON, minutes_later


def test_no_state_is_left_but_for_its_successors() -> None:
    for status in DmcaStatus:
        for to in DmcaStatus:
            claim = a_dmca_claim(status=status)
            if to in SUCCESSORS[status]:
                assert claim.to(to, when=NOON).status is to
            else:
                with pytest.raises(ValueError, match="cannot become"):
                    claim.to(to, when=NOON)


@pytest.mark.parametrize(("tries", "minutes"), [(0, 1), (1, 5), (2, 15), (3, 60), (99, 60)])
def test_an_order_is_sent_again_ever_later_and_for_ever(tries: int, minutes: int) -> None:
    assert send_again_at(tries, when=NOON) == minutes_later(minutes)
