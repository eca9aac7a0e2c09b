"""Found an empty house: its first area and the administrator who makes everything else."""

from __future__ import annotations

import argparse
import os

from waystation.embedded.problems import ClusterError

from .running import house
from .running.serve import refuse_unfit

KINDS = ("city", "district", "street")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation found``."""
    house.add_home(parser)
    parser.add_argument("--area", required=True, metavar="NAME", help="the uppermost area, e.g. 楚安市")
    parser.add_argument("--kind", choices=KINDS, default="city", help="what it is (default city)")
    parser.add_argument("--username", required=True, help="what the administrator signs in with")
    parser.add_argument("--name", required=True, help="the administrator's name")


def run(args: argparse.Namespace) -> int:
    """Found it and print a password that works once; 1 with a sentence when there is an administrator."""
    from waystation.rules.problems import RuleBroken

    try:
        with house.opened(args.data):
            house.set_up_django(os.environ["DATABASE_URL"])
            refuse_unfit()
            return _found(args)
    except ClusterError as problem:
        return house.fail(problem)
    except RuleBroken as refusal:
        from waystation.common.wording.messages import sentence

        return house.fail(sentence(refusal.code, refusal.params))


def _found(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from waystation.accounts import actions

    made = actions.found_house(
        by=None,
        kind=args.kind,
        area_name=args.area.strip(),
        username=args.username.strip().lower(),
        name=args.name.strip(),
        today=timezone.localdate(),
    )
    print(f"{made.user.username}\t{made.password}")
    print("This password works once: sign in, choose your own, then make the areas, offices and accounts.")
    return 0
