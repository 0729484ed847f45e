"""The common rules that come before every kernel."""
