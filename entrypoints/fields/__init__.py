"""What the contract's fields are, whichever door serves them: GraphQL over HTTP, or AppSync.

Nothing here imports a GraphQL library, and a use case is imported when its field is first asked
for: a cold function loads what it answers and no more (performance.md).
"""
