#include <lemon/cost_scaling.h>

#include "flow.hpp"

int main(int count, char** words) {
    return peer("lemon-cost-scaling", count, words, flow<lemon::CostScaling<Graph, int, int64_t>>);
}
