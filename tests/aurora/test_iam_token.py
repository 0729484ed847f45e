"""IAM tokens are signed here and now, without asking anybody."""

from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.aurora.iam_token import IamToken


def test_a_token_names_the_database_its_user_and_when_it_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "example")
    token = IamToken(
        host="sup.cluster-1.eu-west-1.rds.amazonaws.com",
        port=5432,
        user="support_app",
        region="eu-west-1",
    )()

    parts = urlsplit(f"https://{token}")
    asked = parse_qs(parts.query)
    assert parts.netloc == "sup.cluster-1.eu-west-1.rds.amazonaws.com:5432"
    assert (asked["Action"], asked["DBUser"]) == (["connect"], ["support_app"])
    assert asked["X-Amz-Expires"] == ["900"]
    assert "eu-west-1/rds-db" in asked["X-Amz-Credential"][0]
