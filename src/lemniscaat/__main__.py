"""The command line: `lemniscaat demo`, `lemniscaat run` and Django's own commands."""

import os
import sys

from django.core.management import execute_from_command_line

from lemniscaat.demo.environment import prepare


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lemniscaat.config.settings")
    if sys.argv[1:2] == ["demo"]:
        prepare(os.environ, sys.argv[2:])
    execute_from_command_line(["lemniscaat", *sys.argv[1:]])


if __name__ == "__main__":
    main()
