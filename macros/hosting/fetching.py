"""Asks a web host for one file at a time: what it gives, as a digest, or in plain words why it gives nothing."""

from __future__ import annotations

import hashlib
import http.client
import socket
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from .standing import PIECE

_PATIENCE: Final = 20.0
_TRIES: Final = 2
_MOST_TEXT: Final = 2_000_000
_GONE: Final = {404, 410}
_HEADERS: Final = {"User-Agent": "safeguarding-arrangements verify", "Cache-Control": "no-cache", "Accept-Encoding": "identity"}


@dataclass(frozen=True)
class Answer:
    """What came of asking for one address: a status with the digest of what was given, or trouble in words.

    `text` is the page, if it is one; of a very long one the beginning.
    """

    status: int = 0
    digest: str = ""
    text: str = ""
    trouble: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether the host says that there is no such file."""
        return self.status in _GONE


def address_of(name: str) -> str:
    """The address of a file below that of the site, as people meet it: a page is named by its folder."""
    return quote(name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name)


def ask(url: str) -> Answer:
    """Ask for the address, a second time if the connection breaks."""
    for _ in range(_TRIES):
        answer = _asked(url)
        if not answer.trouble:
            break
    return answer


def _asked(url: str) -> Answer:
    try:
        request = urllib.request.Request(url, headers=_HEADERS)
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            return _read(answer.status, answer)
    except urllib.error.HTTPError as answer:
        with answer:
            return _read(answer.code, answer)
    except urllib.error.URLError as error:
        return Answer(trouble=_plainly(error.reason))
    except (OSError, http.client.HTTPException) as error:
        return Answer(trouble=_plainly(error))
    except ValueError:
        return Answer(trouble="this is no web address; one looks like `https://arrangements.example.org/`")


def _read(status: int, answer: http.client.HTTPResponse | urllib.error.HTTPError) -> Answer:
    found, kept = hashlib.sha256(), bytearray()
    is_page = answer.headers.get_content_type() in {"text/html", "application/xhtml+xml"}
    while piece := answer.read(PIECE):
        found.update(piece)
        if is_page and len(kept) < _MOST_TEXT:
            kept += piece
    return Answer(status, found.hexdigest(), kept.decode("utf-8", "replace"))


def _plainly(reason: object) -> str:
    """Why nothing came, in words for somebody who is no administrator."""
    if isinstance(reason, socket.gaierror):
        return "there is no host of that name, or this computer is not connected to the internet"
    if isinstance(reason, TimeoutError):
        return f"the host did not answer within {_PATIENCE:.0f} seconds"
    if isinstance(reason, ConnectionRefusedError):
        return "the host takes no connections at that address"
    if isinstance(reason, ssl.SSLError):
        return "the host's certificate cannot be trusted, or it speaks no HTTPS"
    if isinstance(reason, http.client.HTTPException | ConnectionError):
        return "the connection broke off"
    return f"the computer says: {reason}"
