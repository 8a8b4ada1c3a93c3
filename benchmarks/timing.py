"The timing loop of the benchmarks"
import time


def seconds(*calls, repeat=5, clock=time.perf_counter):
    "The least CPU seconds of each call, taken in turns, so that a busy moment of the machine hits all of them alike"
    best = [float('inf')]*len(calls)
    for f in calls: f()
    for _ in range(repeat):
        for i, f in enumerate(calls):
            t = clock(); f(); best[i] = min(best[i], clock()-t)
    return best
