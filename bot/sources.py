"""The way back to a source, at the time where something was said. Pure; an address is input, and may be anything."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

LONGEST = 512
"""Characters of the address that a button leads to, by Discord's limit."""

_SECONDS_IN_QUERY = ("youtube.com", "youtu.be", "youtube-nocookie.com", "bilibili.com")
"""Hosts whose players begin at `t=` seconds; all others at the time of a media fragment (W3C), `#t=`."""


def source_at(url: str | None, milliseconds: int | None = None) -> str | None:
    """An address that a button may lead to, at the time where one is given; None where this is no web address."""
    host = host_of(url)
    if url is None or host is None:
        return None
    parts = urlsplit(url.strip())
    query, fragment = parts.query, parts.fragment
    if milliseconds is not None:
        seconds = str(milliseconds // 1000)
        if any(host == known or host.endswith(f".{known}") for known in _SECONDS_IN_QUERY):
            others = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != "t"]
            query = urlencode([*others, ("t", seconds)])
        elif not fragment or fragment.startswith("t="):
            # A fragment that names a place in a page says more than a time does.
            fragment = f"t={seconds}"
    address = urlunsplit(
        (parts.scheme.lower(), _encoded(parts.netloc), _safe(parts.path), _safe(query), _safe(fragment))
    )
    return address if len(address) <= LONGEST else None


def host_of(url: str | None) -> str | None:
    """The host of a web address, without `www.`; None where it is none."""
    try:
        parts = urlsplit((url or "").strip())
        host, _ = parts.hostname or "", parts.port
        _encoded(parts.netloc)
    except ValueError:
        return None
    known = parts.scheme.lower() in {"http", "https"} and "." in host.strip(".") and not parts.username
    return host.removeprefix("www.") if known and not any(char.isspace() for char in url or "") else None


def _encoded(netloc: str) -> str:
    """The host as DNS knows it. UnicodeError, which is a ValueError, where it cannot be one."""
    return netloc.encode("idna").decode("ascii")


def _safe(part: str) -> str:
    return quote(part, safe="/:?#[]@!$&'()*+,;=%~-._")
