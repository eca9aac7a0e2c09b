"""The rate of one track: how it climbs, falls to its start and comes back. It never touches a balance."""

from __future__ import annotations

from dataclasses import dataclass

from waystation.rules.points.schemes.shapes import Restore, Track


@dataclass(slots=True)
class Climb:
    """Where a track stands.

    ``level``: the step of the ladder that the last success stood on. ``streak``: successes in a row, for
    the bonus. ``lost``: the level that comes back after ``needed`` successes (0: nothing to come back);
    ``since``: successes since the failure. ``told``: the failure was told beforehand.
    """

    level: int = 0
    streak: int = 0
    lost: int = 0
    needed: int = 0
    since: int = 0
    told: bool = False

    def succeed(self, track: Track) -> None:
        """One step up, or back to where the rate had been: whichever is higher."""
        self.streak += 1
        self.level = self.next_level(track)
        self.since += 1
        self.told = False
        if self.lost and (self.since > self.needed or self.level >= self.lost):
            self.lost = self.needed = 0

    def next_level(self, track: Track) -> int:
        """The step that the next success will stand on."""
        climbed = self.level + 1
        if not self.lost or track.recovery is None or self.since < self.needed:
            return climbed
        restored = self.lost + (track.recovery.restore_to is Restore.NEXT_DUE)
        return max(climbed, restored)

    def fail(self, track: Track, *, told: bool = False) -> None:
        """The rate begins anew, the streak too; what was reached is remembered, and not forgotten by a second
        failure before it came back.

        A slip told beforehand needs fewer successes, and the positive test that follows it changes nothing
        of that; telling after the failure is known does not make it shorter.
        """
        fresh = self.since > 0 or not self.needed
        if track.on_fail.ends_streak:
            self.streak = 0
        if not track.on_fail.resets_rate:
            return
        self.lost, self.level, self.since = max(self.lost, self.level), 0, 0
        if track.recovery is None or not self.lost:
            self.lost = 0
            return
        if fresh:
            self.told = told
            shorter = track.told_recovery_after if told else None
            self.needed = track.recovery.after if shorter is None else shorter

    @property
    def until_restored(self) -> int:
        """Successes still needed before the rate comes back; 0 when nothing is to come back."""
        return max(self.needed - self.since, 0) if self.lost else 0
