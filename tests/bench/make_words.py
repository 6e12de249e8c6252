"""make_words.py COUNT FOLDER: a made-up site of COUNT articles, of a language
whose words are as frequent (Zipf) and as long as those of English: 40,000
words, the frequent ones short. Prints words of some ranks. The same COUNT
always gives the same bytes.
"""
import itertools
import os
import random
import sys

count, folder = int(sys.argv[1]), sys.argv[2]
random.seed(count)
syllables = ("ha bo ur le dg er ki mo na to sal ven qua ri tem por sig lan dor fe a e i o u "
             "the an st el mi ra co di pe").split()
words = set()
while len(words) < 40000:
    words.add("".join(random.choice(syllables) for _ in range(random.choice([1, 2, 2, 3, 3, 4]))))
words = sorted(words, key=lambda word: (len(word) + random.random() * 5, word))
weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))


def some(number):
    return " ".join(random.choices(words, cum_weights=weights, k=number))


for i in range(count):
    path = f"{folder}/content/articles/s{i // 100:04}"
    os.makedirs(path, exist_ok=True)
    paragraphs = "\n\n".join(some(80) + "." for _ in range(8))
    with open(f"{path}/p{i:06}.md", "w", encoding="utf-8") as page:
        page.write(f"---\ntitle: {some(4)}\ndate: {1900 + i % 90}-03-04\n---\n{paragraphs}\n")
with open(f"{folder}/content/site.yaml", "w", encoding="utf-8") as config:
    config.write("title: Made words\n")
for rank in (1, 2, 5, 30, 300, 301, 3000, 20000):
    print(words[rank - 1])
