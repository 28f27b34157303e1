"""Nothing in the tree depends on one machine, and nothing points nowhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BANNED_NAMES = {"utils", "util", "helpers", "common", "misc", "base", "manager", "core"}


def tree() -> list[Path]:
    """The files that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def readable() -> list[Path]:
    return [path for path in tree() if b"\0" not in path.read_bytes()]


def test_no_file_names_the_path_of_a_machine() -> None:
    pattern = re.compile(r"(?<![\w.~-])/(?:work|root|home|Users|farm|opt|tmp)/\w|\b[A-Z]:\\\w")
    assert [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in readable()
        if (found := pattern.search(path.read_text("utf-8", "replace")))
    ] == []


def test_no_file_names_a_registry_host() -> None:
    pattern = re.compile(
        r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org|--index-url", re.IGNORECASE
    )
    ours = {Path(__file__)}
    assert [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in readable()
        if path not in ours and (found := pattern.search(path.read_text("utf-8", "replace")))
    ] == []


def test_no_module_is_named_after_nothing() -> None:
    assert [path for path in (ROOT / "src").rglob("*") if path.stem in BANNED_NAMES] == []


def test_suppressed_warnings_are_few_and_say_which() -> None:
    """At most five in a thousand lines of the program."""
    lines = [line for path in (ROOT / "src").rglob("*.py") for line in path.read_text("utf-8").splitlines()]
    suppressed = [
        line for line in lines if re.search(r"#\s*(noqa|type: ?ignore|pyrefly: ?ignore|ruff: ?noqa)", line)
    ]
    assert [line for line in suppressed if not re.search(r"noqa: ?[A-Z]+\d+|ignore\[[\w-]+", line)] == []
    assert len(suppressed) <= max(3, len(lines) * 5 / 1000)


def test_every_benchmark_has_its_place_in_the_figures() -> None:
    scripts = [path.name for path in (ROOT / "benchmarks").glob("[!_]*.py")]
    page = ROOT / "docs/benchmarks.md"
    figures = page.read_text("utf-8") if page.is_file() else ""
    assert [name for name in scripts if name not in figures] == []


@pytest.mark.parametrize(
    "page", [p for p in tree() if p.suffix == ".md"], ids=lambda p: str(p.relative_to(ROOT))
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    if "demo/texts" in page.as_posix():
        return  # a text under negotiation, no page of ours
    prose = re.sub(r"^(```|~~~).*?^\1", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"`[^`\n]*`|<!--.*?-->", "", prose, flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose)
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []
