"""How clients, relatives and merchants sign in."""

from .logins import Login, OneTimeCode, Session

__all__ = ["Login", "OneTimeCode", "Session"]
