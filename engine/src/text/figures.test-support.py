"""Makes the figures that tfidf.test.ts and stems.test.ts hold us to, with the real ones: python3 figures.test-support.py

Reads texts, counts and words from figures.test-support.json and writes what scikit-learn and Snowball make of them into the same file.
Debian: python3-sklearn, python3-snowballstemmer.
"""

import json
from pathlib import Path

import snowballstemmer
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer

FILE = Path(__file__).with_suffix(".json")
figures = json.loads(FILE.read_text(encoding="utf-8"))

vectorizer = TfidfVectorizer()
weights = vectorizer.fit_transform(figures["texts"]["given"])
figures["texts"]["terms"] = list(vectorizer.get_feature_names_out())
figures["texts"]["idf"] = list(vectorizer.idf_)
figures["texts"]["weights"] = weights.toarray().tolist()

transformer = TfidfTransformer()
figures["counts"]["weights"] = transformer.fit_transform(figures["counts"]["given"]).toarray().tolist()

for language, stems in figures["stems"].items():
    stem = snowballstemmer.stemmer({"en": "english", "de": "german"}[language]).stemWord
    figures["stems"][language] = {word: stem(word) for word in stems}

lists = json.dumps(figures, ensure_ascii=False, indent=None, separators=(",", ":"))
FILE.write_text(lists.replace('],"', '],\n"').replace('},"', '},\n"').replace("],[", "],\n[") + "\n", encoding="utf-8")
