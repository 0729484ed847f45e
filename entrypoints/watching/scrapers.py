"""Who may have metrics."""

from attrs import field, frozen

from entrypoints.settings.settings import Settings


@frozen(kw_only=True)
class Scrapers:
    """Whoever has the token; without one, this machine alone, unless `anybody` may."""

    token: str | None = field(default=None, repr=False)
    anybody: bool = False


def scrapers_of(settings: Settings, *, demo: bool) -> Scrapers:
    """A demo without a token is open: its figures are nobody's."""
    token = settings.metrics_token
    return Scrapers(token=None if token is None else token.reveal(), anybody=demo)
