"""Reads as finished views: SQL and rows, on psycopg alone."""
