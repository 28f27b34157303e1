"""Profiles of hypothesis: how many examples each property is tried with.

`quick` for every run; `ci` the same without chance, so that a run can be repeated; `long` by
HYPOTHESIS_PROFILE=long, after the generated histories of `make long`.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No deadline: the machines that run this are shared, and steps are counted elsewhere.
settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("ci", parent=settings.get_profile("quick"), derandomize=True, database=None)
settings.register_profile(
    "long",
    max_examples=10_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))
