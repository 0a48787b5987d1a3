"""The project: settings, the front door, and how the web server starts it."""
