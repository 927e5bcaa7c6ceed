#include <lemon/network_simplex.h>

#include "flow.hpp"

int main(int count, char** words) {
    return peer("lemon-network-simplex", count, words, flow<lemon::NetworkSimplex<Graph, int, int64_t>>);
}
