"""Who took a figure from whom: publications that share an origin are one voice, however many they are."""

from collections.abc import Iterable, Mapping


def find_roots(sources: Iterable[str], derived_from: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return for each source a name of its voice; two sources have the same one where they share an origin.

    The name is the smallest id of all sources that hang together, so it does not depend on the order.
    A source that derives from two origins joins them into one voice: better one too few than one too many.
    """
    parents: dict[str, str] = {}

    def find(source: str) -> str:
        root = source
        while parents.get(root, root) != root:
            root = parents[root]
        while parents.get(source, source) != root:
            parents[source], source = root, parents.get(source, source)
        return root

    wanted = list(sources)
    for source in _reach(wanted, derived_from):
        for origin in derived_from.get(source, ()):
            one, other = sorted((find(source), find(origin)))
            parents[other] = one
    return {source: find(source) for source in wanted}


def trace_chain(source: str, derived_from: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the sources behind `source`, nearest first, each once; a circle ends the walk."""
    return [found for found in _reach([source], derived_from) if found != source]


def _reach(sources: Iterable[str], derived_from: Mapping[str, Iterable[str]]) -> list[str]:
    seen: dict[str, None] = dict.fromkeys(sources)
    queue = list(seen)
    while queue:
        for origin in derived_from.get(queue.pop(0), ()):
            if origin not in seen:
                seen[origin] = None
                queue.append(origin)
    return list(seen)
