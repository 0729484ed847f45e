"""What a secret says now."""

import json

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from adapters.secretsmanager.secret_name import SecretName

_PATIENCE = Config(connect_timeout=3, read_timeout=5, retries={"total_max_attempts": 3})


class UnreadableSecret(Exception):
    """`problem` says why, and nothing of what the secret holds."""

    def __init__(self, *, arn: str, problem: str) -> None:
        super().__init__(f"{arn}: {problem}")
        self.arn = arn
        self.problem = problem


def secret_text(name: SecretName) -> str:
    """Its current version. Raises UnreadableSecret."""
    client = boto3.client("secretsmanager", region_name=name.region, config=_PATIENCE)
    try:
        told = client.get_secret_value(SecretId=name.arn)
    except ClientError as fault:
        code = fault.response.get("Error", {}).get("Code", "an error")
        raise UnreadableSecret(arn=name.arn, problem=f"AWS answered {code}") from None
    except BotoCoreError as fault:
        raise UnreadableSecret(arn=name.arn, problem=type(fault).__name__) from None
    text: str = told.get("SecretString", "")
    return text if name.key is None else _under(name.key, text, name.arn)


def _under(key: str, text: str, arn: str) -> str:
    try:
        value = json.loads(text)[key]
    except (ValueError, LookupError, TypeError):
        raise UnreadableSecret(arn=arn, problem=f"it has no text under the key {key}") from None
    if not isinstance(value, str):
        raise UnreadableSecret(arn=arn, problem=f"it has no text under the key {key}")
    return value
