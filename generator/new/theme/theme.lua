-- What this theme is. It needs only the files that differ from its parent's:
-- `dossier theme list` shows which file serves, `dossier theme eject` copies one.
return {
  name = "{{name}}",
  api = 1,
  parent = "broadsheet",
  parameters = {
    -- Another default for a parameter of broadsheet. A site gives it a value
    -- below theme_params in site.yaml.
    accent = { default = "#1f4e79" },
  },
}
