"""The rules that come with doclint: a folder a group, a module and a page a rule."""
