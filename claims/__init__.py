"""The fact-check workbench: one Django app, laid out in floors (see docs/architecture.md)."""
