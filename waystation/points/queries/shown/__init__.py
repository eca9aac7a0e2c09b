"""What pages show of points: what a fact earned, the movements of a wallet, what stands out."""
