"""The other names of organisations: old ones, short ones, and those of the bodies before and after them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Edition, Organisation


class Names:
    """Knows the names of all organisations of an edition."""

    def __init__(self, edition: Edition) -> None:
        self._bodies = edition.organisations
        self._before: dict[str, list[Organisation]] = {}
        for body in self._bodies.values():
            for successor in body.successors:
                self._before.setdefault(successor.id, []).append(body)

    def others(self, id: str | None, shown: str) -> tuple[str, ...]:
        """Each other name of the organisation that does not stand in the text `shown`; none without an organisation."""
        return tuple(name for name in dict.fromkeys(self._all(id)) if name.casefold() not in shown.casefold()) if id else ()

    def _all(self, id: str) -> Iterator[str]:
        body = self._bodies[id]
        after = [self._bodies[successor.id] for successor in body.successors if successor.id in self._bodies]
        for each in (body, *self._before.get(id, ()), *after):
            yield each.name
            yield from each.also_called
            yield from (former.name for former in each.former_names)
