#!/usr/bin/env python3
"""Writes the manual page of a command, in mdoc, from the command's own description of itself.

usage: manual.py BINARY > sitrep.1

The options come from `BINARY --experimental-dump-help`, so the page and the command cannot drift apart. The page is dated by
SOURCE_DATE_EPOCH where that is set, else by the clock.
"""
import datetime, json, os, re, subprocess, sys, textwrap

LINE = 78
MONTHS = "January February March April May June July August September October November December".split()
# Options whose default is another on each machine.
DECIDED_BY_THE_MACHINE = {"workers"}
EXIT_STATUS = [
    ("0", "All went well."),
    ("1", "Nothing was found: no such entry, incident or decision; with --fail-empty, no report; with --fail-different, a difference."),
    ("2", "Some inputs failed; each has a line on standard error, and the rest were done."),
    ("64", "The command line is wrong."),
    ("74", "A file or the database could not be read or written, or the address of the server is taken."),
]
ENVIRONMENT = [
    ("SITREP_DATA", "The folder of the gazetteer and of the outlines of the map, looked at before all others."),
    ("SITREP_ANALYST", "Who decides with review, where --by is not given."),
    ("NO_COLOR", "Where it is set and not empty, no colour is used."),
]
EXAMPLES = [
    ("Read a folder of reports into a ledger and print the brief:",
     ["sitrep ingest --db crisis.sqlite reports/", "sitrep board --db crisis.sqlite"]),
    ("What was known on an earlier evening:", ["sitrep board --db crisis.sqlite --as-of 2022-01-06T19:30+06:00"]),
    ("Take a number off the board, and see what a newer version would find:",
     ["sitrep review reject --db crisis.sqlite --by Ann 3fa9c1d20b7e/f2", "sitrep diff crisis.sqlite --recoded"]),
    ("Records of reports that come in on standard input:", ["zcat reports.ndjson.gz | sitrep code - > records.ndjson"]),
]


def asked(binary, *arguments):
    return subprocess.run([binary, *arguments], check=True, capture_output=True, text=True).stdout


def escaped(text):
    """Text in which roff finds no escapes and no requests."""
    text = text.replace("\\", "\\e").replace("…", "...").replace("“", "\\(lq").replace("”", "\\(rq").replace("–", "\\(en")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


def paragraph(text):
    """One sentence a line, as mdoc wants it: the space after a sentence is the formatter's."""
    sentences = re.split(r"(?<=[.;:]) +(?=[A-Za-z0-9])", " ".join(text.split()))
    return [escaped(line) for sentence in sentences for line in textwrap.wrap(sentence, LINE, break_on_hyphens=False)]


def shown(command):
    return [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)]


def own(command):
    """The options that are the command's own: help and version are told once, for all."""
    return [argument for argument in shown(command) if argument.get("valueName") not in ("help", "version")]


def macro(argument):
    """`Fl -as-of Ar instant`, or `Ar inputs`."""
    value = escaped(argument.get("valueName", "")) + (" ..." if argument.get("isRepeating") else "")
    if argument["kind"] == "positional":
        return f"Ar {value}"
    name = argument["preferredName"]
    flag = "Fl " + ("-" if name["kind"] == "long" else "") + escaped(name["name"])
    return flag if argument["kind"] == "flag" else f"{flag} Ar {value}"


def definition(argument):
    text = argument.get("abstract", "").strip()
    if argument.get("allValues"):
        text += " One of " + ", ".join(argument["allValues"]) + "."
    if "defaultValue" in argument and argument["preferredName"]["name"] not in DECIDED_BY_THE_MACHINE:
        text += f" The default is {argument['defaultValue']}."
    return [f".It {macro(argument)}", *paragraph(text)]


def synopsis(name, command):
    lines = [f".Nm {name}", f".Cm {command['commandName']}"]
    for argument in own(command):
        lines.append(f".Op {macro(argument)}" if argument.get("isOptional") else f".{macro(argument)}")
    return lines


def section(name, command):
    lines = [f".Ss {name} {command['commandName']}", *paragraph(command.get("abstract", ""))]
    if command.get("discussion"):
        lines += [".Pp", *paragraph(command["discussion"])]
    arguments = own(command)
    if arguments:
        lines += [".Bl -tag -width Ds", *(line for argument in arguments for line in definition(argument)), ".El"]
    return lines


def listed(rows, mark):
    lines = [".Bl -tag -width Ds"]
    for term, text in rows:
        lines += [f".It {mark}{term}", *paragraph(text)]
    return lines + [".El"]


def examples():
    lines = []
    for text, commands in EXAMPLES:
        lines += [".Pp" if lines else "", *paragraph(text), ".Bd -literal", *map(escaped, commands), ".Ed"]
    return [line for line in lines if line]


def leaves(command, path=""):
    """The commands that do something, each under its whole name: `review accept`."""
    for inner in command.get("subcommands", []):
        if inner["commandName"] == "help":
            continue
        whole = {**inner, "commandName": f"{path}{inner['commandName']}"}
        yield from leaves(whole, whole["commandName"] + " ") if inner.get("subcommands") else [whole]


def page(root, version, day):
    name = root["commandName"]
    commands = list(leaves(root))
    lines = [f".Dd {MONTHS[day.month - 1]} {day.day}, {day.year}", f".Dt {name.upper()} 1", ".Os", ".Sh NAME", f".Nm {name}",
             f".Nd {root['abstract'][0].lower()}{root['abstract'][1:].rstrip('.')}", ".Sh SYNOPSIS"]
    for command in commands:
        lines += synopsis(name, command)
    lines += [".Sh DESCRIPTION",
              "Results go to standard output, messages and progress to standard error.",
              *paragraph("Inputs are files, folders or - for standard input: plain text, HTML, NDJSON, feeds (RSS, RDF, Atom, "
                         "JSON Feed), agency items (NewsML-G2, NITF, ninjs) and web archives (WARC), each also "
                         "packed with gzip.")]
    for command in commands:
        lines += section(name, command)
    lines += [".Ss Every command",
              ".Bl -tag -width Ds", ".It Fl h , Fl -help", "Show help.", ".It Fl -version", "Show the version.",
              ".It Fl -generate-completion-script Ar shell", "Print completions for bash, zsh or fish.", ".El"]
    lines += [".Sh ENVIRONMENT", *listed(ENVIRONMENT, "Ev ")]
    lines += [".Sh EXIT STATUS", *listed(EXIT_STATUS, "")]
    lines += [".Sh EXAMPLES", *examples()]
    lines += [".Sh HISTORY", f"This page describes {name} {version}."]
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    binary = sys.argv[1]
    root = json.loads(asked(binary, "--experimental-dump-help"))["command"]
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.timezone.utc)
    day = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc) if seconds else now
    sys.stdout.write(page(root, asked(binary, "--version").strip(), day.date()))


if __name__ == "__main__":
    main()
