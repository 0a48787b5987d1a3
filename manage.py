#!/usr/bin/env python
"""Django's command line for this project; `./run manage …` calls it inside the project's environment."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    if sys.argv[1:2] == ["analyse"]:
        # It asks no database, so it need not wait for models, actions and admin: most of a command's start.
        from claims.management.commands.analyse import Command

        Command().run_from_argv(sys.argv)
    else:
        execute_from_command_line(sys.argv)
