"""One cell in, one value and its flaws out. No cell, however odd, makes these functions raise."""
