"""The demonstration negotiation is played once for all tests of the room."""

from __future__ import annotations

import pytest
from tests.demo.stages import Stage, put_on_stage


@pytest.fixture(scope="package")
def stage() -> Stage:
    return put_on_stage()
