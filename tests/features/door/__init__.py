"""The service as a client on the wire drives it: GraphQL over HTTP, on PostgreSQL."""
