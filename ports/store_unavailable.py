"""The malfunction of an object store that cannot be used right now."""


class StoreUnavailable(Exception):
    """The store gave no answer, a fault, or no permission; what was asked may have happened.

    `detail` is a line for whoever runs the service: it names the step and the store's error
    code, and quotes no credentials, no link and no content. Doing it again is safe.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail
