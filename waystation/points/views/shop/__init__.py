"""Pages of the centre's shop: shelf, prices, counter, orders and their receipts."""
