"""A notice is believed when one of our secrets signed these very bytes about now, else refused."""

import hmac
from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.stripe.webhooks import StripeWebhooks
from core.errors import ErrorCode, Refusal
from ports.payment_processor import NoticeAbout, ProcessorNotice
from tests.stripe import objects
from tests.stripe.signing import NOW, OLD_SECRET, SECRET, body_of, signature

BODY = body_of(objects.event())
YEAR = 365 * 24 * 60 * 60
T = objects.CREATED
TRUE_V1 = signature(BODY).partition("v1=")[2]


@pytest.fixture(scope="module")
def webhooks() -> StripeWebhooks:
    return StripeWebhooks.of((SECRET, OLD_SECRET))


@pytest.mark.parametrize("secret", [SECRET, OLD_SECRET])
def test_a_notice_signed_with_either_secret_is_read(webhooks: StripeWebhooks, secret: str) -> None:
    read = webhooks.read(body=BODY, signature=signature(BODY, secret=secret), now=NOW)
    assert read == ProcessorNotice(
        notice_id="evt_1",
        type="refund.updated",
        about=NoticeAbout.REFUND,
        object_id="re_1",
        created_at=NOW,
    )


def test_a_secret_that_was_rotated_out_signs_nothing_any_more() -> None:
    header = signature(BODY, secret=OLD_SECRET)
    refused = StripeWebhooks.of((SECRET,)).read(body=BODY, signature=header, now=NOW)
    assert code_of(refused) is ErrorCode.UNAUTHENTICATED


@pytest.mark.parametrize("true_first", [True, False])
def test_one_true_signature_among_several_is_enough(
    webhooks: StripeWebhooks, true_first: bool
) -> None:
    both = [f"v1={TRUE_V1}", f"v1={'0' * 64}"][:: 1 if true_first else -1]
    header = f"t={T},{','.join(both)},v0={'f' * 64}"
    assert isinstance(webhooks.read(body=BODY, signature=header, now=NOW), ProcessorNotice)


@pytest.mark.parametrize(
    ("seconds", "believed"),
    [
        (0, True),
        (-300, True),
        (300, True),
        (-301, False),
        (301, False),
        (-YEAR, False),
        (YEAR, False),
    ],
)
def test_a_signature_holds_for_five_minutes_either_way(
    webhooks: StripeWebhooks, seconds: int, believed: bool
) -> None:
    header = signature(BODY, at=T + seconds)
    read = webhooks.read(body=BODY, signature=header, now=NOW)
    assert isinstance(read, ProcessorNotice) if believed else code_of(read) is UNAUTHENTICATED


def test_a_fraction_of_a_second_beyond_five_minutes_is_too_late(webhooks: StripeWebhooks) -> None:
    late = NOW + timedelta(seconds=300, microseconds=1)
    read = webhooks.read(body=BODY, signature=signature(BODY), now=late)
    assert code_of(read) is UNAUTHENTICATED


@pytest.mark.parametrize(
    "other", [BODY + b" ", BODY.replace(b"re_1", b"re_2"), BODY.decode().encode("utf-16"), b""]
)
def test_other_bytes_than_those_signed_are_refused(webhooks: StripeWebhooks, other: bytes) -> None:
    read = webhooks.read(body=other, signature=signature(BODY), now=NOW)
    assert code_of(read) is UNAUTHENTICATED


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        " ",
        ",",
        "=",
        "t",
        "t=",
        f"t={T}",
        f"v1={TRUE_V1}",
        f"t={T},v1=",
        f"t={T},v1",
        f"t={T},v0={TRUE_V1}",
        f"t={T},v1={TRUE_V1[:-1]}",
        f"t={T},v1={TRUE_V1.upper()}",
        f"t={T + 1},v1={TRUE_V1}",
        f"t=x,v1={TRUE_V1}",
        f"t=+{T},v1={TRUE_V1}",
        f"t= {T},v1={TRUE_V1}",
        f"t={T}.0,v1={TRUE_V1}",
        f"t={T}=1,v1={TRUE_V1}",
        f"t=-{T},v1={TRUE_V1}",
        f"t={'9' * 5_000},v1={TRUE_V1}",
        f"t=99999999999,v1={TRUE_V1}",
        f"t={T},t={T},v1={TRUE_V1}",
        f"t={T},v1=é{TRUE_V1}",
        f"t=١٢٣,v1={TRUE_V1}",
        f"t={T},v1={TRUE_V1}," + "v1=0," * 100_000,
        f"t={T},v1=\ud800",
    ],
)
def test_a_header_that_signs_nothing_is_refused(
    webhooks: StripeWebhooks, header: str | None
) -> None:
    assert code_of(webhooks.read(body=BODY, signature=header, now=NOW)) is UNAUTHENTICATED


@given(header=st.text(max_size=80) | st.from_regex(r"t=[0-9]{1,12},v1=[0-9a-f]{0,64}"))
def test_no_header_is_believed_that_we_did_not_sign(header: str) -> None:
    webhooks = StripeWebhooks.of((SECRET,))
    assert code_of(webhooks.read(body=BODY, signature=header, now=NOW)) is UNAUTHENTICATED


@given(body=st.binary(max_size=200))
def test_no_body_is_believed_that_we_did_not_sign(body: bytes) -> None:
    webhooks = StripeWebhooks.of((SECRET,))
    assert code_of(webhooks.read(body=body, signature=signature(BODY), now=NOW)) is UNAUTHENTICATED


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"null",
        b"[]",
        b"7",
        b"{}",
        b"[" * 100_000,
        b"9" * 5_000,
        b'{"object": "event"}',
        body_of(objects.event(object="v2.core.event")),
        body_of(objects.event(object=None)),
        body_of(objects.event(id=None)),
        body_of(objects.event(id="")),
        body_of(objects.event(id="evt_\ud800")),
        body_of(objects.event(id="evt_\x00")),
        body_of(objects.event(id="evt_1\n")),
        body_of(objects.event(id="e" * 256)),
        body_of(objects.event(id=["evt_1"])),
        body_of(objects.event(type="refund.\udfff")),
        body_of(objects.event(type=None)),
        body_of(objects.event(created="now")),
        body_of(objects.event(created=True)),
        body_of(objects.event(created=10**18)),
        body_of(objects.event(data=None)),
        body_of(objects.event(data={})),
        body_of(objects.event(data={"object": []})),
        body_of(objects.event(data={"object": {}})),
        body_of(objects.event(data={"object": {"id": "re_1; DROP"}})),
        body_of(objects.event(data={"object": {"id": "re_\ud800"}})),
    ],
)
def test_a_signed_body_that_is_no_event_is_bad_input(webhooks: StripeWebhooks, body: bytes) -> None:
    read = webhooks.read(body=body, signature=signature(body), now=NOW)
    assert code_of(read) is ErrorCode.BAD_USER_INPUT


def test_signed_bytes_that_are_no_text_are_refused(webhooks: StripeWebhooks) -> None:
    body = b"\xff\xfe"
    v1 = hmac.new(SECRET.encode(), f"{T}.".encode() + body, sha256).hexdigest()
    read = webhooks.read(body=body, signature=f"t={T},v1={v1}", now=NOW)
    assert isinstance(read, Refusal)


def test_a_notice_that_is_no_business_of_ours_is_read_all_the_same(
    webhooks: StripeWebhooks,
) -> None:
    body = body_of(objects.event("plan.created", data={"object": {"id": "gold plan é"}}))
    read = webhooks.read(body=body, signature=signature(body), now=NOW)
    assert isinstance(read, ProcessorNotice)
    assert (read.about, read.object_id) == (NoticeAbout.OTHER, "")


@pytest.mark.parametrize("secrets", [(), ("",), (SECRET, " "), (SECRET, OLD_SECRET, "whsec_3")])
def test_one_secret_is_needed_or_two(secrets: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="webhook secret"):
        StripeWebhooks.of(secrets)


def test_secrets_are_never_printed(webhooks: StripeWebhooks) -> None:
    assert "whsec" not in f"{webhooks} {webhooks!r}"


UNAUTHENTICATED = ErrorCode.UNAUTHENTICATED


def code_of(read: ProcessorNotice | Refusal) -> ErrorCode | None:
    return read.code if isinstance(read, Refusal) else None
