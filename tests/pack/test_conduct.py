"""Copyright claims and violations in a pack."""

from core.dmca.words import WordsPart
from core.pack.purpose import PackPurpose
from core.timeline.event import EventType
from tests.builders.dmca import a_countered_claim, some_dmca_words
from tests.builders.timeline import an_event
from tests.builders.violations import an_overturned_violation
from tests.pack.materials import a_pack, some_material
from tests.pack.opened import documents_of, rows_of

MATERIAL = some_material(
    dmca_claims=(a_countered_claim(),),
    dmca_words=(some_dmca_words(), some_dmca_words(part=WordsPart.COUNTER_NOTICE)),
    violations=(an_overturned_violation(),),
    events=(an_event("sev_1", type=EventType.VIOLATION_DECIDED, payload={"user_id": "usr_bad"}),),
)


def test_staff_find_each_claim_with_what_was_sworn_and_its_hashes() -> None:
    page = documents_of(a_pack(MATERIAL))["claims/sdm_1.md"]
    for told in ("Clara Nott", "clara@example.com", "## Notice", "## Counter notice"):
        assert told in page
    assert some_dmca_words().hashes["name"] in page
    assert "| Restored not before | 2026-12-01T12:10:00Z |" in page


def test_staff_find_each_violation_with_its_appeal() -> None:
    (row,) = rows_of(documents_of(a_pack(MATERIAL))["violations.csv"])
    assert (row["violation_id"], row["sanction"], row["status"]) == (
        "spv_1",
        "warning",
        "overturned",
    )
    assert (row["appeal_reason"], row["reviewed_by"]) == ("It was a quotation.", "usr_second")


def test_a_bank_hears_nothing_of_either() -> None:
    documents = documents_of(a_pack(MATERIAL, PackPurpose.REPRESENTMENT))
    assert not [name for name in documents if name.startswith(("claims/", "violations"))]
    whole = "".join(documents.values())
    for word in ("Clara Nott", "usr_bad", "It was a quotation."):
        assert word not in whole


def test_a_case_without_either_has_no_file_of_them() -> None:
    names = documents_of(a_pack())
    assert "violations.csv" not in names
