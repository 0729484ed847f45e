"""Each function is given the settings it reads, and may do what these are for and no more."""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

import pytest

from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.needs import Need, check_needs
from entrypoints.settings.environment import read_settings
from entrypoints.settings.settings import Settings
from entrypoints.settings.variables import VARIABLES
from tests.aws_stack.template import listed, resources, statements, template

FUNCTIONS: Final = sorted(resources("AWS::Serverless::Function"))
LONGER: Final[Mapping[str, frozenset[Need]]] = {
    # One handler, two functions: what answers queries needs no money, no files and no bus.
    "AppSyncMutations": frozenset({Need.PROCESSOR, Need.FILES, Need.BUS}),
    # Content is hidden and brought back over the bus.
    "GraphQl": frozenset({Need.BUS}),
    # Its handler asks for the processor when it is to sweep what needs it.
    "Sweep": frozenset({Need.PROCESSOR, Need.FILES, Need.BUS}),
}
FILES: Final = frozenset(
    {
        "s3:PutObject", "s3:PutObjectRetention", "s3:GetObject", "s3:GetObjectVersion",
        "s3:GetObjectRetention", "s3:ListBucket", "s3:ListBucketVersions",
    }
)  # fmt: skip
DATA_KEY: Final = frozenset({"kms:Decrypt", "kms:GenerateDataKey"})
ACTIONS: Final[Mapping[Need, frozenset[str]]] = {
    Need.DATABASE: frozenset({"rds-db:connect"}),
    Need.PROCESSOR: frozenset({"secretsmanager:GetSecretValue"}),
    Need.WEBHOOKS: frozenset({"secretsmanager:GetSecretValue"}),
    Need.BUS: frozenset({"events:PutEvents"}),
    Need.FILES: FILES,
    Need.AUDIT: FILES | DATA_KEY | {"kms:Sign", "kms:Verify"},
    Need.SIGN_ON: frozenset(),
}
QUARANTINE: Final = frozenset({"s3:GetObjectVersionTagging", "s3:DeleteObjectVersion"})
KMS: Final = "arn:aws:kms:eu-central-1:123456789012"
STANDS_FOR: Final = {
    "StripeApiKey": "sk_live_1",
    "StripeWebhookSecret": "whsec_old",
    "StripeWebhookSecretNext": "whsec_new",
    "OidcIssuer": "https://sso.example/realms/acme",
    "OidcAudience": "support-center",
    "OidcRolesClaim": "realm_access.roles",
    "OidcRoles": "agents=trust_safety",
    "DatabaseName": "support_center",
    "AWS::Region": "eu-central-1",
    "QuarantineBucket": "acme-quarantine",
    "EvidenceBucket": "acme-evidence",
    "AuditBucket": "acme-audit",
    "DatabaseProxy.Endpoint": "proxy.example",
    "DataKey.Arn": f"{KMS}:key/11111111-2222-4333-8444-555555555555",
    "SigningKey.Arn": f"{KMS}:key/66666666-7777-4888-9999-000000000000",
    "Bus.Arn": "arn:aws:events:eu-central-1:123456789012:event-bus/support",
}


def handler_of(function: str) -> LambdaHandler[Any]:
    module, _, name = properties(function)["Handler"].rpartition(".")
    handler: LambdaHandler[Any] = getattr(import_module(module), name)
    return handler


def properties(function: str) -> Mapping[str, Any]:
    return resources("AWS::Serverless::Function")[function]


def needs_of(function: str) -> frozenset[Need]:
    return frozenset(handler_of(function).needs) | LONGER.get(function, frozenset())


def environment_of(function: str, *, rotating: bool = False) -> dict[str, str]:
    given = {
        **template()["Globals"]["Function"]["Environment"]["Variables"],
        **properties(function).get("Environment", {}).get("Variables", {}),
    }
    return {name: rendered(value, rotating=rotating) for name, value in given.items()}


def rendered(value: Any, *, rotating: bool) -> str:
    match value:
        case str():
            return value
        case {"Ref": name}:
            return STANDS_FOR[name]
        case {"Fn::GetAtt": [name, attribute]}:
            return STANDS_FOR[f"{name}.{attribute}"]
        case {"Fn::Sub": text}:
            return re.sub(r"\$\{([^}]+)\}", lambda found: STANDS_FOR[found[1]], text)
        case {"Fn::If": ["RotatesWebhookSecrets", yes, no]}:
            return rendered(yes if rotating else no, rotating=rotating)
        case {"Fn::If": ["HasRoleNames", yes, _]}:
            return rendered(yes, rotating=rotating)
    raise AssertionError(f"nobody renders {value}")


def settings_of(function: str, *, rotating: bool = False) -> Settings:
    return read_settings(environment_of(function, rotating=rotating))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_is_given_no_setting_that_nobody_reads(function: str) -> None:
    assert set(environment_of(function)) <= set(VARIABLES.values())


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_starts_with_what_it_is_given(function: str) -> None:
    check_needs(settings_of(function), needs_of(function))


def test_while_the_webhook_secret_rotates_both_count() -> None:
    before, while_rotating = (
        settings_of("StripeWebhook", rotating=rotating).stripe_webhook_secrets
        for rotating in (False, True)
    )
    assert before is not None
    assert while_rotating is not None
    assert before.reveal() == ("whsec_old",)
    assert set(while_rotating.reveal()) == {"whsec_old", "whsec_new"}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_may_do_what_it_needs_and_no_more(function: str) -> None:
    needs = needs_of(function)
    needed = frozenset().union(*(ACTIONS[need] for need in needs))
    if Need.FILES in needs:
        needed |= DATA_KEY
    if Need.FILES in needs and function != "Sweep":
        needed |= QUARANTINE
    if needed & ACTIONS[Need.PROCESSOR]:
        needed |= {"kms:Decrypt"}
    allowed = {
        action for statement in statements(function) for action in listed(statement["Action"])
    }
    assert allowed - DATA_KEY == needed - DATA_KEY
    assert allowed & {"kms:Decrypt"} == needed & {"kms:Decrypt"}


def test_only_webhooks_may_read_what_stripe_signs_with() -> None:
    readers = {
        function
        for function in FUNCTIONS
        for statement in statements(function)
        if {"Ref": "StripeWebhookSecret"} in listed(statement["Resource"])
    }
    assert readers == {"StripeWebhook"}


def test_only_the_sealer_reaches_the_audits_bucket() -> None:
    reaching = {
        function
        for function in FUNCTIONS
        for statement in statements(function)
        if "AuditBucket" in str(statement["Resource"])
    }
    assert reaching == {"Seal"}
