"""Copyright claims: content goes out of sight, and may come back. All times are UTC."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.dmca.status import DmcaStatus
from entrypoints.specifications.people import PROVIDER, Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.takedowns import (
    COUNTER_NOTICE,
    NOTICE,
    counter_notice_without,
    notice_without,
)
from entrypoints.specifications.unmet import compare
from entrypoints.specifications.words import dmca_in_words


@deed("{person:Person} files a copyright claim against the provider")
def _(scene: Scene, person: Person) -> None:
    _file(scene, person)


@deed("{person:Person} files a copyright claim on the order")
def _(scene: Scene, person: Person) -> None:
    _file(scene, person, order_id=scene.order_id)


@deed("{person:Person} files a copyright claim without {part:NoticePart}")
def _(scene: Scene, person: Person, part: Mapping[str, Any]) -> None:
    notice = notice_without(part)
    scene.acts(lambda it: it.takedowns.file(person, PROVIDER, notice, order_id=None))


@deed("{person:Person} files a counter-notice")
def _(scene: Scene, person: Person) -> None:
    claim_id = scene.id_of("copyright claim")
    scene.acts(lambda it: it.takedowns.counter(person, claim_id, COUNTER_NOTICE))


@deed("{person:Person} files a counter-notice without {missing:CounterNoticePart}")
def _(scene: Scene, person: Person, missing: Mapping[str, Any]) -> None:
    claim_id, notice = scene.id_of("copyright claim"), counter_notice_without(missing)
    scene.acts(lambda it: it.takedowns.counter(person, claim_id, notice))


@deed("{person:Person} reports that the claimant went to court")
def _(scene: Scene, person: Person) -> None:
    claim_id = scene.id_of("copyright claim")
    scene.acts(lambda it: it.takedowns.report_court_action(person, claim_id))


@deed("{person:Person} withdraws the copyright claim")
def _(scene: Scene, person: Person) -> None:
    claim_id = scene.id_of("copyright claim")
    scene.acts(lambda it: it.takedowns.withdraw(person, claim_id))


@deed("{person:Person} brings the content back")
def _(scene: Scene, person: Person) -> None:
    claim_id = scene.id_of("copyright claim")
    scene.acts(lambda it: it.takedowns.restore(person, claim_id))


@deed("{person:Person} closes the copyright claim")
def _(scene: Scene, person: Person) -> None:
    claim_id = scene.id_of("copyright claim")
    scene.acts(lambda it: it.takedowns.close(person, claim_id))


@deed("nobody takes orders about content")
def _(scene: Scene) -> None:
    scene.settle()
    scene.driver.world.take_content_orders(taken=False)


@deed("orders about content are taken again")
def _(scene: Scene) -> None:
    scene.settle()
    scene.driver.world.take_content_orders(taken=True)


@outcome("the copyright claim is {dmca_fate:DmcaFate}")
def _(scene: Scene, dmca_fate: DmcaStatus) -> None:
    compare(expected=dmca_in_words(dmca_fate), actual=dmca_in_words(scene.dmca_claim().status))


@outcome("the content is hidden")
def _(scene: Scene) -> None:
    compare(expected="hidden", actual=_seen(scene))


@outcome("the content is visible")
def _(scene: Scene) -> None:
    compare(expected="visible", actual=_seen(scene))


@outcome("the content comes back from {not_before:Moment} on and before {not_after:Moment}")
def _(scene: Scene, not_before: datetime, not_after: datetime) -> None:
    claim = scene.dmca_claim()
    compare(
        expected=(f"{not_before:%c}", f"{not_after:%c}"),
        actual=(f"{claim.not_before:%c}", f"{claim.not_after:%c}"),
    )


@outcome("the content is overdue")
def _(scene: Scene) -> None:
    compare(expected="overdue", actual=_punctual(scene))


@outcome("the content is in time")
def _(scene: Scene) -> None:
    compare(expected="in time", actual=_punctual(scene))


@outcome(
    "{count:Count} upheld claims count against the provider",
    example="3 upheld claims count against the provider",
)
def _(scene: Scene, count: int) -> None:
    compare(expected=count, actual=scene.dmca_claim().counting_now)


@outcome("the provider is a repeat offender")
def _(scene: Scene) -> None:
    compare(expected=True, actual=scene.dmca_claim().repeat_offender)


@outcome("the provider is no repeat offender")
def _(scene: Scene) -> None:
    compare(expected=False, actual=scene.dmca_claim().repeat_offender)


def _file(scene: Scene, person: Person, order_id: str | None = None) -> None:
    told = scene.acts(lambda it: it.takedowns.file(person, PROVIDER, NOTICE, order_id=order_id))
    if told is not None:
        claim_id, case_id = told
        scene.case_opened(case_id)
        scene.came_of_it("copyright claim", claim_id)


def _seen(scene: Scene) -> str:
    scene.settle()
    return "hidden" if scene.driver.world.content_is_hidden() else "visible"


def _punctual(scene: Scene) -> str:
    return "in time" if scene.dmca_claim().overdue_at is None else "overdue"
