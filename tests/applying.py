"""Raw differences applied to what they were found in: the older content becomes the newer one."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from macros.differences import Difference


def applied(before: Any, differences: Iterable[Difference]) -> Any:
    """The content after the differences. Additions come last, since each says which item it follows."""
    content = deepcopy(before)
    order = {"removed": 0, "changed": 1, "reordered": 2, "added": 3}
    found = list(differences)
    # An id that has changed is the last thing to change: until then, ways lead over it.
    for one in sorted(found, key=lambda one: order[one.how] + 4 * (one.path[-1] == "id")):
        _apply(content, one)
    return content


def _apply(content: Any, one: Difference) -> None:
    holder: Any = content
    for step in one.path[:-1]:
        # A list that is empty is left out of what a record says, and the first item brings it back.
        holder = next(item for item in holder if item["id"] == step) if isinstance(holder, list) else holder.setdefault(step, [])
    last = one.path[-1]
    if isinstance(holder, list):
        _apply_to_list(holder, last, one)
    elif one.how == "reordered":
        items = {item["id"]: item for item in holder[last]}
        assert isinstance(one.after, list)
        holder[last] = [items[str(id)] for id in one.after]
    elif one.after is None:
        del holder[last]
    else:
        holder[last] = one.after


def _apply_to_list(items: list[Any], id: str, one: Difference) -> None:
    ids = [item["id"] for item in items]
    if one.how == "removed":
        items.pop(ids.index(id))
    else:
        items.insert(ids.index(one.follows) + 1 if one.follows is not None else 0, one.after)


def without_empty(value: Any) -> Any:
    """The content without lists that hold nothing, which say as much as no list."""
    if isinstance(value, dict):
        return {name: without_empty(inner) for name, inner in value.items() if inner != []}
    return [without_empty(item) for item in value] if isinstance(value, list) else value
