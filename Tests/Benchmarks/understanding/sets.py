"""The public sets, and how an answer to them is scored: as their authors' `score.py` does."""

import collections
import hashlib
import json
import math

SETS = ("tweets", "amazon", "nyt", "movie")


def rows(file):
    with file.open() as lines:
        return [json.loads(line) for line in lines]


def correlation(seen, truth):
    mean_seen, mean_truth = sum(seen) / len(seen), sum(truth) / len(truth)
    both = sum((a - mean_seen) * (b - mean_truth) for a, b in zip(seen, truth))
    return both / math.sqrt(
        sum((a - mean_seen) ** 2 for a in seen) * sum((b - mean_truth) ** 2 for b in truth) + 1e-12)


def macro_f1(seen, truth):
    hits, said, true = (collections.Counter() for _ in range(3))
    for a, b in zip(seen, truth):
        said[a] += 1
        true[b] += 1
        hits[a] += a == b
    return sum(2 * hits[name] / (said[name] + true[name]) for name in true) / len(true)


def fold(row, count=5):
    """Sentences of one review or article, and calls of the same words, are never cut apart."""
    group = row["transcript"] if "transcript" in row else row["id"].rpartition("_")[0] or row["id"]
    return hashlib.sha256(group.encode()).digest()[0] % count
