"""The engine and its peers on the same input, each in a process of its own, one after the other. Each gets so many seconds
and so much memory; who needs more is shown as such. The answers have to be the same. Started by `cargo xtask bench engine`
in the root of the workspace, which builds the engine's side and fetches the libraries."""

import argparse
import doctest
import json
import pathlib
import resource
import subprocess
import sys

GRAPHS = ["igraph", "scipy", "rustworkx", "networkx"]
FLOWS = ["ortools_debts", "networkx_debts"]
MEASURE = "target/release/examples/measure"
PEERS = pathlib.Path(__file__).with_name("peers.py")
FOLDER = pathlib.Path("target/peers")
# Members that everybody is asked about.
ASKED = json.dumps(
    [1, 5, 99, 12345, 777777, 500000, 3, 250000, 9999, 888888, 42, 31]
    + [100000, 200000, 300000, 400000, 600000, 700000, 800000, 900000]
)


def million(text):
    if int(text) < 1_000_000:
        raise argparse.ArgumentTypeError("the questions name members up to the millionth: at least 1000000")
    return int(text)


def arguments():
    parser = argparse.ArgumentParser(prog="cargo xtask bench engine", description=__doc__)
    parser.add_argument("--members", type=million, default=1_000_000, help="of the network: at least a million")
    parser.add_argument("--ties", type=int, default=30, help="of each member")
    parser.add_argument(
        "--obligations", metavar="FILE", help="to clear: `debtor,creditor,amount`; without it nothing is cleared"
    )
    parser.add_argument("--limit", type=int, default=600, help="after so many seconds a peer is stopped")
    parser.add_argument("--memory", type=int, default=16, metavar="GIB", help="with more than this a peer is stopped")
    return parser.parse_args()


def ours(*words):
    return json.loads(subprocess.run([MEASURE, *map(str, words)], check=True, stdout=subprocess.PIPE).stdout)


def peer(name, *words):
    return [sys.executable, PEERS, name, *words]


def limited(command, given):
    """What a peer found within its limits, or a text that says why it found nothing."""
    most = given.memory << 30
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=given.limit,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
        )
    except subprocess.TimeoutExpired:
        return f"not done after {given.limit} s"
    if done.returncode == 0:
        return json.loads(done.stdout)
    if "memory" in done.stderr.lower():
        return f"needs more than {given.memory} GiB"
    return (done.stderr.splitlines() or [f"ended with {done.returncode}"])[-1]


def converted(file):
    """The file as the peers read it at once, so that none is measured by how it reads text."""
    array = FOLDER / pathlib.Path(file).with_suffix(".npy").name
    subprocess.run(peer("convert", file, array), check=True)
    return array


def cell(column, found, own):
    if column not in found or column not in own:
        return "-"
    figure = found[column]
    if column == "memory":
        shown = f"{figure / 1e6:.0f} MB"
    elif figure < 1e-3:
        shown = f"{figure * 1e6:.1f} us"
    elif figure < 1:
        shown = f"{figure * 1e3:.1f} ms"
    else:
        shown = f"{figure:.2f} s"
    return f"{shown} ({figure / own[column]:.1f}x)"


def table(columns, rows):
    """Each figure, and in brackets how many times ours it is.

    >>> rows = [("exodus", {"list": 0.00005, "memory": 10**8}), ("igraph", {"list": 0.0005, "memory": 3 * 10**9})]
    >>> [line.split() for line in table(["list", "memory"], [*rows, ("networkx", "not done after 600 s")]).splitlines()[1:]]
    ... # doctest: +NORMALIZE_WHITESPACE
    [['exodus', '50.0', 'us', '(1.0x)', '100', 'MB', '(1.0x)'],
     ['igraph', '500.0', 'us', '(10.0x)', '3000', 'MB', '(30.0x)'],
     ['networkx', 'not', 'done', 'after', '600', 's']]
    """
    own = rows[0][1]
    lines = [" " * 16 + "".join(f"{column:>22}" for column in columns)]
    for name, found in rows:
        told = f"  {found}" if isinstance(found, str) else "".join(f"{cell(it, found, own):>22}" for it in columns)
        lines.append(f"{name.removesuffix('_debts'):<16}{told}")
    return "\n".join(lines)


def same(rows, key):
    """Whoever answered gave the same answer.

    >>> same([("one", {"groups": 1}), ("two", {"groups": 1}), ("three", "not done")], "groups")
    >>> same([("one", {"groups": 1}), ("two", {"groups": 2})], "groups")
    Traceback (most recent call last):
    SystemExit: error: `groups` differs: {'one': 1, 'two': 2}
    hint: see `groups` in peers.py
    """
    answers = {name: found[key] for name, found in rows if isinstance(found, dict) and key in found}
    if any(answer != answers[rows[0][0]] for answer in answers.values()):
        sys.exit(f"error: `{key}` differs: {answers}\nhint: see `{key}` in {PEERS.name}")


def main():
    if doctest.testmod().failed:
        sys.exit("error: this comparison is broken\nhint: see its examples above")
    given = arguments()
    ties = FOLDER / "ties.csv"
    made = ours("generate", ties, given.members, given.ties)
    print(f"{made['network']}, {made['ties']} ties")
    array = converted(ties)
    rows = [("exodus", ours("ties", ties, ASKED))]
    rows.append(("petgraph", limited([MEASURE, "petgraph", ties, ASKED], given)))
    rows += [(name, limited(peer(name, array, ASKED), given)) for name in GRAPHS]
    print(table(["list", "path", "components", "read", "memory"], rows))
    for key in ["reached", "steps", "groups"]:
        same(rows, key)
    live = ours("live", ties)["changes_per_second"]
    print(f"live: {live:.0f} changes of ties a second, a list after every thousandth")
    if given.obligations is None:
        return
    array = converted(given.obligations)
    rows = [("exodus", ours("debts", given.obligations))]
    rows += [(name, limited(peer(name, array), given)) for name in FLOWS]
    print(table(["plan", "memory"], rows))
    same(rows, "optimum")


if __name__ == "__main__":
    main()
