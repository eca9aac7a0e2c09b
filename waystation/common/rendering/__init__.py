"""How pages become text: addresses, words and drawings, settled when a template is compiled."""
