"""How many examples a test of what must hold for all tries: a fifth in the usual run, all in a thorough one, as `.ci/run` asks for."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Final

from hypothesis import HealthCheck, settings

_IS_THOROUGH: Final = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


def tries(all: int, deadline: timedelta | None = None) -> settings:
    """So many examples in a thorough run. What a fixture makes is shared by all of them."""
    count = all if _IS_THOROUGH else -(-all // 5)
    return settings(max_examples=count, deadline=deadline, suppress_health_check=[HealthCheck.function_scoped_fixture])
