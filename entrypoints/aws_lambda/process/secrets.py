"""Variables that name a secret of AWS Secrets Manager instead of holding one."""

from collections.abc import Mapping
from typing import Final

from adapters.secretsmanager.secret_name import SecretName
from entrypoints.settings.setting_error import SettingError

VARIABLES: Final = ("DATABASE_URL", "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET")
SEPARATOR: Final = ","


def names_secrets(environ: Mapping[str, str]) -> bool:
    return any(_named(environ.get(variable, "")) for variable in VARIABLES)


def with_secrets(environ: Mapping[str, str]) -> Mapping[str, str]:
    """`environ` with each ARN replaced by what its secret says now; two may stand with a comma
    between them. AWS's library is loaded only where there is one.

    Raises SettingError, which names the variable.
    """
    if not names_secrets(environ):
        return environ
    told = {variable: _told(variable, environ.get(variable, "")) for variable in VARIABLES}
    return {**environ, **{variable: text for variable, text in told.items() if text}}


def _named(text: str) -> bool:
    return any(SecretName.read(part.strip()) for part in text.split(SEPARATOR))


def _told(variable: str, text: str) -> str:
    if not _named(text):
        return text
    return SEPARATOR.join(_one(variable, part.strip()) for part in text.split(SEPARATOR))


def _one(variable: str, text: str) -> str:
    name = SecretName.read(text)
    if name is None:
        return text
    from adapters.secretsmanager.secret_text import UnreadableSecret, secret_text  # noqa: PLC0415

    try:
        return secret_text(name).strip()
    except UnreadableSecret as fault:
        raise SettingError(
            name=variable, problem=f"the secret that it names cannot be read: {fault.problem}"
        ) from None
