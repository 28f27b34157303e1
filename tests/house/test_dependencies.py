"""Every direct dependency has its line of reason, and stands in the locks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = PROJECT["project"]["dependencies"]
DIRECT = sorted(
    {*RUNTIME, *PROJECT["build-system"]["requires"], *(r for group in GROUPS.values() for r in group)}
)


@pytest.mark.parametrize("requirement", DIRECT)
def test_each_direct_dependency_has_its_reason(requirement: str) -> None:
    page = (ROOT / "docs/dependencies.md").read_text("utf-8")
    assert re.search(rf"^\| {Requirement(requirement).name} \| [^|]*\w[^|]*\|$", page, re.MULTILINE)


def test_no_reason_is_left_for_a_dependency_that_went() -> None:
    page = (ROOT / "docs/dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^\| (?!library)([a-z0-9-]+) \|", page, re.MULTILINE)) == {
        Requirement(r).name for r in DIRECT
    }


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.txt", RUNTIME),
        ("requirements-dev.txt", [*RUNTIME, *GROUPS["dev"], *PROJECT["build-system"]["requires"]]),
        ("requirements-uv.txt", GROUPS["installer"]),
    ],
)
def test_locks_hold_what_is_asked_for(lock: str, requirements: list[str]) -> None:
    locked = dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
    for requirement in map(Requirement, requirements):
        assert requirement.specifier.contains(locked[requirement.name]), requirement


def test_both_locks_agree() -> None:
    pins = r"^([a-z0-9-]+==\S+)"
    runtime, dev = ((ROOT / f"requirements{end}.txt").read_text("utf-8") for end in ("", "-dev"))
    assert set(re.findall(pins, runtime, re.MULTILINE)) <= set(re.findall(pins, dev, re.MULTILINE))
