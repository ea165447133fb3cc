"""Safeguarding arrangements, from YAML to checked, compared and published websites."""


def define_env(env: object) -> None:
    """The door for mkdocs-macros."""
    from .environment import define_env as offer

    offer(env)
