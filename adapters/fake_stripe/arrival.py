"""A call that has reached the engine: where it goes, and what befalls it on the way."""

from attrs import evolve, frozen

from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.calls import ApiAnswer, ApiCall
from adapters.fake_stripe.errors import StripeApiError, server_error, unrecognized_url
from adapters.fake_stripe.expansion import expanded, paths_asked
from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.routes import Endpoint


@frozen(kw_only=True)
class Arrival:
    """`endpoint` is None for a URL that Stripe would not recognise."""

    call: ApiCall
    request_id: str
    endpoint: Endpoint | None
    ids: tuple[str, ...]
    fault: Fault | None

    @property
    def key(self) -> str | None:
        """The idempotency key; reading needs none, and Stripe ignores it there."""
        return self.call.idempotency_key if self.call.method == "POST" else None

    def struck_by(self, kind: FaultKind) -> bool:
        return self.fault is not None and self.fault.kind is kind

    def answered_by(self, account: Account) -> ApiAnswer:
        """What the endpoint answers. Raises StripeApiError for what no key remembers."""
        try:
            body = self._run(account)
        except StripeApiError as error:
            if not error.remembered:
                raise
            answer = ApiAnswer.error(error, request_id=self.request_id)
        else:
            answer = ApiAnswer(status=200, body=body, request_id=self.request_id)
        return answer if self.key is None else evolve(answer, original_request=self.request_id)

    def _run(self, account: Account) -> StripeObject:
        if self.endpoint is None:
            raise unrecognized_url(self.call.method, self.call.path)
        if self.struck_by(FaultKind.SERVER_ERROR_REPLAYED):
            raise server_error()
        paths = paths_asked(self.call.params)
        try:
            found = self.endpoint.handler(account, self.ids, self.call.params)
            return expanded(account, found, paths)
        finally:
            if self.struck_by(FaultKind.SERVER_ERROR_AFTER_WORK_REPLAYED):
                raise server_error()
