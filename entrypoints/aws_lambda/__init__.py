"""The functions of AWS Lambda, one handler a file: `entrypoints.aws_lambda.NAME.handler`.

Each loads what it needs and no more, keeps its connections from one invocation to the next, and
may be sent the same event twice, be stopped at any moment and be called again (reliability.md 19).
"""
