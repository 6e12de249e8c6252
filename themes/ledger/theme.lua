-- A sober look for records of courts, boards and inquiries: typewriter labels,
-- a narrow column, the numbers of turns in the margin. Everything else is
-- broadsheet's.
return {
  name = "ledger",
  api = 1,
  parent = "broadsheet",
  description = "an archive's look for court-like records",
  parameters = {
    measure = { default = "31rem" },
    text_font = {
      default = [["Century Schoolbook", "TeX Gyre Schola", C059, "Liberation Serif", "Times New Roman", serif]],
    },
    heading_font = {
      default = [["Century Schoolbook", "TeX Gyre Schola", C059, "Liberation Serif", "Times New Roman", serif]],
    },
    label_font = {
      default = [["Courier Prime", "Nimbus Mono PS", "Courier New", "Liberation Mono", "DejaVu Sans Mono", monospace]],
    },
    paper = { default = "#f8f7f2" },
    paper_dark = { default = "#14161a" },
    ink = { default = "#191919" },
    ink_dark = { default = "#e4e3de" },
    accent = { default = "#23456b" },
    accent_dark = { default = "#a3c3e8" },
    margin_rule = {
      type = "color", css = "--margin-rule",
      default = "#b9635a",
      help = "the double rule between the numbers of turns and their words",
    },
    margin_rule_dark = {
      type = "color", css = "--margin-rule", scheme = "dark",
      default = "#8a4a44",
      help = "the same on dark pages",
    },
  },
}
