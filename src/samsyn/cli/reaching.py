"""`samsyn reach`: whom to invite so that the message comes to everybody, from a file of ties."""

import time
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from samsyn.analysis.networks.graphs import Graph
from samsyn.analysis.reach.planning import plan
from samsyn.analysis.reach.plans import REASON_WORDS, Goal, Plan
from samsyn.analysis.reach.questions import Bar, Patience, Person, Rules
from samsyn.analysis.reach.robustness import Doubt, Robustness, doubted
from samsyn.charts.findings.networks import plan_picture
from samsyn.cli.answers import FILE, echo_json, picturing, refusing, teller, write_picture
from samsyn.interchange.carriers import read_carriers
from samsyn.interchange.edge_lists import read_edge_list

_SHOWN = 40  # invitees in words; all of them stand in the JSON


@click.command()
@click.argument("ties", type=FILE)
@click.option("--people", type=FILE, help="Groups, who may be invited, conflicts (CSV or XLSX).")
@click.option("--seats", type=click.IntRange(0), help="Most invited; else fewest that reach all.")
@click.option("--sessions", type=click.IntRange(1), default=1, help="How many sessions there are.")
@click.option("--seats-each", type=click.IntRange(1), help="Seats of each session.")
@click.option("--carriers", type=click.IntRange(0), default=0, help="At least so many per group.")
@click.option("--rivals", nargs=2, multiple=True, help="Two groups never in the same session.")
@click.option("--supervised", type=click.FloatRange(0, 1), default=0.0, help="Least share.")
@click.option("--prefer-supervised", is_flag=True, help="Of equally good plans.")
@click.option("--times", type=click.IntRange(1), default=1, help="How many must reach each.")
@click.option("--steps", type=click.IntRange(1, 2), default=1, help="Ties a message travels.")
@click.option("--telling", type=click.FloatRange(0, 1), default=1.0, help="Chance per contact.")
@click.option("--include", multiple=True, help="Somebody to invite in any case.")
@click.option("--exclude", multiple=True, help="Somebody not to invite.")
@click.option("--person-event", is_flag=True, help="TIES holds people and events.")
@click.option("--role", multiple=True, help="Only rows of this role, from events.")
@click.option("--seconds", type=click.FloatRange(0), default=60.0, help="Then the best so far.")
@click.option("--draws", type=click.IntRange(0), default=0, help="Draw doubtful ties so often.")
@click.option("--seed", type=int, default=1, help="Of the draws.")
@picturing("Write a picture: the reach curve, and a network of at most 400.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@click.option("--progress", is_flag=True, help="Say on standard error how far it has come.")
# One parameter per option, gathered since they go on to the rules one by one.
def reach(ties: Path, *, as_json: bool, progress: bool, **options: Any) -> None:
    """Choose whom to invite from TIES so that the message reaches everybody, or the most.

    TIES has two columns of people and perhaps a weight, or people and events. The answer is the
    best there is, with a proof, or says how far from the best it can be.
    """
    tell = teller(asked=progress)
    with refusing(as_json=as_json):
        began = time.monotonic()
        patience = Patience(seconds=options["seconds"], clock=time.monotonic)
        graph, people, notes = _read(ties, options)
        tell(f"Read {len(graph.people):,} people and {graph.ties:,} ties.")
        rules = _rules(options)
        found = plan(graph, people, rules, patience)
        found = replace(found, notes=(*found.notes, *notes))
        tell(f"Chose {len(found.invitees):,}; {'proved' if found.optimal else 'not proved'}.")
        doubt = Doubt(draws=options["draws"], seed=options["seed"]) if options["draws"] else None
        held = doubted(graph, people, rules, found, doubt) if doubt else None
        seconds = round(time.monotonic() - began, 3)
    write_picture(options["svg"], options["language"], lambda: plan_picture(graph, found, held))
    if as_json:
        echo_json(_as_json(found, held, seconds))
    else:
        _in_words(found, held)


def _read(ties: Path, options: dict[str, Any]) -> tuple[Graph, list[Person], tuple[str, ...]]:
    people, notes = read_carriers(options["people"]) if options["people"] else ([], ())
    edges = read_edge_list(ties, to_events=options["person_event"] or None, roles=options["role"])
    graph = edges.graph(person.id for person in people)
    changed = {person.id: person for person in people}
    for who in options["exclude"]:
        changed[who] = replace(changed.get(who) or Person(id=who), bar=Bar.LEFT_OUT)
    for who in options["include"]:
        changed[who] = replace(changed.get(who) or Person(id=who), asked=True)
    known = {*graph.people, *options["include"], *options["exclude"]}
    listed = [*people, *(changed[who] for who in sorted(changed.keys() - _ids(people)))]
    return graph, [changed[one.id] if one.id in known else one for one in listed], notes


def _ids(people: Iterable[Person]) -> set[str]:
    return {person.id for person in people}


def _rules(options: dict[str, Any]) -> Rules:
    return Rules(
        seats=options["seats"],
        sessions=options["sessions"],
        seats_each=options["seats_each"],
        carriers=options["carriers"],
        rivals=tuple(options["rivals"]),
        supervised_share=options["supervised"],
        prefer_supervised=options["prefer_supervised"],
        times=options["times"],
        steps=options["steps"],
        telling=options["telling"],
    )


# JSON values are of many types.
def _as_json(found: Plan, held: Robustness | None, seconds: float) -> dict[str, Any]:
    return {
        "goal": found.goal.value,
        "people": found.people,
        "ties": found.ties,
        "invitees": list(found.ids),
        "reached": _number(found.reached),
        "optimal": found.optimal,
        "gap": found.gap,
        "lower_bound": _number(found.lower_bound),
        "upper_bound": _number(found.upper_bound),
        "seconds": seconds,
        "expected": found.expected,
        "chosen": [
            {
                **asdict(one),
                "gain": _number(one.gain),
                "alone": _number(one.alone),
                "sentence": REASON_WORDS[one.reason],
            }
            for one in found.invitees
        ],
        "curve": [_number(value) for value in found.curve],
        "next_seats": [asdict(one) for one in found.next_seats],
        "binding": [one.sentence for one in found.binding],
        "groups": [asdict(one) for one in found.groups],
        "not_reached": list(found.not_reached),
        "beyond": list(found.beyond),
        "barred": [{"person": who, "bar": bar.value} for who, bar in found.barred],
        "notes": list(found.notes),
        "robustness": _robustness(held),
    }


def _robustness(held: Robustness | None) -> dict[str, Any] | None:
    if held is None:
        return None
    told = asdict(held)
    del told["reaches"]
    return {**told, "stays": dict(held.stays)}


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _in_words(found: Plan, held: Robustness | None) -> None:
    about = "expected to be reached" if found.expected else "reached"
    click.echo(
        f"{len(found.invitees):,} invited, {_figure(found.reached)} of {found.people:,} people"
        f" {about}. {_proof(found)}"
    )
    for one in found.invitees[:_SHOWN]:
        others = len(one.alternatives) + one.more_alternatives
        instead = f" Or one of {others}: {', '.join(one.alternatives)}." if others else ""
        click.echo(f"  {one.person}: adds {_figure(one.gain)}. {REASON_WORDS[one.reason]}{instead}")
    if len(found.invitees) > _SHOWN:
        click.echo(f"  And {len(found.invitees) - _SHOWN:,} more: see them with --json.")
    for sentence in (*(one.sentence for one in found.binding), *found.notes):
        click.echo(sentence)
    if found.next_seats and found.goal is Goal.MOST:
        following = found.next_seats[0]
        click.echo(f"One seat more would reach {_figure(following.gain)} more people.")
    if found.beyond:
        click.echo(f"{len(found.beyond):,} people cannot be reached by anybody who may be invited.")
    if held:
        click.echo(
            f"With 1 of 10 ties wrong and as many missed, {_figure(held.held)} are reached in at"
            f" least 95 of 100 draws (seed {held.doubt.seed})."
        )


def _proof(found: Plan) -> str:
    if found.optimal:
        return "That is proved to be the best."
    most = _figure(found.lower_bound if found.goal is Goal.FEWEST else found.upper_bound)
    what = "at least" if found.goal is Goal.FEWEST else "at most"
    return f"Not proved to be the best: any plan has {what} {most} (gap {found.gap:.2%})."


def _figure(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
