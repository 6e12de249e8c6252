-- What this theme is. It needs only the files that differ from its parent's.
return {
  name = "{{name}}",
  api = 1,
  parent = "broadsheet",
}
