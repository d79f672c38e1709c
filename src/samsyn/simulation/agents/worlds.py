"""A whole simulated world: sites with groups, violence, a programme, and the known effect."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samsyn.simulation.agents.attacks import (
    NOBODY,
    Attacks,
    Groups,
    draw_attacks,
    draw_groups,
    expected_rate,
    national_course,
)
from samsyn.simulation.agents.parameters import DAYS_PER_MONTH, Setting
from samsyn.simulation.agents.programme import Done, carried_out, nothing_done


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site: its groups, the attacks that would happen, and what was done about them."""

    groups: Groups
    attacks: Attacks
    done: Done

    @property
    def happened(self) -> NDArray[np.bool_]:
        """Which of the attacks happened, shape (attacks,)."""
        return np.asarray(self.done.prevented == 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All sites, the treated first."""

    setting: Setting
    sites: tuple[Site, ...]

    def counts(self, *, of_groups: bool = False) -> NDArray[np.int64]:
        """Return the incidents of each month, shape (sites, months); only of groups if asked."""
        return self._counts(of_groups=of_groups, happened_only=True)

    def counts_without_programme(self, *, of_groups: bool = False) -> NDArray[np.int64]:
        """Return what the months would have seen without programme, shape (sites, months)."""
        return self._counts(of_groups=of_groups, happened_only=False)

    def true_rate_ratio(self, *, of_groups: bool = False) -> float:
        """Return the incidents of the treated sites after the start over those without programme.

        This is what was in this very world: known, not estimated. 1.0 if nothing would have
        happened.
        """
        after = slice(self.setting.programme.starts_month, None)
        treated = slice(0, self.setting.treated)
        seen = self.counts(of_groups=of_groups)[treated, after].sum()
        unseen = self.counts_without_programme(of_groups=of_groups)[treated, after].sum()
        return float(seen / unseen) if unseen else 1.0

    def _counts(self, *, of_groups: bool, happened_only: bool) -> NDArray[np.int64]:
        months = self.setting.months
        found = np.zeros((len(self.sites), months), dtype=np.int64)
        for place, site in enumerate(self.sites):
            kept = site.happened if happened_only else np.ones(len(site.attacks), dtype=bool)
            if of_groups:
                kept = kept & (site.attacks.acting != NOBODY)
            month = (site.attacks.day[kept] / DAYS_PER_MONTH).astype(np.int64)
            found[place] = np.bincount(np.minimum(month, months - 1), minlength=months)
        return found


def simulate(setting: Setting) -> World:
    """Return a world. The same setting gives the same world, and no site depends on another.

    NumPy does not promise its streams of chance for ever: the same world comes back under the
    same NumPy, which the lock file names.
    """
    national = national_course(setting.violence, setting.months)
    seeds = np.random.SeedSequence(setting.seed).spawn(setting.sites)
    return World(
        setting=setting,
        sites=tuple(
            _site(setting, national, seed, is_treated=place < setting.treated)
            for place, seed in enumerate(seeds)
        ),
    )


def _site(
    setting: Setting,
    national: NDArray[np.float64],
    seed: np.random.SeedSequence,
    *,
    is_treated: bool,
) -> Site:
    of_violence, of_programme = (np.random.default_rng(one) for one in seed.spawn(2))
    groups = draw_groups(setting.violence, of_violence)
    rate = expected_rate(setting.violence, setting.months, national, of_violence)
    attacks = draw_attacks(setting.violence, groups, rate, of_violence)
    done = (
        carried_out(setting.programme, groups, attacks, days=len(rate), chance=of_programme)
        if is_treated
        else nothing_done(attacks)
    )
    return Site(groups=groups, attacks=attacks, done=done)
