"""Kill the house at random while people write, then prove that nothing acknowledged was lost or doubled."""
