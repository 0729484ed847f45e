"""What a fake Stripe says when it is ready."""

from urllib.parse import urlsplit

from attrs import frozen

from entrypoints.cli.fake_stripe_options import FakeStripeOptions
from entrypoints.cli.welcome import LOOPBACK

EXPOSED = "Whoever reaches this address can move all of it: it belongs on 127.0.0.1.\n"
ANY_KEY = "sk_test_fake"


@frozen
class FakeStripeWelcome:
    """`url` is where the server listens."""

    url: str
    options: FakeStripeOptions

    def __str__(self) -> str:
        warning = "" if urlsplit(self.url).hostname in LOOPBACK else EXPOSED
        pointing = ["", "In a second shell:", *self._variables(), "  support-center serve --demo"]
        lines = ["Fake Stripe", *self._facts(), *pointing, "", "Ctrl-C stops it."]
        return warning + "\n".join(lines)

    def _facts(self) -> list[str]:
        nobody = "to nobody: --webhook-url tells where they go"
        return [
            f"  API       {self.url}/v1",
            f"  control   {self.url}/_control/",
            f"  webhooks  {', '.join(self.options.webhook_urls) or nobody}",
            f"  state     {self.options.state_file or 'in memory: gone when this stops'}",
        ]

    def _variables(self) -> list[str]:
        """What was given is not repeated: it may be somebody's secret."""
        options = self.options
        key = "<the key given>" if options.api_key else ANY_KEY
        secret = "<the secret given>" if options.webhook_secret else options.signing_secret
        return [
            "  export SUPPORT_CENTER_PROCESSOR=stripe",
            f"  export STRIPE_API_BASE={self.url}",
            f"  export STRIPE_API_KEY={key}",
            *([f"  export STRIPE_WEBHOOK_SECRET={secret}"] if options.webhook_urls else []),
        ]
