"""What is sworn to in the stories of copyright claims, and what can be left out of it."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from core.dmca.counter_notice import CounterNotice
from core.dmca.notice import Notice

URL = "https://market.example/works/1"
NOTICE = Notice(
    claimant_name="Clara Nott",
    claimant_address="1 Main Street, Springfield",
    claimant_phone="+1 212 555 0100",
    claimant_email="clara@example.com",
    signature="/s/ Clara Nott",
    work_description="A photograph of a harbour.",
    urls=(URL,),
    good_faith=True,
    accurate_under_penalty_of_perjury=True,
)
COUNTER_NOTICE = CounterNotice(
    name="Paula Rowe",
    address="2 Side Street, Springfield",
    phone="+1 212 555 0101",
    signature="/s/ Paula Rowe",
    removed_material="A photograph of mine.",
    former_urls=(URL,),
    mistake_under_penalty_of_perjury=True,
    consents_to_jurisdiction=True,
)
NOTICE_PARTS: Mapping[str, Mapping[str, Any]] = {
    "the claimant's name": {"claimant_name": ""},
    "the claimant's address": {"claimant_address": ""},
    "the claimant's phone number": {"claimant_phone": ""},
    "the claimant's e-mail": {"claimant_email": ""},
    "the claimant's signature": {"signature": ""},
    "the work": {"work_description": ""},
    "an address of the content": {"urls": ()},
    "good faith": {"good_faith": False},
    "the penalty of perjury": {"accurate_under_penalty_of_perjury": False},
}
COUNTER_NOTICE_PARTS: Mapping[str, Mapping[str, Any]] = {
    "a signature": {"signature": ""},
    "the removed material": {"removed_material": ""},
    "its former address": {"former_urls": ()},
    "a sworn mistake": {"mistake_under_penalty_of_perjury": False},
    "a name": {"name": ""},
    "a postal address": {"address": ""},
    "a phone number": {"phone": ""},
    "consent to jurisdiction": {"consents_to_jurisdiction": False},
}


def notice_without(left_out: Mapping[str, Any]) -> Notice:
    return evolve(NOTICE, **left_out)


def counter_notice_without(left_out: Mapping[str, Any]) -> CounterNotice:
    return evolve(COUNTER_NOTICE, **left_out)
