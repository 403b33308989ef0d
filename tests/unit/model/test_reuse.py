"""What was made before is kept as long as it is asked for again, and nothing fills the memory."""

from __future__ import annotations

from clausekit.model.reuse import Reuse, ReuseByNode


def test_a_value_that_is_asked_for_again_stays() -> None:
    kept: Reuse[str] = Reuse(turns=3)
    kept.put("a", "made")
    kept.turn()
    assert kept.get("a") == "made"
    for _ in range(10):
        kept.turn()
    assert kept.get("a") == "made"


def test_a_value_that_nobody_asks_for_goes() -> None:
    kept: Reuse[str] = Reuse(turns=3)
    kept.put("a", "made")
    for _ in range(4):
        kept.turn()
    assert kept.get("a") is None
    assert len(kept) == 0


def test_a_large_value_is_kept_when_it_is_made_again() -> None:
    kept: Reuse[str] = Reuse(turns=3, large=True)
    kept.put("a", "made")
    assert kept.get("a") is None
    kept.put("a", "made again")
    assert kept.get("a") == "made again"
    for _ in range(10):
        kept.turn()
    assert kept.get("a") == "made again"


def test_the_oldest_of_too_many_makes_room() -> None:
    kept: Reuse[int] = Reuse(most=2)
    for key in range(3):
        kept.put(key, key + 1)
        kept.get(key)
    assert [kept.get(key) for key in range(3)] == [None, 2, 3]


def test_what_was_made_of_other_nodes_is_made_anew() -> None:
    kept = ReuseByNode()
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return f"made {len(made)}"

    first, second, third = [1], [1], [2]
    kept.turn()
    kept.turn()  # the first document of a process keeps nothing
    assert kept.of_all((first, third), "key", make) == "made 1"
    assert kept.of_all((first, third), "key", make) == "made 1"
    assert kept.of_all((second, third), "key", make) == "made 2"
    assert kept.of_all((first,), "key", make) == "made 3"
    assert kept.of(first, "key", make) == "made 4"
    assert kept.of(second, "key", make) == "made 5"
