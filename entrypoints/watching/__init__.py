"""What those who run the service see of it: metrics, and a log line for each request and fault."""
