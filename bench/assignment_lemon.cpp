// LEMON's side of the bench: NetworkSimplex and CostScaling, header-only. Reads one command per line, answers one JSON object per line.
//
//   load <file>     uint32 left, right, arcs; uint32 minimum of every left, maximum of every right;
//                   uint32 offsets[left + 1], neighbours[arcs]; float64 gain[arcs]
//   solve <method>  simplex or scaling; answers milliseconds of processor time of run() alone, the units and their gain
//
// Every left gets its minimum exactly; every right at most its maximum; the gain is to be greatest.
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using Graph = lemon::StaticDigraph;
using Value = std::int64_t;

static Graph graph;
static std::vector<int> capacity, supply;
static std::vector<Value> cost;
static int lefts, rights;

template <typename T> static std::vector<T> read(std::ifstream &in, std::size_t count) {
  std::vector<T> values(count);
  in.read(reinterpret_cast<char *>(values.data()), std::streamsize(count * sizeof(T)));
  return values;
}

static void load(const std::string &file) {
  std::ifstream in(file, std::ios::binary);
  auto sizes = read<std::uint32_t>(in, 3);
  lefts = int(sizes[0]);
  rights = int(sizes[1]);
  auto minimum = read<std::uint32_t>(in, sizes[0]);
  auto maximum = read<std::uint32_t>(in, sizes[1]);
  auto offsets = read<std::uint32_t>(in, sizes[0] + 1);
  auto neighbours = read<std::uint32_t>(in, sizes[2]);
  auto gain = read<double>(in, sizes[2]);
  // Lefts 0.., rights after them, one sink behind the rights; arcs in order of their tails, as StaticDigraph wants them.
  std::vector<std::pair<int, int>> arcs;
  arcs.reserve(sizes[2] + sizes[1]);
  capacity.clear();
  cost.clear();
  supply.assign(std::size_t(lefts + rights + 1), 0);
  for (int from = 0; from < lefts; from++) {
    supply[std::size_t(from)] = int(minimum[std::size_t(from)]);
    supply[std::size_t(lefts + rights)] -= int(minimum[std::size_t(from)]);
    for (auto at = offsets[std::size_t(from)]; at < offsets[std::size_t(from) + 1]; at++) {
      arcs.emplace_back(from, lefts + int(neighbours[at]));
      capacity.push_back(1);
      cost.push_back(-Value(gain[at]));
    }
  }
  for (int to = 0; to < rights; to++) {
    arcs.emplace_back(lefts + to, lefts + rights);
    capacity.push_back(int(maximum[std::size_t(to)]));
    cost.push_back(0);
  }
  graph.build(lefts + rights + 1, arcs.begin(), arcs.end());
}

template <typename Solver> static void solve() {
  // Every arc's value is set: a map's default would miss arcs that were added after it was made.
  Graph::ArcMap<int> capacities(graph);
  Graph::ArcMap<Value> costs(graph);
  Graph::NodeMap<int> supplies(graph);
  for (Graph::ArcIt arc(graph); arc != lemon::INVALID; ++arc) {
    capacities[arc] = capacity[std::size_t(graph.id(arc))];
    costs[arc] = cost[std::size_t(graph.id(arc))];
  }
  for (Graph::NodeIt node(graph); node != lemon::INVALID; ++node) supplies[node] = supply[std::size_t(graph.id(node))];
  Solver solver(graph);
  solver.upperMap(capacities).costMap(costs).supplyMap(supplies);
  std::clock_t start = std::clock();
  auto status = solver.run();
  double ms = double(std::clock() - start) * 1e3 / CLOCKS_PER_SEC;
  Value total = 0;
  if (status == Solver::OPTIMAL) {
    for (Graph::ArcIt arc(graph); arc != lemon::INVALID; ++arc) total -= solver.flow(arc) * costs[arc];
  }
  std::printf("{\"ms\": %.4f, \"optimal\": %s, \"gain\": %lld}\n", ms, status == Solver::OPTIMAL ? "true" : "false", static_cast<long long>(total));
  std::fflush(stdout);
}

int main() {
  std::printf("{\"version\": \"%s\"}\n", LEMON_VERSION);
  std::fflush(stdout);
  std::string command, argument;
  while (std::cin >> command >> argument) {
    if (command == "load") {
      load(argument);
      std::printf("{}\n");
      std::fflush(stdout);
    } else if (argument == "simplex") solve<lemon::NetworkSimplex<Graph, int, Value>>();
    else solve<lemon::CostScaling<Graph, int, Value>>();
  }
}
