"""Editors' definitions held against the program: what they are made of is
known, and every name in them is there and has the type they say.

  check.py DOSSIER FOLDER
"""
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from counting import check, finish

BUILTIN = {"string", "number", "integer", "boolean", "nil", "any", "table",
           "false", "self"}


# ---- Reading: https://luals.github.io/wiki/annotations ----

def split_top(text, mark):
    """At the marks that stand in no bracket and no quotation marks."""
    parts, depth, quoted, start = [], 0, False, 0
    for i, c in enumerate(text):
        if c == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif c in "(<{[":
            depth += 1
        elif c in ")>}]":
            depth -= 1
        elif c == mark and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return parts + [text[start:]]


def end_of_type(text):
    """How long the type is that `text` begins with: up to a blank that is
    not inside it, but a blank behind `fun(…):` is."""
    depth, quoted = 0, False
    for i, c in enumerate(text):
        if c == '"':
            quoted = not quoted
        elif not quoted and c in "(<{[":
            depth += 1
        elif not quoted and c in ")>}]":
            depth -= 1
        elif c == " " and not quoted and depth == 0 and \
                text[i - 1] not in ":,|":
            return i
    return len(text)


def names_in(kind):
    """The names of types that a type is made of; None: it is no type."""
    names = set()
    for part in split_top(kind, "|"):
        part = part.strip().removesuffix("?")
        while part.endswith("[]"):
            part = part[:-2]
        if re.fullmatch(r'"[^"]*"', part) or part in BUILTIN:
            continue
        function = re.fullmatch(r"fun\((.*)\)(?:: *(.+))?", part)
        table = re.fullmatch(r"table<(.*)>", part)
        if function:
            inner = [one.split(":", 1)[1] for one in
                     split_top(function[1], ",") if one]
            inner += split_top(function[2] or "nil", ",")
        elif table:
            inner = split_top(table[1], ",")
        elif re.fullmatch(r"dossier\.[\w.]+", part):
            names.add(part)
            continue
        else:
            return None
        for one in inner:
            below = names_in(one.strip())
            if below is None:
                return None
            names |= below
    return names


class Types:
    def __init__(self):
        self.classes = {}  # name: {field: type}
        self.parents = {}
        self.aliases = {}
        self.used = []

    def use(self, where, kind):
        names = names_in(kind)
        check(f"{where}: `{kind}` is a type", names is not None)
        self.used += [(where, name) for name in names or []]

    def read(self, file):
        now = None
        for number, line in enumerate(file.read_text().split("\n"), 1):
            where = f"{file.name}:{number}"
            new = re.match(r"---@class (\S+?)(?:: (\S+))?$", line)
            field = re.match(r"---@field (\[[^\]]+\]|\w+)(\??) (.*)", line)
            alias = re.match(r"---@alias (\S+)(?: (.*))?$", line)
            choice = re.match(r'---\| "(\w+)" # .', line)
            if new:
                now = new[1]
                check(f"{where}: {now} is there once",
                      now not in self.classes)
                self.classes[now] = {}
                if new[2]:
                    self.parents[now] = new[2]
                    self.use(where, new[2])
            elif field:
                kind = field[3][:end_of_type(field[3])]
                self.use(where, kind)
                check(f"{where}: {field[1]} is there once",
                      field[1] not in self.classes[now])
                self.classes[now][field[1]] = kind + field[2]
            elif alias:
                now = alias[1]
                self.aliases[now] = alias[2] or ""
                if alias[2]:
                    self.use(where, alias[2])
            elif choice:
                self.aliases[now] += f'|"{choice[1]}"'
            elif line.startswith("---@"):
                check(f"{where}: what it says is known",
                      re.match(r"---@(meta( \w+)?|type .*)$", line), line)

    def resolve(self):
        known = set(self.classes) | set(self.aliases)
        for where, name in self.used:
            check(f"{where}: {name} is defined", name in known)


# ---- A theme that looks at everything ----

CHECK = """
local seen, wrong, done = {}, {}, {}
local most = 150 -- of each class

local look

local function tell(words)
  if not done[words] then
    done[words] = true
    wrong[#wrong + 1] = words
  end
end

local function is_a(value, kind, where)
  local name = kind:match "^dossier%.(.*)_list$"
  if kind == "any" then return true end
  if kind:find "^fun" then return type(value) == "function" end
  if kind:find "^table" then return type(value) == "table" end
  if kind == "integer" then return math.type(value) == "integer" end
  if name == "string" then
    for i, text in ipairs(value) do
      if type(text) ~= "string" then return false end
    end
    return #value >= 0
  end
  if name then
    for i = 1, math.min(#value, most) do look("dossier." .. name, value[i], where) end
    return true
  end
  if kind == "dossier.element" then return type(value) == "userdata" end
  if kind:find "^dossier" then return look(kind, value, where) end
  return type(value) == kind
end

function look(class, thing, where)
  if not classes[class] then error("no class " .. class) end
  local number = seen[class] or 0
  if done[thing] or number >= most then return true end
  done[thing] = true
  seen[class] = number + 1
  for _, field in ipairs(classes[class]) do
    local name, kind, is_optional = field[1], field[2], field[3]
    local at = class .. "." .. name
    local ok, value = pcall(function() return thing[name] end)
    if not ok then
      tell(at .. " is not there: " .. tostring(value))
    elseif value == nil then
      if not is_optional then tell(at .. " can be nil") end
    elseif not is_a(value, kind, at) then
      tell(at .. " is no " .. kind .. " but a " .. type(value))
    end
  end
  return true
end

return { look = look, wrong = wrong, seen = seen }
"""


def lua_classes(types):
    """The model's classes as a table of Lua."""
    rows = []
    for name, fields in types.classes.items():
        if not any(name == "dossier." + one for one in MODEL):
            continue
        cells = "".join(
            f'{{ "{field}", {quote(kind.rstrip("?"))}, '
            f'{str(kind.endswith("?")).lower()} }}, '
            for field, kind in fields.items() if not field.startswith("["))
        rows.append(f'["{name}"] = {{ {cells} }},')
    return "local classes = {\n" + "\n".join(rows) + "\n}\n"


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


MODEL = """site page heading link taxonomy term pager record item mark turn
passage piece quotation event person source response correction withdrawal
redirect evidence asset menu_entry content date range point day params
markdown_node""".split()


def write_theme(folder, types):
    put = folder.mkdir(parents=True, exist_ok=True)
    hooks = [name.split(".")[-1] for name in types.aliases
             if name.startswith("dossier.hook.")]
    kinds = re.findall(r'"(\w+)"', types.aliases["dossier.kind"])
    files = {
        "theme.lua": 'return { name = "x", api = 1, parent = "broadsheet", '
                     'filters = { "look" } }\n',
        "parts/look.lua": lua_classes(types) + CHECK,
        "layouts/types.txt.lua": """
local look = require "parts.look"
return function(_, site)
  look.look("dossier.site", site)
  local out = { table.concat(look.wrong, "\\n"), "" }
  for class, number in pairs(look.seen) do out[#out + 1] = "seen " .. class .. " " .. number end
  return table.concat(out, "\\n") .. "\\n"
end
""",
        "layouts/modules.txt.lua": modules_layout(types),
        "blocks/card.lua": 'return function(node, inner, page, site) '
                           'return node:default() end\n',
        "filters/look.lua": "local look = require \"parts.look\"\n"
        "return function(document, page, site)\n"
        + "".join(f'  document:find("{kind}")\n' for kind in kinds) +
        '  for _, node in ipairs(document:find()) do\n'
        '    look.look("dossier.markdown_node", node)\n  end\n'
        '  if #look.wrong > 0 then error(table.concat(look.wrong, "\\n")) '
        'end\nend\n',
    }
    for hook in hooks:
        function = types.aliases[f"dossier.hook.{hook}"]
        arguments = re.findall(r"(\w+): ", function.split("):")[0])
        result = "node:default()" if arguments[0] == "node" else "inner"
        if "inner" not in arguments:
            result = "event.date and event.date:words()"
        files[f"hooks/{hook}.lua"] = \
            f"return function({', '.join(arguments)}) return {result} end\n"
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return len(hooks), len(kinds)


def modules_layout(types):
    lines = ["local out = {}", "local function see(m, n) if type(require(m)[n])"
             ' ~= "function" then out[#out + 1] = m .. "." .. n end end']
    for name, fields in types.classes.items():
        module = re.fullmatch(r"dossier\.(\w+)_module", name)
        for field in fields if module else []:
            if not field.startswith("["):
                lines.append(f'see("{module[1]}", "{field}")')
    return "return function()\n" + "\n".join(lines) + \
        '\nreturn table.concat(out, "\\n") .. "\\n"\nend\n'


PICTURE = Path("tests/hostile/one.png")

# What the site in this repository has none of.
MORE = {
    "extra/index.md": "---\ntitle: Extra\nkind: section\npaginate: 2\n---\n",
    "extra/b.md": "---\ntitle: B\n---\n![One](one.png)\n",
    "extra/c.md": "---\ntitle: C\n---\nWords.\n",
    "extra/a.md": "---\ntitle: A\nkind: article\ndate: 2026-01-01\n"
                  "tags: [quay]\naliases: [old-a/]\ncorrections:\n"
                  "  - {date: 2026-01-04, kind: correction, text: A word.}\n---\nWords.\n",
    "extra/gone.md": "---\ntitle: Gone\nwithdrawn: {date: "
                     "2026-01-05, reason: A court.}\n---\nWords.\n",
    "sources/shown.md": "---\ntitle: Shown\nfiles:\n  - {path: shown.png, "
                        "sha256: SUM, published: true}\n---\n",
}


def write_more(content):
    for path, text in MORE.items():
        file = content / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.replace("SUM", hashlib.sha256(
            PICTURE.read_bytes()).hexdigest()))
    shutil.copy(PICTURE, content / "extra/one.png")
    shutil.copy(PICTURE, content / "sources/shown.png")


def main():
    dossier, folder = sys.argv[1], Path(sys.argv[2])
    site = folder / "types"
    shutil.copytree("content", site / "content")
    write_more(site / "content")
    config = site / "content/site.yaml"
    config.write_text(re.sub(r"(?m)^theme:.*\n", "", config.read_text()) +
                      "\ntheme: look\n")
    theme = site / "themes/look"
    theme.mkdir(parents=True)
    (theme / "theme.lua").write_text('return { api = 1, parent = "broadsheet" }')
    done = subprocess.run([dossier, "theme", "types", "--site", site],
                          capture_output=True, text=True)
    check("types are written", done.returncode == 0, done.stderr)
    types = Types()
    files = sorted((theme / "types").iterdir())
    for file in files:
        types.read(file)
        for tool in (["luac5.4", "-p"], ["luacheck", "--std", "lua54",
                                         "--no-max-line-length"]):
            if shutil.which(tool[0]):
                ran = subprocess.run([*tool, file], capture_output=True,
                                     text=True)
                check(f"{file.name}: {tool[0]} takes it", ran.returncode == 0,
                      ran.stdout + ran.stderr)
    for tool in ("luac5.4", "luacheck"):
        if not shutil.which(tool):
            print(f"note: {tool} is not here, definitions were not read by it")
    types.resolve()
    hooks, kinds = write_theme(theme, types)
    check("there are hooks and kinds", hooks > 20 and kinds > 20,
          (hooks, kinds))
    done = subprocess.run([dossier, "build", "--site", site, "--quiet"],
                          capture_output=True, text=True)
    check("a theme with all of it builds", done.returncode == 0,
          done.stdout + done.stderr)
    if done.returncode == 0:
        said = (site / "output/types.txt").read_text()
        wrong, seen = said.split("seen ", 1)
        check("fields are what the types say", not wrong.strip(), wrong)
        for name in MODEL:
            if name not in UNSEEN:
                check(f"one {name} was looked at",
                      f"dossier.{name} " in seen, seen)
        missing = (site / "output/modules.txt").read_text().strip()
        check("functions of modules are there", not missing, missing)
    return finish()


# What this site has none of, and what filters look at.
UNSEEN = {"markdown_node"}

if __name__ == "__main__":
    sys.exit(main())
