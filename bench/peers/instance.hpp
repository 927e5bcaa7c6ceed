// Reads the .rmi file of docs/matching.md (little endian) and prints what a peer did with it.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

struct Instance {
    std::vector<int32_t> demand, capacity, mentor, fit;
    std::vector<int64_t> row;

    explicit Instance(const char* path) {
        std::ifstream file(path, std::ios::binary);
        uint32_t magic = 0;
        int32_t mentees = 0, mentors = 0;
        int64_t edges = 0;
        read(file, &magic, 1), read(file, &mentees, 1), read(file, &mentors, 1), read(file, &edges, 1);
        if (magic != 0x31494D52 || mentees < 0 || mentors < 0 || edges < 0) throw std::runtime_error("this is no .rmi file");
        demand.resize(mentees), capacity.resize(mentors), row.resize(mentees + 1), mentor.resize(edges), fit.resize(edges);
        read(file, demand.data(), mentees), read(file, capacity.data(), mentors), read(file, row.data(), mentees + 1);
        read(file, mentor.data(), edges), read(file, fit.data(), edges);
    }

    int mentees() const { return static_cast<int>(demand.size()); }
    int mentors() const { return static_cast<int>(capacity.size()); }
    int64_t edges() const { return static_cast<int64_t>(mentor.size()); }

    // What a missing pair costs: an augmenting path takes at most one pair from each person on it, so this outweighs every loss of fit.
    int64_t missing() const {
        int64_t greatest = fit.empty() ? 0 : *std::max_element(fit.begin(), fit.end());
        return (std::min(mentees(), mentors()) + 1) * (greatest + 1);
    }

private:
    template <typename T> static void read(std::ifstream& file, T* into, int64_t count) {
        if (!file.read(reinterpret_cast<char*>(into), count * static_cast<int64_t>(sizeof(T)))) throw std::runtime_error("the file ends early");
    }
};

struct Answer {
    int64_t pairs = 0, fit = 0;
};

// NAME FILE.rmi [--runs N]: solves the same arrays N times and prints one line of JSON. Reading the file is not timed.
template <typename Solve> int peer(const char* name, int count, char** words, Solve solve) {
    int runs = 1;
    if (count == 4 && !std::strcmp(words[2], "--runs")) runs = std::atoi(words[3]);
    if (count != 2 && (count != 4 || runs < 1)) return std::fprintf(stderr, "%s FILE.rmi [--runs N]\n", words[0]), 2;
    try {
        const Instance instance(words[1]);
        Answer answer;
        std::string took;
        for (int run = 0; run < runs; run++) {
            double milliseconds = 0;
            answer = solve(instance, milliseconds);
            took += (run ? "," : "") + std::to_string(milliseconds);
        }
        std::printf("{\"solver\":\"%s\",\"pairs\":%lld,\"fit\":%lld,\"milliseconds\":[%s]}\n", name,
                    static_cast<long long>(answer.pairs), static_cast<long long>(answer.fit), took.c_str());
        return 0;
    } catch (const std::exception& trouble) {
        return std::fprintf(stderr, "%s: %s\n", words[1], trouble.what()), 1;
    }
}
