"""YAML as an editor reads it: version 1.2 with its core types, where ours reads all as text."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

_TYPES: Final = {
    "null": (r"~|null|Null|NULL|", ("~", "n", "N", "")),
    "bool": (r"true|True|TRUE|false|False|FALSE", tuple("tTfF")),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", tuple("-+0123456789")),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", tuple("-+.0123456789")),
}


class _Core(yaml.SafeLoader):
    """Only the types that version 1.2 knows."""

    yaml_implicit_resolvers: Any = {}  # noqa: RUF012  as PyYAML has it


def _int(loader: _Core, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text.startswith(("0o", "0x")) else int(text, 10)


def _float(loader: _Core, node: yaml.ScalarNode) -> float:
    return float(str(loader.construct_scalar(node)).replace(".inf", "inf").replace(".nan", "nan"))


for _name, (_pattern, _first) in _TYPES.items():
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), list(_first))
_Core.add_constructor("tag:yaml.org,2002:int", _int)
_Core.add_constructor("tag:yaml.org,2002:float", _float)


def read(text: str) -> Any:
    """The value of a YAML text."""
    return yaml.load(text, _Core)
