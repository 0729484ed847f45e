"""Chargebacks: what the buyer's bank does, what people answer, and what goes out by itself."""

from datetime import datetime, timedelta

from core.chargebacks.chargeback import ChargebackStatus
from entrypoints.specifications.money import dollars
from entrypoints.specifications.people import FAY, Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare
from entrypoints.specifications.words import chargeback_in_words

USUAL = timedelta(days=7)


@deed(
    "the bank takes back {amount:Amount} because of {dispute:Dispute}",
    example="the bank takes back $100.00 because of fraud",
)
def _(scene: Scene, amount: int, dispute: str) -> None:
    scene.settle()
    _goes_to_the_bank(scene, amount, dispute, until=scene.driver.world.now() + USUAL)


@deed(
    "the bank takes back {amount:Amount} because of {dispute:Dispute} and waits until"
    " {when:Moment}",
    example="the bank takes back $100.00 because of fraud and waits until 2026-12-15 at 12:00",
)
def _(scene: Scene, amount: int, dispute: str, when: datetime) -> None:
    _goes_to_the_bank(scene, amount, dispute, until=when)


@deed(
    "the bank takes back {amount:Amount} and hears nobody",
    example="the bank takes back $100.00 and hears nobody",
)
def _(scene: Scene, amount: int) -> None:
    _goes_to_the_bank(scene, amount, "fraudulent", until=None)


@deed(
    "the bank asks about {amount:Amount} because of {dispute:Dispute} and waits until"
    " {when:Moment}",
    example="the bank asks about $100.00 because of fraud and waits until 2026-12-15 at 12:00",
)
def _(scene: Scene, amount: int, dispute: str, when: datetime) -> None:
    _goes_to_the_bank(scene, amount, dispute, until=when, inquiry=True)


@deed("the bank takes the money after all and waits until {when:Moment}")
def _(scene: Scene, when: datetime) -> None:
    scene.settle()
    scene.driver.bank.escalate(scene.id_of("chargeback"), until=when)


@deed("the bank decides for {party:Party}", example="the bank decides for the provider")
def _(scene: Scene, party: str) -> None:
    scene.settle()
    scene.driver.bank.decide(scene.id_of("chargeback"), won=party == "provider")


@deed("the bank tells everything once more")
def _(scene: Scene) -> None:
    scene.settle()
    scene.driver.bank.tell()


@deed("the Support Center tends to chargebacks")
def _(scene: Scene) -> None:
    scene.settle()
    scene.driver.bank.tend()


@deed("{person:Person} drafts the answer", example="Fay drafts the answer")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.chargebacks.draft(person, scene.id_of("chargeback")))


@deed("{person:Person} stages the answer", example="Fay stages the answer")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.chargebacks.stage(person, scene.id_of("chargeback")))


@deed("{person:Person} submits the answer", example="Fay submits the answer")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.chargebacks.submit(person, scene.id_of("chargeback")))


@deed("{person:Person} accepts the chargeback", example="Fay accepts the chargeback")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.chargebacks.accept(person, scene.id_of("chargeback")))


@outcome("the chargeback is {chargeback_fate:ChargebackFate}")
def _(scene: Scene, chargeback_fate: ChargebackStatus) -> None:
    seen = chargeback_in_words(scene.chargeback().status)
    compare(expected=chargeback_in_words(chargeback_fate), actual=seen)


@outcome("the answer is due on {when:Moment}")
def _(scene: Scene, when: datetime) -> None:
    compare(expected=when, actual=scene.chargeback().submit_by)


@outcome("the evidence pack is made")
def _(scene: Scene) -> None:
    compare(expected=True, actual=scene.chargeback().packed)


@outcome("the answer lacks {lack:Lack}")
def _(scene: Scene, lack: str) -> None:
    compare(expected=(lack,), actual=scene.chargeback().missing)


@outcome("the answer went out by itself")
def _(scene: Scene) -> None:
    compare(expected="system", actual=scene.chargeback().submitted_by)


@outcome("the deadline passed without an answer")
def _(scene: Scene) -> None:
    compare(expected="deadline_passed", actual=scene.chargeback().failure)


@outcome("{amount:Amount} of the payout is held back", example="$100.00 of the payout is held back")
def _(scene: Scene, amount: int) -> None:
    holds = scene.looks(lambda it: it.holds.on_case(FAY, scene.case_id))
    held = sum(hold.amount_cents for hold in holds.values() if hold.status == "applied")
    compare(expected=dollars(amount), actual=dollars(held))


def _goes_to_the_bank(
    scene: Scene, cents: int, reason: str, *, until: datetime | None, inquiry: bool = False
) -> None:
    scene.settle()
    case_id, chargeback_id = scene.driver.bank.dispute(
        scene.order().charge, cents=cents, reason=reason, until=until, inquiry=inquiry
    )
    scene.case_opened(case_id)
    scene.came_of_it("chargeback", chargeback_id)
