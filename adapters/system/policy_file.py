"""One policy alone in a file, TOML or JSON: to be tried before it is published."""

import json
from pathlib import Path

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.setting_fault import SettingFault
from adapters.system.toml_document import json_of, parse_toml, read_file
from core.orders.policy import Policy
from core.policies.policy_table import read_policy_document

SEVERAL = (
    "this file holds versions of all policies; a file to try holds the fields of one policy, as "
    "support-center policy show NAME --json prints them"
)


def read_policy_file(file: Path) -> Policy:
    """The policy in `file`, named for the file unless it has a name of its own.

    Raises PoliciesFileError.
    """
    text = read_file(file)
    # No TOML begins with a brace, and no policy in JSON begins otherwise.
    document = _json(file, text) if text.lstrip()[:1] == "{" else json_of(parse_toml(file, text))
    if isinstance(document, dict) and "versions" in document:
        raise PoliciesFileError.of(file, (SettingFault(SEVERAL, path="versions"),))
    read = read_policy_document(document, name=file.stem)
    if isinstance(read, Policy):
        return read
    faults = [SettingFault(each.problem, path=each.path, hint=each.hint) for each in read]
    raise PoliciesFileError.of(file, faults)


def _json(file: Path, text: str) -> object:
    try:
        return json_of(json.loads(text))
    except (ValueError, RecursionError) as cause:
        raise PoliciesFileError.unreadable(file, f"it is not JSON: {cause}") from cause
