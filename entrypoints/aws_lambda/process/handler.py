"""What every handler is: something made once, and an answer to each event."""

import logging
import os
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, TypeVar

from attrs import define, field

from entrypoints.aws_lambda.process.failed import InvocationFailed
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.json_lines import JsonLines, write_json_lines
from entrypoints.aws_lambda.process.needs import Need, check_needs
from entrypoints.aws_lambda.process.secrets import names_secrets, with_secrets
from entrypoints.graphql.errors.trace import trace_of
from entrypoints.settings.environment import read_settings
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings

log = logging.getLogger("support_center.aws_lambda")
Made = TypeVar("Made")
SECRETS_LAST_SECONDS: Final = 300
IN_LAMBDA: Final = "AWS_LAMBDA_RUNTIME_API"


@define(eq=False, kw_only=True)
class LambdaHandler(Generic[Made]):
    """`make` builds what lives across invocations, of settings that have what it `needs`.

    In Lambda it is made while the process starts, so that a setting at fault is told then. Where
    settings name secrets these are read again every five minutes, and it is made anew when one
    was changed: a secret that rotates needs no deployment.
    """

    function: str
    needs: tuple[Need, ...]
    make: Callable[[Settings], Made]
    answer: Callable[[Made, Any, Invocation], Any]
    environ: Mapping[str, str] = field(factory=lambda: os.environ)
    seconds: Callable[[], float] = time.monotonic
    _made: Made | None = field(default=None, init=False)
    _settings: Settings | None = field(default=None, init=False)
    _read_at: float = field(default=0.0, init=False)

    def __attrs_post_init__(self) -> None:
        if self.environ.get(IN_LAMBDA):
            write_json_lines()
            self.prepare()

    def __call__(self, event: Any, context: Any) -> Any:
        """The answer for Lambda. Raises InvocationFailed, once the cause is in the log."""
        invocation = Invocation.of(context)
        JsonLines.request_id = invocation.request_id
        try:
            return self.answer(self.prepare(), event, invocation)
        except InvocationFailed:
            raise
        except Exception as fault:  # noqa: BLE001 - logged, and told by its kind
            raise self._failed(fault) from None

    def _failed(self, fault: Exception) -> InvocationFailed:
        told = {"function": self.function}
        log.error("%s failed\n%s", self.function, trace_of(fault), extra=told)
        return InvocationFailed(function=self.function, problem=type(fault).__name__)

    def prepare(self) -> Made:
        """What was made, made anew where a secret was changed. Raises SettingError."""
        if self._made is None or self._secrets_are_old():
            self._renew()
        if self._made is None:
            raise RuntimeError("nothing was made")
        return self._made

    def _secrets_are_old(self) -> bool:
        too_old = self.seconds() - self._read_at > SECRETS_LAST_SECONDS
        return too_old and names_secrets(self.environ)

    def _renew(self) -> None:
        settings = self._read()
        self._read_at = self.seconds()
        if self._made is None or settings != self._settings:
            self._made, self._settings = self.make(settings), settings

    def _read(self) -> Settings:
        try:
            settings = read_settings(with_secrets(self.environ))
            check_needs(settings, self.needs)
        except SettingError as fault:
            told = {"variable": fault.name, "function": self.function}
            if self._settings is None:
                log.critical("%s", fault, extra=told)
                raise
            # What was read before may still be good, and is all there is.
            log.warning("%s", fault, extra=told)
            return self._settings
        return settings
