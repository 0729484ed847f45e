"""An uploader's counter-notice (17 U.S.C. 512(g)(3))."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from core.dmca.notice import LONGEST_LIST
from core.dmca.sworn import missing, unfit_phone, unsworn
from core.dmca.urls import joined, unfit_urls
from core.errors import Refusal
from core.text import LONGEST_LABEL, LONGEST_LINE


@frozen(kw_only=True)
class CounterNotice:
    """What the uploader says, and swears to. `former_urls` are where the material was.
    `mistake_under_penalty_of_perjury`: that they believe in good faith that it was removed by
    mistake or misidentification. `consents_to_jurisdiction`: that of the federal district court
    of their address, and that they accept service of process from the claimant.
    """

    name: str
    address: str
    phone: str
    signature: str
    removed_material: str
    former_urls: tuple[str, ...]
    mistake_under_penalty_of_perjury: bool
    consents_to_jurisdiction: bool

    def faults(self) -> Iterator[Refusal | None]:
        yield missing(
            "signature", self.signature, longest=LONGEST_LABEL, what="the uploader's signature"
        )
        yield missing(
            "removedMaterial",
            self.removed_material,
            longest=LONGEST_LINE,
            what="the material that was removed",
        )
        yield from unfit_urls("formerUrls", self.former_urls, most=LONGEST_LIST)
        yield unsworn(
            "mistakeUnderPenaltyOfPerjury",
            self.mistake_under_penalty_of_perjury,
            statement="the uploader believes in good faith, under penalty of perjury, that the"
            " material was removed by mistake or misidentification",
        )
        yield missing("name", self.name, longest=LONGEST_LABEL, what="the uploader's name")
        yield missing("address", self.address, longest=LONGEST_LINE, what="a postal address")
        yield unfit_phone("phone", self.phone)
        yield unsworn(
            "consentsToJurisdiction",
            self.consents_to_jurisdiction,
            statement="the uploader consents to the jurisdiction of the federal district court of"
            " their address and accepts service of process from the claimant",
        )

    def words(self) -> Mapping[str, str]:
        return {
            "name": self.name,
            "address": self.address,
            "phone": self.phone,
            "signature": self.signature,
            "removed_material": self.removed_material,
            "former_urls": joined(self.former_urls),
        }
