"""The template is one that CloudFormation takes, and says what the code says."""

import re
from pathlib import Path

import pytest
from cfnlint.api import lint_file
from graphql import GraphQLObjectType

from entrypoints.graphql.executable import executable_schema
from tests.aws_stack.template import PLACE, listed, looped, resources, template

JAVASCRIPT = PLACE.parents[1] / "appsync_js"


def found_in(place: Path) -> list[str]:
    """What CloudFormation's linter finds, with loops and SAM's short forms written out."""
    return [f"{found.rule.id}: {found.message}" for found in lint_file(place)]


def test_the_linter_finds_nothing() -> None:
    assert found_in(PLACE) == []


def test_the_linter_would_find_a_fault_in_a_loop_and_one_outside(tmp_path: Path) -> None:
    spoilt = tmp_path / "template.yaml"
    text = PLACE.read_text(encoding="utf-8")
    for right, wrong in (
        ("SSEAlgorithm: aws:kms", "SSEAlgorithm: none"),
        ("[Relay, Notify, Seal, Figures]", "[Relay, Notify, Seal, Nobody]"),
    ):
        assert right in text
        text = text.replace(right, wrong)
    spoilt.write_text(text, encoding="utf-8")
    assert {told.partition(":")[0] for told in found_in(spoilt)} == {"E1010", "E3030"}


@pytest.mark.parametrize(("loop", "root"), [("Queries", "query"), ("Mutations", "mutation")])
def test_every_field_of_the_contract_has_a_resolver(loop: str, root: str) -> None:
    schema = executable_schema()
    type_of_root = schema.query_type if root == "query" else schema.mutation_type
    assert isinstance(type_of_root, GraphQLObjectType)
    assert looped(loop) == sorted(type_of_root.fields)


@pytest.mark.parametrize(("name", "file"), [("Invoke", "resolver.js"), ("Timeline", "timeline.js")])
def test_the_resolvers_run_the_code_that_stands_beside_the_handler(name: str, file: str) -> None:
    code = template()["Mappings"]["AppSync"]["Code"][name]
    assert code == (JAVASCRIPT / file).read_text(encoding="utf-8")


def test_every_function_has_a_handler_that_is_there() -> None:
    for name, function in resources("AWS::Serverless::Function").items():
        module, _, attribute = function["Handler"].rpartition(".")
        assert attribute == "handler", name
        assert (PLACE.parents[3] / f"{module.replace('.', '/')}.py").is_file(), name


def test_what_is_given_up_goes_where_a_person_finds_it() -> None:
    schedules = [
        each["Properties"]["Target"]
        for each in (
            template()["Resources"]["SweepSchedule"],
            *template()["Resources"]["Fn::ForEach::EveryMinute"][2].values(),
        )
    ]
    assert all("DeadLetterConfig" in target for target in schedules)
    assert "RedrivePolicy" in resources("AWS::SQS::Queue")["OrdersQueue"]
    assert looped("DeadLetterAlarms") == [
        name for name in resources("AWS::SQS::Queue") if name.endswith("DeadLetters")
    ]


def test_a_message_is_not_seen_again_while_its_function_may_still_work_on_it() -> None:
    timeout = resources("AWS::Serverless::Function")["Orders"]["Timeout"]
    assert resources("AWS::SQS::Queue")["OrdersQueue"]["VisibilityTimeout"] >= 6 * timeout


def test_every_function_that_fails_is_told_of() -> None:
    assert sorted(looped("FunctionAlarms")) == sorted(resources("AWS::Serverless::Function"))


def test_what_the_template_leads_to_is_there() -> None:
    named = set(re.findall(r"docs/[\w/-]+\.md", PLACE.read_text(encoding="utf-8")))
    assert "docs/runbooks/parked-work.md" in named
    for name in named:
        assert (PLACE.parents[3] / name).is_file(), name


def test_nobody_is_allowed_everything() -> None:
    for name, function in resources("AWS::Serverless::Function").items():
        for policy in function["Policies"]:
            assert set(policy) == {"Statement"}, f"{name} has a policy of somebody else's"
            for statement in policy["Statement"]:
                assert not any("*" in action for action in listed(statement["Action"]))
                assert "*" not in listed(statement["Resource"])
