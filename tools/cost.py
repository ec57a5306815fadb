#!/usr/bin/env python3
"""What a large batch would take, from what a small one took: reads the ledger of a batch and computes
time, machines, money and disk for many more documents of the same kind.

    cost.py FOLDER [--documents 100e6] [--cores 64] [--price 0.04]

FOLDER is the output folder of a batch over a sample: take some thousands of documents at random, not the
first ones, and with the --to that all are to have: the outputs' size depends on it. --price is what a core costs for an hour, in any currency.
"""
import argparse
import math
import os
import sqlite3
import sys


def measure(folder):
    path = os.path.join(folder, "ledger.sqlite")
    if not os.path.exists(path):
        sys.exit(f"cost: {folder}: there is no ledger")
    ledger = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = ledger.execute("SELECT cpu_ms, bytes_in, bytes_out FROM documents WHERE status = 'done'").fetchall()
    everything = ledger.execute("SELECT count(*), sum(cpu_ms) FROM documents WHERE status <> 'duplicate'").fetchone()
    if len(rows) < 2:
        sys.exit(f"cost: {folder}: fewer than two documents were converted")
    mean = everything[1] / everything[0]
    spread = math.sqrt(sum((r[0] - mean) ** 2 for r in rows) / (len(rows) - 1))
    return {
        "count": everything[0],
        "cpu": mean / 1000,
        "error": 1.96 * spread / math.sqrt(len(rows)) / 1000,
        "in": sum(r[1] for r in rows) / len(rows),
        "out": sum(r[2] for r in rows) / len(rows),
        "ledger": os.path.getsize(path) / everything[0],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--documents", type=float, default=100e6)
    parser.add_argument("--cores", type=int, default=64, help="cores of all machines together")
    parser.add_argument("--price", type=float, default=0.04, help="of a core, for an hour")
    options = parser.parse_args()
    m = measure(options.folder)
    hours = m["cpu"] * options.documents / 3600
    error = m["error"] * options.documents / 3600
    giga = options.documents / 1e9
    rows = [
        ("measured on", f"{m['count']:,} documents of {m['in'] / 1000:.1f} kB"),
        ("a document takes", f"{m['cpu'] * 1000:.1f} ms of a core (± {m['error'] * 1000:.1f}, 95 % of samples)"),
        ("documents", f"{options.documents:,.0f}"),
        ("core hours", f"{hours:,.0f} (± {error:,.0f})"),
        (f"time on {options.cores} cores", f"{hours / options.cores:,.1f} hours"),
        ("cores for one day", f"{math.ceil(hours / 24):,}"),
        (f"price at {options.price:g} a core hour", f"{hours * options.price:,.0f} (± {error * options.price:,.0f})"),
        ("inputs", f"{m['in'] * giga:,.0f} GB"),
        ("outputs", f"{m['out'] * giga:,.0f} GB"),
        ("ledgers, together", f"{m['ledger'] * giga:,.0f} GB"),
    ]
    for name, value in rows:
        print(f"{name:<28} {value}")


main()
