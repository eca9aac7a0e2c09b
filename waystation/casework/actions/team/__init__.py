"""What a head does about the team: covers, hand-overs, leavers."""
