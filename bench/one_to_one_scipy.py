"""SciPy's side of the bench. Reads one command per line, answers one JSON object per line.

load <file> <rows> <columns>   read a row-major float64 matrix
solve <times>                  solve it so many times; answers milliseconds of processor time per solve and the cost
"""
import json
import sys
import time

import numpy
import scipy
from scipy.optimize import linear_sum_assignment

print(json.dumps({"version": scipy.__version__}), flush=True)
cost = numpy.zeros((0, 0))
for line in sys.stdin:
    command, *arguments = line.split()
    if command == "load":
        cost = numpy.fromfile(arguments[0]).reshape(int(arguments[1]), int(arguments[2]))
        print(json.dumps({}), flush=True)
    else:
        times = int(arguments[0])
        start = time.process_time()
        for _ in range(times):
            rows, columns = linear_sum_assignment(cost)
        elapsed = time.process_time() - start
        print(json.dumps({"ms": elapsed / times * 1e3, "cost": float(cost[rows, columns].sum())}), flush=True)
