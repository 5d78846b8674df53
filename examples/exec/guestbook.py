#!/usr/bin/env python3
"""A source for socialrank in Python: a guest book that is kept as a file of lines.

    socialrank acme -s "exec:python3 guestbook.py guestbook.tsv"

One line of JSON comes in on standard input:
    {"type": "search", "query": {...}, "since": "...", "until": "...", "limit": 100000, "settings": {...}}
One line of JSON goes out for each thing found. It needs an "id" or a "url", and a "text" or a "title".
What is printed to standard error is shown with --verbose. Any exit code but 0 says that it failed.
"""

import csv
import json
import sys


def main() -> None:
    request = json.loads(sys.stdin.readline())
    brand = request["query"]["brand"].casefold()
    path = sys.argv[1]
    with open(path, encoding="utf-8", newline="") as lines:
        for number, (time, name, text) in enumerate(csv.reader(lines, delimiter="\t"), start=1):
            # Only to spare work: whatever is found, socialrank applies the whole query and the window again.
            if brand not in text.casefold():
                continue
            found = {
                "id": str(number),
                "kind": "comment",
                "text": text,
                "author": {"handle": name},
                "publishedAt": time,
                "origin": {"name": "the guest book"},
            }
            print(json.dumps(found), flush=True)
    print(f"read {path} to its end", file=sys.stderr)


main()
