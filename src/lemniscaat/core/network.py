"""From where something is asked: the address that limits on trying are counted by."""


def asking_address(remote: str, forwarded: str, *, proxies: int) -> str:
    """The address of who asks, behind this many proxies of our own.

    `forwarded` is the header X-Forwarded-For. Only what our own proxies added to its end is
    believed: everything before that was written by whoever asks.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    return hops[-proxies] if 0 < proxies <= len(hops) else remote
