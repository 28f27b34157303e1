"""Values made wrong: what somebody could send who does not use our programs."""

from __future__ import annotations

from random import Random

import msgspec

from pourparlers.talks.acts import Act

__all__ = ["mutated", "mutated_act", "mutated_bytes"]

STRANGE = ["", " ", "\n", "\n\n", "\u202e", "\u2067a", "a\x00b", "\ufeff", "[", "]", " a [b / c – P]", "–",
           "\\", "d0", "d1", "d99", "n" + "0" * 32, "ab" * 16, "P0", "P1", "party:P0", "parties", "public",
           "office:chair", "room:" + "0" * 32, "group:x", "a" * 200, "\n\n a\n\n the", "Ⅳ", "e\u0301",
           "\u0661", "no text", "keep: a", "together", "one", "any", "plenary", "party:", ":", "person:x",
           "Europe/Oslo", "../../etc/passwd", "\ud7ff", "🇳🇴", "null", "{}", "G0", "2027-13"]  # fmt: skip
NUMBERS = [-1, 0, 1, 2, 7, 99, 2**31, 2**63 - 1, -(2**63)]


def mutated(value: object, random: Random, pool: list[str]) -> object:
    """A plain value (dicts, lists, strings, numbers) with something in it replaced, dropped or doubled."""
    if isinstance(value, dict) and value and random.random() < 0.9:
        return _mutated_fields(value, random, pool)
    if isinstance(value, list) and random.random() < 0.9:
        return _mutated_row(value, random, pool)
    if isinstance(value, str):
        strange = random.choice(STRANGE)
        return random.choice([*pool, *STRANGE, value + strange, strange + value])
    if isinstance(value, bool):
        return not value
    return random.choice(NUMBERS if isinstance(value, int) else [*pool, *STRANGE, *NUMBERS])


def _mutated_fields(value: dict[str, object], random: Random, pool: list[str]) -> object:
    key = random.choice(sorted(value))
    if key == "type" and random.random() < 0.9:
        return value
    if random.random() < 0.08:
        return {name: each for name, each in value.items() if name != key}
    return {**value, key: mutated(value[key], random, pool)}


def _mutated_row(value: list[object], random: Random, pool: list[str]) -> object:
    if not value or random.random() < 0.2:
        return [*value, random.choice([*pool, *STRANGE]) if random.random() < 0.7 else {}]
    at = random.randrange(len(value))
    if random.random() < 0.2:
        return [*value[:at], *value[at + 1 :]] if random.random() < 0.5 else [*value, value[at]]
    return [*value[:at], mutated(value[at], random, pool), *value[at + 1 :]]


def mutated_act(act: Act, random: Random, pool: list[str]) -> Act | None:
    """An act that still can be read, but says something strange; None where it cannot be read."""
    plain: object = msgspec.to_builtins(act)
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        plain = mutated(plain, random, pool)
    try:
        return msgspec.convert(plain, Act)  # type: ignore[no-any-return]  # a union of structs
    except msgspec.ValidationError:
        return None


def mutated_bytes(data: bytes, random: Random) -> bytes:
    """Bytes with one flipped, cut out, doubled or put in."""
    at = random.randrange(len(data))
    match random.randrange(5):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + random.randrange(1, 20) :]
        case 2:
            return data[:at]
        case 3:
            return data[:at] + bytes(random.randrange(256) for _ in range(random.randrange(1, 5))) + data[at:]
        case _:
            return data[:at] + data[max(0, at - random.randrange(1, 50)) :]
