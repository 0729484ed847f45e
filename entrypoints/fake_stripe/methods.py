"""The HTTP methods that get an answer, if only that there is no such thing."""

METHODS = ("GET", "POST", "DELETE", "PUT", "PATCH")
