"""Wait until an address answers 200, and say how long it took: first_page.py ADDRESS SECONDS."""

import sys
import time
import urllib.error
import urllib.request


def answers(address: str) -> bool:
    """Tell whether the address answers 200 now."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
            return answer.status == 200  # noqa: PLR2004
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def main() -> None:
    """Ask twice a second until it answers, or exit with 1."""
    address, seconds = sys.argv[1], float(sys.argv[2])
    began = time.monotonic()
    while not answers(address):
        if time.monotonic() - began > seconds:
            sys.exit(f"{address} did not answer 200 within {seconds:.0f} seconds.")
        time.sleep(0.5)
    sys.stdout.write(f"The first page came after {time.monotonic() - began:.1f} seconds.\n")


if __name__ == "__main__":
    main()
