"""The libraries that people would reach for, on the same questions: peers.py LIBRARY TIES.npy ASKED.json
or peers.py LIBRARY DEBTS.npy. Prints what it found as JSON; started by compare.py beside it."""

import json
import resource
import statistics
import sys
import time

import numpy as np

HANDSHAKES = 3


def timed(work):
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def middle(runs):
    return statistics.median(seconds for seconds, _ in runs), sum(found for _, found in runs)


def answers(read, members, asked, reach, steps, groups):
    """Medians over the lists of these members, and over the paths from each to the next."""
    list_time, reached = middle([timed(lambda: reach(member)) for member in asked])
    path_time, path_steps = middle([timed(lambda: steps(one, two)) for one, two in zip(asked, asked[1:])])
    components, count = timed(groups)
    return {
        "read": read,
        "list": list_time,
        "reached": reached,
        "path": path_time,
        "steps": path_steps,
        "components": components,
        "groups": count,
        "members": members,
    }


def igraph(ties, asked):
    import igraph

    members = int(ties.max()) + 1
    read, graph = timed(lambda: igraph.Graph(n=members, edges=ties))
    return answers(
        read,
        members,
        asked,
        lambda member: graph.neighborhood_size(member, order=HANDSHAKES) - 1,
        lambda one, two: len(graph.get_shortest_paths(one, to=two)[0]) - 1,
        lambda: len(graph.connected_components()),
    )


def scipy(ties, asked):
    from scipy.sparse import coo_array, csgraph

    members = int(ties.max()) + 1

    def build():
        ones = np.ones(len(ties), dtype=np.int8)
        half = coo_array((ones, (ties[:, 0], ties[:, 1])), shape=(members, members)).tocsr()
        return (half + half.T).tocsr()

    read, graph = timed(build)

    def away(member, limit):
        return csgraph.dijkstra(graph, indices=member, unweighted=True, limit=limit)

    def steps(one, two):
        order, before = csgraph.breadth_first_order(graph, one, directed=False)
        count = 0
        while two != one:
            two, count = before[two], count + 1
        return count

    return answers(
        read,
        members,
        asked,
        lambda member: int(np.isfinite(away(member, HANDSHAKES)).sum()) - 1,
        steps,
        lambda: int(csgraph.connected_components(graph, directed=False)[0]),
    )


def rustworkx(ties, asked):
    import rustworkx

    members = int(ties.max()) + 1

    def build():
        graph = rustworkx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(members))
        graph.add_edges_from_no_data([tuple(tie) for tie in ties.tolist()])
        return graph

    read, graph = timed(build)

    def reach(member):
        seen, ring = {member}, [member]
        for _ in range(HANDSHAKES):
            ring = [other for at in ring for other in graph.neighbors(at) if other not in seen and not seen.add(other)]
        return len(seen) - 1

    return answers(
        read,
        members,
        asked,
        reach,
        lambda one, two: len(rustworkx.dijkstra_shortest_paths(graph, one, target=two)[two]) - 1,
        lambda: rustworkx.number_connected_components(graph),
    )


def networkx(ties, asked):
    import networkx

    members = int(ties.max()) + 1

    def build():
        graph = networkx.Graph()
        graph.add_nodes_from(range(members))
        graph.add_edges_from(ties.tolist())
        return graph

    read, graph = timed(build)
    return answers(
        read,
        members,
        asked,
        lambda member: len(networkx.single_source_shortest_path_length(graph, member, cutoff=HANDSHAKES)) - 1,
        lambda one, two: len(networkx.bidirectional_shortest_path(graph, one, two)) - 1,
        lambda: networkx.number_connected_components(graph),
    )


def ortools_debts(debts, _):
    from ortools.graph.python import min_cost_flow

    def solve():
        flow = min_cost_flow.SimpleMinCostFlow()
        one, two = debts[:, 0].astype(np.int32), debts[:, 1].astype(np.int32)
        flow.add_arcs_with_capacity_and_unit_cost(one, two, debts[:, 2], np.full(len(debts), -1))
        parties = int(debts[:, :2].max()) + 1
        flow.set_nodes_supplies(np.arange(parties, dtype=np.int32), np.zeros(parties, dtype=np.int64))
        assert flow.solve() == flow.OPTIMAL
        return -flow.optimal_cost()

    seconds, optimum = timed(solve)
    return {"plan": seconds, "optimum": optimum}


def networkx_debts(debts, _):
    import networkx

    def solve():
        graph = networkx.DiGraph()
        for one, two, amount in debts.tolist():
            graph.add_edge(one, two, capacity=amount, weight=-1)
        return -networkx.network_simplex(graph)[0]

    seconds, optimum = timed(solve)
    return {"plan": seconds, "optimum": optimum}


def main():
    name, file = sys.argv[1:3]
    if name == "convert":
        numbers = np.loadtxt(file, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2)
        np.save(sys.argv[3], numbers if numbers.shape[1] > 2 else numbers.astype(np.int32))
        return
    asked = json.loads(sys.argv[3]) if len(sys.argv) > 3 else []
    found = globals()[name](np.load(file), asked)
    # Kibibytes on Linux.
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(found))


main()
