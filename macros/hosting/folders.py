"""Compares a copy of the site with what was built: in a folder, or as a web host serves it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from ..page_facts import facts
from ..problems import Refused
from .fetching import Answer, address_of, ask
from .headers import HOST_FILES
from .outcome import Compared
from .standing import digest_of, names_in

_AT_ONCE: Final = 6
_MOST_EXTRA: Final = 200
_LOST: Final = "404.html"


def compare_folder(site: Path, folder: Path) -> Compared:
    """What is different in `folder`; the files for hosts belong there or not."""
    if not folder.is_dir():
        raise Refused(f"There is no folder `{folder}`. A web address begins with `https://`.")
    built, there = names_in(site), set(names_in(folder)) - set(HOST_FILES)
    both = [name for name in built if name in there]
    return Compared(
        files=len(built),
        differing=tuple(name for name in both if not _same(site / name, folder / name)),
        missing=tuple(name for name in built if name not in there),
        extra=tuple(sorted(there - set(built))),
    )


def compare_served(site: Path, url: str) -> Compared:
    """What is different at the web address `url`, where the site should stand; `Refused` if nothing answers there.

    A host does not say what else it has. What the pages lead to that differ, and that was not built, is looked for.
    """
    base = url.rstrip("/") + "/"
    built = names_in(site)
    first = ask(base)
    if first.trouble:
        raise Refused(f"Nothing can be read at {base}: {first.trouble}.")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = list(pool.map(lambda name: _found(site, base, name), built))
        suspects = sorted({name for each in found for name in each.leads_to} - set(built))[:_MOST_EXTRA]
        extra = [
            name for name, is_there in zip(suspects, pool.map(lambda name: ask(base + quote(name)).status == 200, suspects), strict=True) if is_there
        ]
    return Compared(
        files=len(built),
        differing=tuple(each.address for each in found if each.state == "different"),
        missing=tuple(each.address for each in found if each.state == "missing"),
        extra=tuple(base + quote(name) for name in extra),
        refused=tuple((each.address, each.says) for each in found if each.state == "refused"),
    )


@dataclass(frozen=True)
class _Found:
    """What one file turned out to be; a page that differs says what it leads to, and its text is forgotten."""

    address: str
    state: Literal["same", "different", "missing", "refused"]
    says: str = ""
    leads_to: frozenset[str] = frozenset()


def _found(site: Path, base: str, name: str) -> _Found:
    address = base + address_of(name)
    answer = ask(address)
    is_same = answer.digest == digest_of(site / name)
    # Some hosts give the page for lost addresses with the status of a lost address.
    if is_same and (answer.status == 200 or (name == _LOST and answer.is_gone)):
        return _Found(address, "same")
    if answer.status == 200:
        return _Found(address, "different", leads_to=frozenset(_led_to(base, name, answer)))
    if answer.is_gone:
        return _Found(address, "missing")
    return _Found(address, "refused", answer.trouble or f"the host answers with {answer.status}")


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and digest_of(one) == digest_of(other)


def _led_to(base: str, page: str, answer: Answer) -> Iterator[str]:
    """What a served page names below `base`, as it would be named in a site."""
    found = facts(answer.text)
    home = urlsplit(base)
    for link, _ in (*found.links, *found.loads):
        parts = urlsplit(urldefrag(urljoin(base + address_of(page), link)).url)
        if (parts.scheme, parts.netloc) == (home.scheme, home.netloc) and parts.path.startswith(home.path) and not parts.query:
            name = unquote(parts.path.removeprefix(home.path))
            yield f"{name}index.html" if not name or name.endswith("/") else name
