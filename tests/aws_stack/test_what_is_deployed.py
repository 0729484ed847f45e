"""A folder of packages is all that a deployment needs."""

from pathlib import Path

from entrypoints.bundling.functions import FUNCTIONS, handler_of
from entrypoints.bundling.stack_files import write_stack_files
from entrypoints.graphql.schema.appsync import appsync_sdl
from tests.aws_stack.template import PLACE, resources


def test_the_template_and_the_schema_stand_beside_the_packages(tmp_path: Path) -> None:
    write_stack_files(tmp_path)
    assert (tmp_path / "template.yaml").read_bytes() == PLACE.read_bytes()
    assert (tmp_path / "schema.graphql").read_text(encoding="utf-8") == appsync_sdl()


def test_the_template_deploys_what_is_built_and_nothing_else() -> None:
    deployed = {
        (told["CodeUri"], told["Handler"])
        for told in resources("AWS::Serverless::Function").values()
    }
    assert deployed == {(f"{name}.zip", f"{handler_of(name)}.handler") for name in FUNCTIONS}


def test_what_the_template_names_beside_itself_is_written_beside_it(tmp_path: Path) -> None:
    write_stack_files(tmp_path)
    (schema,) = resources("AWS::AppSync::GraphQLSchema").values()
    assert (tmp_path / schema["DefinitionS3Location"]).is_file()
