"""The door by which MkDocs comes in: it loads this file by its path and calls the events it finds.

Each event looks up `environment` when it is called, so that a live preview can take in changed code.
"""

import importlib
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def _event(name: str, *arguments: Any, **named: Any) -> Any:
    return getattr(importlib.import_module("macros.environment"), name)(*arguments, **named)


def on_config(config: Any) -> Any:
    return _event("on_config", config)


def on_files(files: Any, config: Any) -> Any:
    return _event("on_files", files, config)


def on_env(env: Any, config: Any, files: Any) -> Any:
    return _event("on_env", env, config, files)


def on_page_content(html: str, page: Any, config: Any, files: Any) -> Any:
    return _event("on_page_content", html, page, config, files)


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> Any:
    return _event("on_page_context", context, page, config, nav)
