"""Safeguarding arrangements, from YAML to checked, compared and published websites."""

from typing import Any


def define_env(env: Any) -> None:
    """The door for mkdocs-macros."""
    from .environment import define_env as offer

    offer(env)
