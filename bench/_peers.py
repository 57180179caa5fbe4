"""Measures one store of nomenklatura with the same facts, in a process and environment of its own.

    python bench/_peers.py sql 10000      (or: level 10000)

Prints one JSON object. Needs the extra "bench". One statement is one of ours: entity, property,
value, source; what the peers have no place for (quote, author, log) is left out, in their favour.
"""

import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from followthemoney import Dataset, Statement
from nomenklatura.db import Session, get_engine
from nomenklatura.judgement import Judgement
from nomenklatura.resolver import Resolver
from nomenklatura.store.level import LevelDBStore
from nomenklatura.store.sql import SQLStore
from sqlalchemy import text

from _records import make_statements

PROPERTIES = {
    "name": "name",
    "role": "position",
    "birth_date": "birthDate",
    "country": "country",
    "occupation": "summary",
    "custody_stage": "status",
    "age_said": "description",
    "note": "notes",
    "member_of": "keywords",
}
DATASET = Dataset.make({"name": "bench", "title": "Bench"})


def open_store(kind: str, folder: Path, resolver: Any) -> Any:
    if kind == "level":
        return LevelDBStore(DATASET, resolver, folder / "level")
    return SQLStore(DATASET, resolver, get_engine(f"sqlite:///{folder}/peer.sqlite3"))


def measure(kind: str, count: int) -> dict[str, float]:
    folder = Path(tempfile.mkdtemp(prefix="peer-"))
    session = Session(get_engine(f"sqlite:///{folder}/resolver.sqlite3"))
    resolver: Any = Resolver(session, create=True)
    resolver.load_into_memory()
    store = open_store(kind, folder, resolver)
    made = list(make_statements(count))
    started = time.perf_counter()
    with store.writer() as writer:
        for each in made:
            writer.add_statement(
                Statement(
                    entity_id=each.entity,
                    prop=PROPERTIES[each.property],
                    schema="Person",
                    value=f"{each.value} {each.start}" if each.property != "name" else each.value,
                    dataset="bench",
                    origin=each.source,
                    lang="eng",
                )
            )
        writer.flush()
    loaded = time.perf_counter() - started
    if kind == "sql":
        with get_engine(f"sqlite:///{folder}/peer.sqlite3").begin() as connection:
            connection.execute(text("ANALYZE"))
    else:
        store.optimize()
    entities = list(dict.fromkeys(each.entity for each in made))
    chance = random.Random(2)
    view = store.default_view()
    reading = [timed(lambda: view.get_entity(chance.choice(entities))) for _ in range(200)]
    pairs = [chance.sample(entities, 2) for _ in range(20)]

    def merge(one: str, other: str) -> None:
        store.update(resolver.decide(one, other, Judgement.POSITIVE, user="bench").id)
        session.commit()

    merging = [timed(lambda pair=pair: merge(*pair)) for pair in pairs]
    size = sum(
        path.stat().st_size for path in folder.rglob("*") if path.is_file() and "resolver" not in path.name
    )
    return {
        "append_per_s": count / loaded,
        "view_ms": sorted(reading)[100],
        "merge_ms": sorted(merging)[10],
        "bytes": size / count,
    }


def timed(call: Any) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
