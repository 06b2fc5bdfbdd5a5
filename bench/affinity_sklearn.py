"""scikit-learn's and SciPy's side of bench/affinity.ts: TF-IDF of all texts, then the best hundred reviewers of every proposal.

affinity_sklearn.py TEXTS REVIEWERS TOP OUT [--default-tokens]

TEXTS has one text per line, the first REVIEWERS of them reviewers', the rest proposals'. OUT gets the scores, descending, as float64.
Answers one JSON object: milliseconds of wall and processor time per step, terms, megabytes of peak memory.
"""
import json
import resource
import sys
import time

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer

ROWS_AT_ONCE = 200

texts_file, reviewers, top, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
with open(texts_file, encoding="utf-8") as lines:
    texts = lines.read().split("\n")

clock = lambda: (time.perf_counter(), time.process_time())
began = clock()
vectorizer = TfidfVectorizer() if "--default-tokens" in sys.argv else TfidfVectorizer(analyzer=str.split)
rows = vectorizer.fit_transform(texts)
weighed = clock()

by_term = rows[:reviewers].T.tocsr()
proposals = rows[reviewers:]
top = min(top, reviewers)
best = numpy.empty((proposals.shape[0], top))
for start in range(0, proposals.shape[0], ROWS_AT_ONCE):
    scores = (proposals[start : start + ROWS_AT_ONCE] @ by_term).toarray()
    columns = numpy.argpartition(scores, reviewers - top, axis=1)[:, reviewers - top :]
    best[start : start + ROWS_AT_ONCE] = -numpy.sort(-numpy.take_along_axis(scores, columns, axis=1), axis=1)
ended = clock()

best.tofile(out)
spent = lambda a, b: {"wall": (b[0] - a[0]) * 1e3, "processor": (b[1] - a[1]) * 1e3}
print(json.dumps({
    "weighing": spent(began, weighed), "searching": spent(weighed, ended), "terms": rows.shape[1],
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
