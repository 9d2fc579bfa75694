"""Others that do the same work, in the same run: the library's VADER, TextBlob, and linear models on n-grams.

The models are learnt from four fifths of the rows and asked for the rest, in turn; the others learn nothing here.
"""

from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC
from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from .sets import fold

FOLDS = 5


def vader(rows):
    analyser = SentimentIntensityAnalyzer()
    return [analyser.polarity_scores(row["text"])["compound"] for row in rows]


def text_blob(rows):
    return [TextBlob(row["text"]).sentiment.polarity for row in rows]


def grams():
    return make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True))


def out_of_fold(rows, texts, truth, model, more=None):
    """What a model says of rows that it did not learn from."""
    said, folds = [None] * len(rows), [fold(row, FOLDS) for row in rows]
    for held in range(FOLDS):
        learnt = [place for place, its in enumerate(folds) if its != held]
        asked = [place for place, its in enumerate(folds) if its == held]
        features = grams()

        def matrix(places, known):
            table = (features.transform if known else features.fit_transform)([texts[place] for place in places])
            return table if more is None else hstack([table, csr_matrix([[more[place]] for place in places])]).tocsr()

        fitted = model().fit(matrix(learnt, False), [truth[place] for place in learnt])
        for place, answer in zip(asked, fitted.predict(matrix(asked, True))):
            said[place] = answer
    return said


def ridge(rows, more=None):
    return out_of_fold(rows, [row["text"] for row in rows], [row["mean"] for row in rows], Ridge, more)


def reasons(rows):
    """From what the caller said alone."""
    texts = [
        " ".join(line[8:] for line in row["transcript"].splitlines() if line.startswith("Caller: "))
        or row["transcript"] for row in rows]
    return out_of_fold(rows, texts, [row["reason"] for row in rows], LinearSVC)
