"""The ledger of points against one raw SQL function and a kept library (``python -m bench.ledger``)."""
