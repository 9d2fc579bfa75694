"""`python -m Benchmarks.understanding DATA`, in Tests: DATA has `dev/` with the public sets of sentiments and reasons.

TRUNKLINE_BINARY, and TRAINER_BINARY: what `script/train-understanding` runs, which says what the same models are worth
on rows that they were not made from. Figures to reach are held against those; of what is shipped for information.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ..verification.table import Table
from . import intents, peers, values
from .sets import SETS, correlation, macro_f1, rows

LEAST = {"tweets": 0.89, "amazon": 0.70, "nyt": 0.55}
LEAST_F1 = 0.97
LENGTH, LIMIT_MS = 10_000, 2
BINARY = os.environ["TRUNKLINE_BINARY"]


def understand(questions, *task, memory="VmHWM"):
    """The answers, the seconds of the processor that they took, and the memory in MB: the most that it had, or as the
    line of /proc/<pid>/status has it at the end."""
    with subprocess.Popen([BINARY, "understand", *task], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        answers = []
        for question in questions:
            child.stdin.write(json.dumps(question).encode() + b"\n")
            child.stdin.flush()
            answers.append(json.loads(child.stdout.readline()))
        # One that is asked nothing has begun when it waits for a question.
        while not questions and not is_waiting(child):
            time.sleep(0.01)
        # What the operating system says after its end counts the memory of whoever started it.
        status = Path(f"/proc/{child.pid}/status").read_text()
        child.stdin.close()
        _, status_code, usage = os.wait4(child.pid, 0)
        child.returncode = status_code
    assert status_code == 0
    megabytes = int(re.search(rf"{memory}:\s+(\d+) kB", status)[1]) / 1024
    return answers, usage.ru_utime + usage.ru_stime, megabytes


def is_waiting(child):
    return Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()[0] == "S"


def folds(data):
    """Our own answers to rows that the models were not made from, by file."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([os.environ["TRAINER_BINARY"], "folds", data, place], check=True)
        return {file.name.removesuffix(".jsonl"): {row["id"]: row for row in rows(file)}
                for file in Path(place).glob("*.jsonl")}


def sentiment(data, others):
    print("\nsentiment: correlation with the mean of twenty people's ratings")
    head = ("set", "rows", "to reach", "ours", "ours, shipped", "VADER", "TextBlob", "n-grams", "n-grams+VADER")
    line = "{:8} {:>6} {:>9} {:>8} {:>14} {:>8} {:>9} {:>8} {:>14}  {}"
    print(line.format(*head, "").rstrip())
    missed = False
    for name in SETS:
        asked = rows(data / f"dev/sentiment/vader_{name}.jsonl")
        truth = [row["mean"] for row in asked]
        apart = others[f"vader_{name}.calibration"]
        vader = peers.vader(asked)
        figures = [
            correlation(said, truth) for said in (
                [apart[row["id"]]["score"] for row in asked],
                [answer["score"] for answer in understand(asked)[0]], vader, peers.text_blob(asked),
                peers.ridge(asked), peers.ridge(asked, vader))]
        least = LEAST.get(name)
        is_missed = least is not None and figures[0] < least
        missed |= is_missed
        print(line.format(
            name, len(asked), f"{least:.2f}" if least else "", *(f"{figure:.4f}" for figure in figures),
            "MISSED" if is_missed else "").rstrip())
    return missed


def reason(data, others):
    asked = rows(data / "dev/reason/mixed_calls.jsonl")
    truth = [row["reason"] for row in asked]
    apart = others["mixed_calls"]
    ours = macro_f1([apart[row["id"]]["reason"] for row in asked], truth)
    shipped = macro_f1([answer["reason"] for answer in understand(asked)[0]], truth)
    print("\nreason: macro-F1")
    line = "{:8} {:>6} {:>9} {:>8} {:>14} {:>22}  {}"
    print(line.format("set", "rows", "to reach", "ours", "ours, shipped", "SVM on caller's lines", "").rstrip())
    print(line.format(
        "calls", len(asked), f"{LEAST_F1:.2f}", f"{ours:.4f}", f"{shipped:.4f}",
        f"{macro_f1(peers.reasons(asked), truth):.4f}", "" if ours >= LEAST_F1 else "MISSED").rstrip())
    return ours < LEAST_F1


def cost(data):
    """Calls put together to 10 kB: the processor's time for one, and the memory for many of them beside few."""
    text = "\n".join(row["transcript"] for row in rows(data / "dev/reason/mixed_calls.jsonl"))
    calls = [
        {"id": place, "transcript": text[start:start + LENGTH]}
        for place, start in enumerate(range(0, len(text) - LENGTH, LENGTH))]
    _, nothing, _ = understand([{"id": 0, "transcript": ""}])
    _, once, few = understand(calls)
    _, seconds, many = understand(calls * 20)
    start = time.perf_counter()
    tweets = rows(data / "dev/sentiment/vader_tweets.jsonl")
    peers.vader(tweets)
    vader = time.perf_counter() - start
    _, ours, _ = understand(tweets)
    table = Table()
    table.figure("a call of 10 kB: processor's time", (seconds - nothing) / len(calls) / 20 * 1_000, LIMIT_MS, unit="ms")
    table.figure("memory: 20 times as many calls", many / few, 1.1, unit="x", span=f" ({few:.1f} MB)")
    intents.cost(data, understand, table)
    table.figure("texts a second: to the library's VADER", vader / (ours - nothing), unit="x")
    table.show()
    return table.missed


def main():
    data = Path(sys.argv[1])
    print("The rows that our models were not made from: ten folds; those of the peers' n-grams: five. `shipped`: with the"
          "\nweights of the program, which were made from these rows. Words that the lexicon lacks were looked for in half"
          "\nof the rated texts, so that all of ours flatter a little; other rows of the same sets are what counts.")
    others = folds(data)
    missed = [
        sentiment(data, others), reason(data, others), intents.show(data, others, understand), values.show(data),
        cost(data)]
    sys.exit(any(missed))


if __name__ == "__main__":
    main()
