"""A public generator makes a typed client of our schema; what is written with it compiles."""

import pytest

from tests.clients.generator import PACKAGE, ClientFolder, generated_in


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    return generated_in(tmp_path_factory.mktemp("client"))


def test_the_client_and_the_example_of_our_documentation_are_well_typed(
    client: ClientFolder,
) -> None:
    done = client.run("-m", "mypy", "--strict", PACKAGE, "work_a_case.py")
    assert done.stdout.startswith("Success: "), done.stdout
    wrong = client.path / "wrong.py"
    example = (client.path / "work_a_case.py").read_text()
    wrong.write_text(example.replace("amountCents=1_000", 'amountCents="much"'))
    assert '"str"; expected "int"' in client.run("-m", "mypy", "--strict", "wrong.py").stdout


def test_the_client_has_a_method_for_each_operation_that_we_ship(client: ClientFolder) -> None:
    methods = (client.path / PACKAGE / "client.py").read_text()
    for name in ("open_case", "read_case", "refund_options", "approve_refund", "release_hold"):
        assert f"    def {name}(self" in methods.replace("(\n        self", "(self")
