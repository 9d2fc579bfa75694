"""Days, times, numbers, names and callers by the sets' own scorer, DATA/score.py, on the rows of DATA/dev.

The peers' columns are what was measured of them on other rows of the same sets; they learn nothing from either. Ours
that were learnt are the spans of RESTAURANTS-8K alone: `shipped` is with weights that have seen these rows, and
`script/train-understanding` says what they are worth on rows that they have not.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

BINARY = os.environ["TRUNKLINE_BINARY"]
LIMIT_US = 200


def answer(task, rows, *options):
    """Writes the answers to a file; returns it, and the processor's seconds."""
    place = Path(tempfile.mkstemp(suffix=".jsonl")[1])
    before = os.times()
    with rows.open("rb") as asked, place.open("wb") as said:
        subprocess.run([BINARY, "understand", task, *options], stdin=asked, stdout=said, check=True)
    after = os.times()
    return place, after.children_user + after.children_system - before.children_user - before.children_system


def score(data, task, rows, said):
    done = subprocess.run(
        [sys.executable, data / "score.py", task, rows, said], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def share(text):
    """The share of "0.827 (162)"."""
    return float(text.split()[0])


def picked(data, language):
    """How many callers are picked out of all profiles, once all three things were asked for."""
    rows = data / f"dev/caller_id_asr/evi_{language}.jsonl"
    said, _ = answer("caller", rows, "--weights", str(data / f"kb/evi_records_{language}.csv"))
    answers = {row["id"]: row for row in map(json.loads, said.open())}
    dialogues = collections.defaultdict(list)
    for row in map(json.loads, rows.open()):
        dialogues[row["dialogue"]].append(row)
    whole = [turns for turns in dialogues.values() if len({turn["item"] for turn in turns}) == 3]
    return sum(answers[turns[-1]["id"]].get("profile") == turns[-1]["profile"] for turns in whole) / len(whole)


def figures(data):
    """Name, figure, what is to be reached, the peers'."""
    def scored(task, name, *options):
        rows = data / f"dev/{name}.jsonl"
        return score(data, task, rows, answer(task, rows, *options)[0])

    yield ("NLU++ values", scored("datetime", "datetime/nlupp_values")["accuracy"], .93,
           "dateparser .668, Recognizers .668, parsedatetime .536")
    duckling = scored("datetime", "datetime/duckling_points")["per"]
    yield "Duckling EN, appointments", share(duckling["EN"]), .75, "dateparser .413, Recognizers .601"
    others = {"ES": ".42", "FR": ".52", "DE": ".49", "PT": ".54", "IT": ".33"}
    for language, peer in others.items():
        yield f"Duckling {language}, appointments", share(duckling[language]), .60, f"dateparser {peer}"
    recognizers = scored("datetime", "datetime/recognizers_points")["per"]
    yield "Recognizers EN, points", share(recognizers["English"]), None, "Recognizers .657 (its own), dateparser .410"
    yield "Recognizers HI, points", share(recognizers["Hindi"]), None, ""
    spans = scored("slots", "slots/restaurant8k")
    yield "RESTAURANTS-8K exact, shipped", spans["exact_micro_f1"], None, "tagger .936, Span-ConveRT .96"
    yield "RESTAURANTS-8K overlap, shipped", spans["overlap_micro_f1"], None, "tagger .971"
    turns = scored("dialogues", "dialogues/sgd_booking")
    yield "SGD joint goal, each turn", turns["core_joint_goal_accuracy"], .95, "tagger + rules .938"
    yield "SGD final booking", turns["final_all_core_right"], .96, "tagger + rules .939"
    yield "SGD final date", turns["final_slot"]["date"], None, "tagger + rules .976"
    yield "SGD final time", turns["final_slot"]["time"], None, "tagger + rules .990"
    yield "spoken telephone numbers", scored("phone", "spoken_numbers/nemo_telephone")["accuracy"], .90, "digit words .25"
    yield "EVI: the caller of 10,000", picked(data, "en"), .97, "fuzzy match .973"


def show(data):
    print("\nvalues: days, times, numbers, names")
    line = "{:34} {:>9} {:>8}  {:52} {}"
    print(line.format("set", "to reach", "ours", "peers, on other rows of it", "").rstrip())
    missed = False
    for name, figure, least, peers in figures(data):
        is_missed = least is not None and figure < least
        missed |= is_missed
        print(line.format(
            name, f"{least:.2f}" if least else "", f"{figure:.4f}", peers, "MISSED" if is_missed else "").rstrip())
    return missed or speed(data)


def speed(data):
    """One turn: what the answers to many cost, without what starting costs."""
    turns = [
        {"id": place, "lang": "en", "ref": dialogue["ref"], "text": turn["user"]}
        for place, dialogue in enumerate(map(json.loads, (data / "dev/dialogues/sgd_booking.jsonl").open()))
        for turn in dialogue["turns"]]
    seconds = []
    for rows in (turns[:1], turns):
        asked = Path(tempfile.mkstemp(suffix=".jsonl")[1])
        asked.write_text("".join(json.dumps(row) + "\n" for row in rows))
        seconds.append(answer("datetime", asked)[1])
    micros = (seconds[1] - seconds[0]) / len(turns) * 1e6
    is_missed = micros > LIMIT_US
    print(f"a turn's values: {micros:.0f} us of the processor (limit {LIMIT_US})", "MISSED" if is_missed else "")
    return is_missed
