"""The settings of the site with the addresses of the yardstick, and no limit on submissions."""

from lemniscaat.config.settings import *  # noqa: F403 - a variant of all of them

ROOT_URLCONF = "benchmarks.bare"
SUBMISSIONS_PER_ADDRESS = 1_000_000
