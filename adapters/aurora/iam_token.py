"""RDS IAM authentication: a signed token as the password of each new connection."""

from attrs import frozen


@frozen(kw_only=True)
class IamToken:
    """Signs a token per call, locally and with the ambient AWS credentials; it lives 15 minutes.

    Pass it as `password` to `engine_of` and `AuroraCaseViews`. RDS takes it over TLS only: ask
    for `sslmode=verify-full` in the URL.
    """

    host: str
    port: int
    user: str
    region: str

    def __call__(self) -> str:
        import boto3  # noqa: PLC0415 - a function that signs nothing need not load it

        client = boto3.client("rds", region_name=self.region)
        token: str = client.generate_db_auth_token(
            DBHostname=self.host, Port=self.port, DBUsername=self.user, Region=self.region
        )
        return token
