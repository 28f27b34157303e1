"""Sources that break readers: each is read right or refused, in bounded steps, and nothing is lost."""

from __future__ import annotations

import pytest
from tests.counting import steps

from pourparlers.documents.errors import TooLong
from pourparlers.documents.json_form import give_back, write_json
from pourparlers.documents.plain import PARAGRAPH_SIZE_MAX, read_draft, write_draft
from pourparlers.text.rolling import compile_versions

SHAPES = {
    "words on one line": lambda n: "shall report in writing " * n,
    "lines": lambda n: "shall\n" * n,
    "paragraphs": lambda n: "".join(f"The Party {i} shall report.\n\n" for i in range(n)),
    "equal paragraphs": lambda n: "The Party shall report.\n\n" * n,
    "brackets": lambda n: "[" * n + "]" * n,
    "markers": lambda n: "1. " * n + "x",
    "quotation marks": lambda n: ">" * n + "x",
    "footnote marks": lambda n: "a[^1]" * n,
    "half footnote marks": lambda n: "[^" * n,
    "labels": lambda n: "Article 1 " * n,
    "accents": lambda n: "e" + "\u0301" * n,
    "pipes": lambda n: "|" * n,
    "emoji": lambda n: "👨\u200d👩\u200d👧 " * n,
    "numbers": lambda n: "1,000." * n,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_scaling_of_reading(shape: str) -> None:
    make = SHAPES[shape]
    once, twice = (steps(lambda n=n: write_draft(read_draft(make(n)))) for n in (400, 800))
    assert twice <= 2.5 * once + 200


@pytest.mark.parametrize("shape", SHAPES)
def test_scaling_of_compiling(shape: str) -> None:
    make = SHAPES[shape]

    def run(n: int) -> None:
        base = read_draft(make(n))
        versions = {"P": read_draft(make(n).replace("shall", "may", n // 2)), "Q": read_draft("z " + make(n))}
        compile_versions(base, versions)

    once, twice = (steps(lambda n=n: run(n)) for n in (200, 400))
    assert twice <= 2.5 * once + 500


@pytest.mark.parametrize("shape", SHAPES)
def test_strange_shapes_come_back_whole(shape: str) -> None:
    base, version = read_draft(SHAPES[shape](300)), read_draft("x " + SHAPES[shape](299))
    data = write_json(compile_versions(base, {"P": version}))
    assert give_back(data, "P") == write_draft(version).rstrip("\n")
    assert give_back(data, None) == write_draft(base).rstrip("\n")


def test_a_line_of_ten_megabytes_is_refused_with_its_place() -> None:
    with pytest.raises(TooLong) as caught:
        read_draft("A title.\n\n" + "shall report " * 800_000, "x.txt")
    assert caught.value.line == 3


def test_a_long_line_within_the_limit_is_read() -> None:
    source = "shall report " * (PARAGRAPH_SIZE_MAX // 13)
    assert read_draft(source).paragraphs[0].text == source.strip()
