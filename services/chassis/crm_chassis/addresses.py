"""Which network addresses others may make us speak to.

The rule kept here: an address that somebody gave us must lead out of our own network, unless the operator allows it.
The name is looked up once, every address that it has must be public, and the connection goes to the address that was
checked: a name that changes its mind in between gains nothing.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


class PrivateAddress(OSError):
    """An address inside of our own network."""


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def host_and_port(url: str) -> tuple[str, int]:
    """The host and the port of a URL; raises ValueError where they cannot be read."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("not an http address")
    return parts.hostname, parts.port or PORTS[parts.scheme]


def is_private_literal(url: str) -> bool:
    """Whether a URL says by itself that it leads inside: a private number, localhost, or nothing readable."""
    try:
        host, _ = host_and_port(url)
    except ValueError:
        return True
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not _is_public(host)
    except ValueError:
        return False  # a name: looked up when something is sent


def checked_address(host: str, port: int, *, private: bool) -> str:
    """The address to connect to; raises PrivateAddress if the name leads inside and that is not allowed."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not private and not all(_is_public(address) for address in addresses):
        raise PrivateAddress(host)
    return addresses[0]
