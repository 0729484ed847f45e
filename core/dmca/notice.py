"""A claimant's notice of infringement (17 U.S.C. 512(c)(3)(A))."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from core.dmca.sworn import missing, unfit_email, unfit_phone, unsworn
from core.dmca.urls import joined, unfit_urls
from core.errors import Refusal
from core.text import LONGEST_LABEL, LONGEST_LINE

LONGEST_LIST = 1_000
"""No policy allows more addresses than that in a notice."""


@frozen(kw_only=True)
class Notice:
    """What the claimant says, and swears to. `good_faith`: that they believe in good faith that
    the use is not authorised. `accurate_under_penalty_of_perjury`: that the notice is accurate
    and, under penalty of perjury, that they may act for the owner.
    """

    claimant_name: str
    claimant_address: str
    claimant_phone: str
    claimant_email: str
    signature: str
    work_description: str
    urls: tuple[str, ...]
    good_faith: bool
    accurate_under_penalty_of_perjury: bool

    def faults(self) -> Iterator[Refusal | None]:
        yield missing(
            "claimantName", self.claimant_name, longest=LONGEST_LABEL, what="the claimant's name"
        )
        yield missing(
            "claimantAddress", self.claimant_address, longest=LONGEST_LINE, what="a postal address"
        )
        yield unfit_phone("claimantPhone", self.claimant_phone)
        yield unfit_email("claimantEmail", self.claimant_email)
        yield missing(
            "signature",
            self.signature,
            longest=LONGEST_LABEL,
            what="the physical or electronic signature of the owner or who acts for them",
        )
        yield missing(
            "workDescription",
            self.work_description,
            longest=LONGEST_LINE,
            what="the copyrighted work, or a list of the works on one site",
        )
        yield from unfit_urls("urls", self.urls, most=LONGEST_LIST)
        yield unsworn(
            "goodFaith",
            self.good_faith,
            statement="the claimant believes in good faith that the use is not authorised",
        )
        yield unsworn(
            "accurateUnderPenaltyOfPerjury",
            self.accurate_under_penalty_of_perjury,
            statement="the notice is accurate and, under penalty of perjury, that the claimant"
            " may act for the owner of the right",
        )

    def words(self) -> Mapping[str, str]:
        return {
            "name": self.claimant_name,
            "address": self.claimant_address,
            "phone": self.claimant_phone,
            "email": self.claimant_email,
            "signature": self.signature,
            "work_description": self.work_description,
            "urls": joined(self.urls),
        }
