"""Tokens signed with the key of the data directory."""

from collections.abc import Sequence
from datetime import timedelta

from core.errors import Refusal
from core.request import Role
from entrypoints.cli.fault import FAILED, MISUSED, CliFault
from entrypoints.cli.home import make_home
from entrypoints.identity.demo_keys import DemoKeys
from entrypoints.identity.unusable_key import UnusableKey
from entrypoints.settings.settings import Settings


def demo_token(settings: Settings, *, sub: str, roles: Sequence[Role], lifetime: timedelta) -> str:
    """A token the demo of `settings.home` trusts. Raises CliFault, also for an unfit `sub`."""
    keys = demo_keys(settings)
    token = keys.issue(sub, roles, lifetime)
    refused = keys.tokens().verify(token)
    if isinstance(refused, Refusal):
        raise CliFault(
            "--sub: write an id without spaces such as usr_ana; system and anonymous are reserved.",
            exit_code=MISUSED,
        )
    return token


def demo_keys(settings: Settings) -> DemoKeys:
    """The key pair of the data directory, made with it on first use. Raises CliFault."""
    try:
        return DemoKeys.load_or_create(make_home(settings.home))
    except UnusableKey as problem:
        raise CliFault(f"{problem}.", exit_code=FAILED) from problem
    except OSError as problem:
        raise CliFault(
            f"The demo's key in {settings.home} cannot be used: {problem.strerror}. Run as the"
            " user who started the demo, or name its data directory with --data-dir or"
            " SUPPORT_CENTER_HOME."
        ) from problem
