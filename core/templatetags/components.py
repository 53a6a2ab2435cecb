"""
The components, built in: no `{% load %}`. `templates/components/` draws them.

What a component receives may be a dataclass or a dict. The gallery page shows each
in every state.
"""

from core.components import case, controls, figures, marks, tables, text
from core.components.registry import register


__all__ = ["case", "controls", "figures", "marks", "register", "tables", "text"]
