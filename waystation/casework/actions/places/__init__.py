"""Leave, absence, change of place, second place, tests elsewhere, with everything that follows from them."""
