"""Flows of the law beyond the order itself: release and after, sealing."""
