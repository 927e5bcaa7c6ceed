// The pairing as a minimum-cost flow: mentee -> mentor (1 unit, -fit), mentor -> sink (capacity), mentee -> sink (a missing pair, dear).
#pragma once
#include <lemon/smart_graph.h>

#include "instance.hpp"

using Graph = lemon::SmartDigraph;

// LEMON numbers arcs as they are added, so its maps can read our arrays where they lie: a copy would be counted against it.
struct Costs {
    using Key = Graph::Arc;
    using Value = int64_t;
    const Instance& instance;
    int64_t missing;
    int64_t operator[](Key arc) const {
        int64_t id = Graph::id(arc), edges = instance.edges();
        return id < edges ? -static_cast<int64_t>(instance.fit[id]) : id < edges + instance.mentors() ? 0 : missing;
    }
};

struct Bounds {
    using Key = Graph::Arc;
    using Value = int;
    const Instance& instance;
    int operator[](Key arc) const {
        int64_t id = Graph::id(arc), edges = instance.edges();
        return id < edges ? 1
             : id < edges + instance.mentors() ? instance.capacity[id - edges]
             : instance.demand[id - edges - instance.mentors()];
    }
};

// Build, init and solve are timed; reading the answer is not.
template <typename Algorithm> Answer flow(const Instance& instance, double& milliseconds) {
    const auto begin = std::chrono::steady_clock::now();
    const int mentees = instance.mentees(), mentors = instance.mentors(), sink = mentees + mentors;
    Graph graph;
    graph.reserveNode(sink + 1);
    graph.reserveArc(static_cast<int>(instance.edges()) + sink);
    for (int node = 0; node <= sink; node++) graph.addNode();
    for (int i = 0; i < mentees; i++)
        for (int64_t e = instance.row[i]; e < instance.row[i + 1]; e++) graph.addArc(graph.nodeFromId(i), graph.nodeFromId(mentees + instance.mentor[e]));
    for (int j = 0; j < mentors; j++) graph.addArc(graph.nodeFromId(mentees + j), graph.nodeFromId(sink));
    for (int i = 0; i < mentees; i++) graph.addArc(graph.nodeFromId(i), graph.nodeFromId(sink));
    Graph::NodeMap<int> supply(graph, 0);
    int units = 0;
    for (int i = 0; i < mentees; i++) supply[graph.nodeFromId(i)] = instance.demand[i], units += instance.demand[i];
    supply[graph.nodeFromId(sink)] = -units;
    Algorithm algorithm(graph);
    algorithm.upperMap(Bounds{instance}).costMap(Costs{instance, instance.missing()}).supplyMap(supply);
    const auto ended = algorithm.run();
    milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    if (ended != Algorithm::OPTIMAL) throw std::runtime_error("no optimum");
    Answer answer;
    for (int64_t e = 0; e < instance.edges(); e++)
        if (algorithm.flow(graph.arcFromId(static_cast<int>(e)))) answer.pairs++, answer.fit += instance.fit[e];
    return answer;
}
