#!/usr/bin/python3
"""The pairing by scipy: `scipy FILE.rmi [--runs N]`, one line of JSON; "-" for what it cannot do in sensible time and memory.

Nobody wants two mentors: minimum-weight full matching of mentees with places (LAPJVsp), each mentee also with a dear place of their own, which is a
missing pair. Otherwise a pair at most once is beyond an assignment: the linear programme by HiGHS in two stages, whose vertices are whole numbers.
"""

import json
import sys
import time

import numpy
from scipy.optimize import linprog
from scipy.sparse import csr_array, csr_matrix, vstack
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

MOST_COPIES = 20_000_000  # edges after each mentor is repeated: about 1 GB
MOST_VARIABLES = 300_000


def read(path):
    with open(path, "rb") as file:
        magic, mentees, mentors = numpy.fromfile(file, "<u4", 3)
        if magic != 0x31494D52:
            sys.exit(f"{path}: this is no .rmi file")
        edges = int(numpy.fromfile(file, "<i8", 1)[0])
        demand, capacity = numpy.fromfile(file, "<i4", int(mentees)), numpy.fromfile(file, "<i4", int(mentors))
        row = numpy.fromfile(file, "<i8", int(mentees) + 1)
        mentor, fit = numpy.fromfile(file, "<i4", edges), numpy.fromfile(file, "<i4", edges)
    if len(fit) != edges:
        sys.exit(f"{path}: the file ends early")
    return demand, capacity, row, mentor, fit


def assignment(demand, capacity, row, mentor, fit):
    mentees = len(demand)
    missing = (min(mentees, len(capacity)) + 1) * (int(fit.max()) + 1)
    copies = capacity[mentor]
    place = numpy.concatenate(([0], numpy.cumsum(capacity)))[mentor]
    ends = numpy.concatenate(([0], numpy.cumsum(copies)))
    columns = numpy.repeat(place - ends[:-1], copies) + numpy.arange(ends[-1])
    rows = numpy.repeat(numpy.repeat(numpy.arange(mentees), numpy.diff(row)), copies)
    # A stored zero would be no edge: every cost is at least 1.
    costs = numpy.repeat(int(fit.max()) + 1 - fit.astype(numpy.float64), copies)
    wanting = numpy.flatnonzero(demand)
    number = numpy.full(mentees, -1)
    number[wanting] = numpy.arange(len(wanting))
    kept = number[rows] >= 0
    places = int(capacity.sum())
    graph = csr_matrix(
        (
            numpy.concatenate((costs[kept], numpy.full(len(wanting), float(missing)))),
            (
                numpy.concatenate((number[rows[kept]], numpy.arange(len(wanting)))),
                numpy.concatenate((columns[kept], places + numpy.arange(len(wanting)))),
            ),
        ),
        shape=(len(wanting), places + len(wanting)),
    )
    people, taken = min_weight_full_bipartite_matching(graph)
    used = taken < places
    total = int(fit.max()) + 1 - graph[people[used], taken[used]]
    return int(used.sum()), int(numpy.asarray(total).sum())


def programme(demand, capacity, row, mentor, fit):
    edges = len(fit)
    one = numpy.ones(edges)
    limits = vstack((csr_array((one, numpy.arange(edges), row)), csr_array((one, (mentor, numpy.arange(edges))), shape=(len(capacity), edges)))).tocsr()
    most = numpy.concatenate((demand, capacity))
    first = linprog(-one, A_ub=limits, b_ub=most, bounds=(0, 1), method="highs-ds")
    pairs = round(-first.fun)
    best = linprog(-fit.astype(float), A_ub=limits, b_ub=most, A_eq=csr_array(one.reshape(1, -1)), b_eq=[pairs], bounds=(0, 1), method="highs-ds")
    used = best.x > 0.5
    return int(used.sum()), int(fit[used].sum())


def main():
    if len(sys.argv) not in (2, 4) or (len(sys.argv) == 4 and sys.argv[2] != "--runs"):
        sys.exit("scipy FILE.rmi [--runs N]")
    demand, capacity, row, mentor, fit = arrays = read(sys.argv[1])
    solve = assignment if demand.max(initial=0) <= 1 else programme
    size = int(capacity[mentor].sum()) if solve is assignment else len(fit)
    if len(fit) == 0 or size > (MOST_COPIES if solve is assignment else MOST_VARIABLES):
        print("-")
        return
    took = []
    for _ in range(int(sys.argv[3]) if len(sys.argv) == 4 else 1):
        begin = time.perf_counter()
        pairs, total = solve(*arrays)
        took.append(round((time.perf_counter() - begin) * 1000, 3))
    print(json.dumps({"solver": "scipy", "pairs": pairs, "fit": total, "milliseconds": took}))


main()
