"""Every law, held against a world as it is now."""

from tests.simulation.laws_of_chargebacks import chargebacks_keep_to_disputes
from tests.simulation.laws_of_moving import moves_are_legal
from tests.simulation.laws_of_rows import credited_in, rows_add_up
from tests.simulation.laws_of_the_processor import the_processor_agrees
from tests.simulation.laws_of_transfers import what_is_due_comes_back
from tests.simulation.picture import Picture
from tests.simulation.processor_side import ProcessorSide
from tests.simulation.world import World


def keep_the_laws(world: World, before: Picture | None = None) -> Picture:
    """Put down what is broken in `world.laws`; answers what was looked at."""
    seen = world.picture()
    rows_add_up(world.laws, seen)
    what_is_due_comes_back(world.laws, seen)
    theirs = ProcessorSide.of(world.stripe)
    the_processor_agrees(world.laws, seen, theirs)
    chargebacks_keep_to_disputes(world.laws, seen, theirs)
    _months_are_sums(world, seen)
    if before is not None:
        moves_are_legal(world.laws, before, seen)
    return seen


def _months_are_sums(world: World, seen: Picture) -> None:
    agents = sorted({(each.created_by, each.created_at) for each in seen.refunds.values()})
    months = {(agent, f"{created_at:%Y-%m}") for agent, created_at in agents}
    with world.fresh().unit_of_work() as uow:
        for agent, month in sorted(months):
            kept = uow.goodwill_months.get(agent=agent, month=month, currency="USD")
            found, due = kept.credited_cents if kept else 0, credited_in(seen, agent, month)
            world.laws.unless(found == due, f"{agent} gave {due} in {month}, counted are {found}")
