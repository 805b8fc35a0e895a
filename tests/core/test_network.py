"""Only our own proxies are believed about where something is asked from."""

import pytest

from lemniscaat.core.network import asking_address


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("", 0, "10.0.0.1"),
        ("6.6.6.6", 0, "10.0.0.1"),
        ("6.6.6.6, 198.51.100.7", 1, "198.51.100.7"),
        ("6.6.6.6, 198.51.100.7, 10.0.0.2", 2, "198.51.100.7"),
        ("", 1, "10.0.0.1"),
        ("198.51.100.7", 2, "10.0.0.1"),
    ],
)
def test_what_a_visitor_wrote_in_the_header_changes_nothing(
    forwarded: str, proxies: int, address: str
) -> None:
    assert asking_address("10.0.0.1", forwarded, proxies=proxies) == address
