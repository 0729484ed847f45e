"""The fake Stripe that a demo was pointed to cannot be used."""


class NoFakeStripe(Exception):
    """The message says what is there instead and what to do."""
