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
        pool_size=settings.provided.database_pool.size,
        sessions=settings.provided.has_sessions,
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
            pool_size=settings.provided.database_pool.size,
            sessions=settings.provided.has_sessions,
        ),
    )
    decided_refunds = Selector(
        settings.provided.store,
        memory=Singleton(lazily("adapters.memory.decided_refunds:MemoryDecidedRefunds"), store),
        aurora=Singleton(lazily("adapters.aurora.decided_refunds:AuroraDecidedRefunds"), engine),
    )

    books = Selector(
        settings.provided.store,
        memory=Singleton(lazily("adapters.memory.books:MemoryBooks"), store),
        aurora=Singleton(lazily("adapters.aurora.books:AuroraBooks"), engine),
    )

    audit_stream = Singleton(lazily("entrypoints.evidence.stores:audit_stream_of"), settings, clock)
    audit_signer = Singleton(lazily("entrypoints.evidence.stores:signer_of"), settings)
    _memory_chain = Singleton(lazily("adapters.memory.audit_chain:MemoryAuditChain"), store)
    audit_seals = Selector(
        settings.provided.store,
        memory=_memory_chain,
        aurora=Singleton(lazily("adapters.aurora.audit.seals:AuroraAuditSeals"), engine),
    )
    audit_proofs = Selector(
        settings.provided.store,
        memory=_memory_chain,
        aurora=Singleton(lazily("adapters.aurora.audit.proofs:AuroraAuditProofs"), engine),
    )
    audit_restoring = Singleton(
        lazily("adapters.aurora.audit.restoring:AuroraAuditRestoring"), engine
    )
    audit_excerpts = Selector(
        settings.provided.store,
        memory=Singleton(
            lazily("adapters.memory.audit_excerpts:MemoryAuditExcerpts"), store, _memory_chain
        ),
        aurora=Singleton(
            lazily("adapters.aurora.audit.excerpts:AuroraAuditExcerpts"), audit_proofs
        ),
    )
    seal_audit = Singleton(
        lazily("core.use_cases.seal_audit:SealAudit"),
        seals=audit_seals,
        stream=audit_stream,
        signer=audit_signer,
        clock=clock,
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
        stripe=Singleton(lazily("entrypoints.payments.stripe:stripe_of"), settings),
    )
    webhooks = Selector(
        settings.provided.processor,
        fake_stripe=Object(None),
        stripe=Singleton(lazily("entrypoints.payments.stripe:webhooks_of"), settings),
    )

    file_door = Singleton(lazily("entrypoints.evidence.stores:file_door_of"), settings, clock)
    evidence_store = Singleton(
        lazily("entrypoints.evidence.stores:evidence_store_of"), settings, file_door
    )
    malware_scanner = Singleton(
        lazily("entrypoints.evidence.stores:scanner_of"), settings, evidence_store
    )

    event_publisher = Selector(
        settings.provided.publisher,
        memory=Singleton(lazily("adapters.memory.event_publisher:MemoryEventPublisher")),
        stdout=Singleton(lazily("adapters.system.line_publisher:LinePublisher")),
        eventbridge=Singleton(lazily("entrypoints.relaying.bus:publisher_of"), settings),
    )
    relay_outbox = Singleton(
        lazily("core.use_cases.relay_outbox:RelayOutbox"),
        store=store,
        clock=clock,
        publisher=event_publisher,
        ids=ids,
    )
    notifications = Selector(
        settings.provided.publisher,
        memory=Singleton(lazily("adapters.memory.notifications:MemoryNotifications")),
        stdout=Singleton(lazily("adapters.system.line_notifications:LineNotifications")),
        eventbridge=Singleton(lazily("entrypoints.relaying.bus:notifications_of"), settings),
    )
    send_notifications = Singleton(
        lazily("core.use_cases.send_notifications:SendNotifications"),
        store=store,
        clock=clock,
        policies=policies,
        notifications=notifications,
        ids=ids,
    )

    desk = Singleton(
        lazily("core.use_cases.handling.desk:Desk"),
        store=store,
        clock=clock,
        ids=ids,
        policies=policies,
    )
    refund_office = Singleton(
        lazily("core.use_cases.handling.refund_office:RefundOffice"), desk=desk, processor=processor
    )
    deposit_office = Singleton(
        lazily("core.use_cases.handling.deposit_office:DepositOffice"),
        desk=desk,
        processor=processor,
    )
    content_visibility = Singleton(lazily("entrypoints.content.visibility:visibility_of"), settings)
    dmca_office = Singleton(
        lazily("core.use_cases.handling.dmca_office:DmcaOffice"),
        desk=desk,
        visibility=content_visibility,
    )
    evidence_office = Singleton(
        lazily("core.use_cases.handling.evidence_office:EvidenceOffice"),
        desk=desk,
        files=evidence_store,
        scanner=malware_scanner,
    )
    pack_office = Singleton(
        lazily("core.use_cases.handling.pack_office:PackOffice"),
        desk=desk,
        files=evidence_store,
        archive=Singleton(lazily("adapters.system.zip_archive:ZipArchive")),
    )
    chargeback_office = Singleton(
        lazily("core.use_cases.handling.chargeback_office:ChargebackOffice.of"),
        desk,
        processor,
        pack_office,
    )
    notice_office = Singleton(
        lazily("core.use_cases.handling.notice_office:NoticeOffice"), desk=desk, processor=processor
    )
    macros = Singleton(lazily("entrypoints.macros:macros_of"), settings)
    macro_office = Singleton(
        lazily("core.use_cases.handling.macro_office:MacroOffice"),
        desk=desk,
        macros=macros,
        refunds=refund_office,
        content=dmca_office,
    )
    order_office = Singleton(
        lazily("core.use_cases.handling.order_office:OrderOffice"),
        desk=desk,
        refunds=refund_office,
        deposits=deposit_office,
    )
    parked_office = Singleton(
        lazily("core.use_cases.handling.parked_office:ParkedOffice"),
        desk=desk,
        processor=processor,
        sends=Singleton(
            lazily("core.use_cases.handling.parked_sends:parked_sends"),
            refund_office,
            deposit_office,
            dmca_office,
            chargeback_office,
        ),
    )
    sweeping = Singleton(
        lazily("core.use_cases.handling.sweeping:Sweeping"),
        desk=desk,
        missed=Singleton(
            lazily("core.use_cases.handling.rounds.missed_notices:MissedNotices"),
            desk=desk,
            processor=processor,
            notices=notice_office,
        ).provider,
        rounds=Singleton(
            lazily("core.use_cases.handling.rounds.by_concern:rounds_by_concern"),
            desk,
            refunds=refund_office.provider,
            deposits=deposit_office.provider,
            dmca=dmca_office.provider,
            chargebacks=chargeback_office.provider,
        ),
    )
    erasure_office = Singleton(lazily("core.use_cases.handling.erasure_office:ErasureOffice"), desk)
    written_cases = Selector(
        settings.provided.store, memory=Object(None), aurora=case_views.provided.written
    )
    reading_room = Singleton(
        lazily("core.use_cases.handling.reading_room:ReadingRoom"),
        views=case_views,
        desk=desk,
        written=written_cases,
    )

    demo_stripe = Selector(
        settings.provided.processor,
        fake_stripe=processor,
        stripe=Singleton(
            lazily("entrypoints.demo.fake_stripe_server:fake_stripe_server_of"), settings, processor
        ),
    )
    demo_sweeper = Singleton(
        lazily("entrypoints.demo.sweeper:sweeper_of"), settings, sweeping, clock
    )
    figure_board = Selector(
        settings.provided.store,
        memory=Singleton(lazily("adapters.memory.figures:MemoryFigureBoard"), store),
        aurora=Singleton(
            lazily("adapters.aurora.figures:AuroraFigureBoard"),
            url=settings.provided.database_url.reveal.call(),
            password=settings.provided.database_url.password,
            sessions=settings.provided.has_sessions,
        ),
    )
    request_log = Factory(lazily("entrypoints.watching.request_log:request_log_of"), settings)
    leaving = Singleton(
        lazily("entrypoints.watching.leaving:Leaving"),
        drain_seconds=settings.provided.drain.seconds,
    )
    parts = Factory(
        lazily("entrypoints.graphql.parts:Parts"),
        figure_board=figure_board,
        leaving=leaving,
        reading_places=Selector(
            settings.provided.store,
            memory=Object(None),
            aurora=case_views.provided.occupancy,
        ),
        desk=desk,
        refund_office=refund_office,
        deposit_office=deposit_office,
        dmca_office=dmca_office,
        chargeback_office=chargeback_office,
        evidence_office=evidence_office,
        pack_office=pack_office,
        parked_office=parked_office,
        macro_office=macro_office,
        notice_office=notice_office,
        reading_room=reading_room,
        webhooks=webhooks,
        openings=Singleton(
            lazily("entrypoints.graphql.limits.rate:Rate"),
            a_minute=settings.provided.openings_rate.a_minute,
        ),
        cors_origins=settings.provided.cors_origins.names,
        trusted_proxies=settings.provided.trusted_proxies.networks,
        running=Singleton(lazily("entrypoints.demo.running:running_of"), case_views, None),
    )
    tokens = Singleton(lazily("entrypoints.identity.provider:tokens_of"), settings)
    scrapers = Factory(lazily("entrypoints.watching.scrapers:scrapers_of"), settings)
    service_parts = Factory(
        parts,
        authenticate=tokens.provided.authenticate,
        scrapers=Factory(scrapers, demo=False),
        log_request=Factory(request_log, demo=False),
    )
    service_app = Factory(
        lazily("entrypoints.service.app:service_app"), service_parts, door=file_door
    )

    demo_keys = Singleton(
        lazily("entrypoints.identity.demo_keys:DemoKeys.load_or_create"), settings.provided.home
    )
    demo_parts = Factory(
        parts,
        authenticate=demo_keys.provided.tokens.call().authenticate,
        issue_demo_token=demo_keys.provided.issue,
        running=Singleton(
            lazily("entrypoints.demo.running:running_of"),
            case_views,
            demo_sweeper,
            sweeps=settings.provided.does_once,
        ),
        scrapers=Factory(scrapers, demo=True),
        log_request=Factory(request_log, demo=True),
    )
    demo_app = Factory(
        lazily("entrypoints.demo.app:demo_app"),
        demo_parts,
        clock=clock,
        stripe=demo_stripe,
        sweeper=demo_sweeper,
        door=file_door,
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
