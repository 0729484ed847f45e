"""What is signed for AWS itself, without asking it."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.s3.connection import S3Connection
from adapters.s3.evidence_store import S3EvidenceStore
from tests.s3.emulator import CREDENTIALS


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> S3EvidenceStore:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    return S3EvidenceStore.of(
        S3Connection(region="eu-west-1"), quarantine="acme-uploads", evidence="acme-evidence"
    )


def test_a_link_names_the_regions_own_endpoint_the_version_and_how_to_save_it(
    store: S3EvidenceStore,
) -> None:
    link = store.link(
        key="support-evidence/sca_1/sfl_1",
        version_id="v1",
        file_name="Raum 1.png",
        mime="image/png",
        expires_in=timedelta(minutes=5),
    )
    url = urlsplit(link.url)
    said = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert (url.scheme, url.netloc) == ("https", "acme-evidence.s3.eu-west-1.amazonaws.com")
    assert url.path == "/support-evidence/sca_1/sfl_1"
    assert said["versionId"] == "v1"
    assert said["X-Amz-Algorithm"] == "AWS4-HMAC-SHA256"
    assert said["X-Amz-Expires"] == "300"
    assert said["response-content-type"] == "image/png"
    assert said["response-content-disposition"].startswith("attachment; ")


def test_a_form_is_posted_to_the_regions_own_endpoint(store: S3EvidenceStore) -> None:
    form = store.upload_form(
        key="quarantine/sca_1/sfl_1",
        mime="image/png",
        size=3,
        sha256="ab" * 32,
        expires_in=timedelta(minutes=5),
    )
    assert form.url == "https://acme-uploads.s3.eu-west-1.amazonaws.com/"
    assert CREDENTIALS["AWS_SECRET_ACCESS_KEY"] not in form.fields.values()
