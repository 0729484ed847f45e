"""The one place where adapters are chosen and put together.

Each is chosen by its name in the settings and imported when it is first built, so that a
process loads what it uses and no more.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from operator import attrgetter
from typing import Any

from dependency_injector.containers import DeclarativeContainer
from dependency_injector.providers import Dependency, Factory, Object, Selector, Singleton

from core.use_cases.handling.desk import Desk
from core.use_cases.handling.reading_room import ReadingRoom
from core.use_cases.handling.refund_office import RefundOffice
from entrypoints.settings.settings import Settings


def lazily(place: str) -> Callable[..., Any]:
    """What stands at `module:name`, imported when it is called and not before."""
    module, _, name = place.partition(":")

    def build(*given: object, **named: object) -> Any:
        return attrgetter(name)(import_module(module))(*given, **named)

    return build


class Container(DeclarativeContainer):
    """One process's objects, each built once. `settings` names the adapters."""

    settings = Dependency(instance_of=Settings)

    system_clock = Singleton(lazily("adapters.system.system_clock:SystemClock"))
    clock = Selector(
        settings.provided.clock,
        system=system_clock,
        movable=Selector(
            settings.provided.store,
            memory=Singleton(lazily("adapters.system.movable_clock:MovableClock"), system_clock),
            aurora=Singleton(
                lazily("adapters.system.movable_clock:MovableClock.at"),
                settings.provided.clock_file,
                system_clock,
            ),
        ),
    )
    ids = Singleton(lazily("adapters.system.ulid_ids:UlidIds"), clock)
    policies = Singleton(lazily("entrypoints.policies:policies_of"), settings)

    engine = Singleton(
        lazily("adapters.aurora.engine:engine_of"),
        settings.provided.database_url.reveal.call(),
        password=settings.provided.database_url.password,
    )
    store = Selector(
        settings.provided.store,
        memory=Singleton(lazily("adapters.memory.store:MemoryStore")),
        aurora=Singleton(lazily("adapters.aurora.store:AuroraStore"), engine),
    )
    case_views = Selector(
        settings.provided.store,
        memory=Singleton(lazily("adapters.memory.case_views:MemoryCaseViews"), store),
        aurora=Singleton(
            lazily("adapters.aurora.case_views:AuroraCaseViews.of"),
            settings.provided.database_url.reveal.call(),
            password=settings.provided.database_url.password,
        ),
    )
    decided_refunds = Selector(
        settings.provided.store,
        memory=Singleton(lazily("adapters.memory.decided_refunds:MemoryDecidedRefunds"), store),
        aurora=Singleton(lazily("adapters.aurora.decided_refunds:AuroraDecidedRefunds"), engine),
    )

    fake_stripe = Singleton(
        lazily("adapters.fake_stripe.processor:FakeStripe.at"), clock.provided.now
    )
    stripe_file = Selector(
        settings.provided.store,
        memory=Object(None),
        aurora=Singleton(
            lazily("entrypoints.demo.stripe_file:StripeFile.of"),
            settings.provided.fake_stripe_file,
            fake_stripe,
        ),
    )
    processor = Selector(
        settings.provided.processor,
        fake_stripe=Singleton(
            lazily("entrypoints.demo.processor:DemoProcessor"),
            stripe=fake_stripe,
            store=store,
            file=stripe_file,
        ),
    )

    desk = Singleton(Desk, store=store, clock=clock, ids=ids, policies=policies)
    refund_office = Singleton(RefundOffice, desk=desk, processor=processor)
    reading_room = Singleton(ReadingRoom, views=case_views, desk=desk)

    demo_keys = Singleton(
        lazily("entrypoints.identity.demo_keys:DemoKeys.load_or_create"), settings.provided.home
    )
    demo_app = Factory(
        lazily("entrypoints.demo.app:demo_app"),
        refund_office=refund_office,
        reading_room=reading_room,
        keys=demo_keys,
        clock=clock,
    )


@contextmanager
def open_container(settings: Settings) -> Iterator[Container]:
    """A container whose connections are closed when the block is left."""
    container = Container(settings=settings)
    try:
        yield container
    finally:
        if not settings.in_memory:
            container.store().close()
