"""What stands between a process and its database."""

from enum import StrEnum


class DatabaseProxy(StrEnum):
    """RDS Proxy refuses options of a session when it starts, and gives a connection with prepared
    statements to nobody else: behind it neither is asked for. Time zone (UTC) and the time limit
    of statements are then the database's own settings.
    """

    NONE = "none"
    RDS = "rds"
