// The Nu HTML checker over each page, style sheet and image of SVG of sites in
// each theme.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { gallery, themes } from "./gallery.mjs";
import { check, finish, scratch } from "./lib.mjs";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

function nu(folders) {
  const words = ["-jar", jar, "--errors-only", "--also-check-css", "--also-check-svg",
    "--filterfile", "tests/browser/nu.filter", "--skip-non-html", ...folders];
  return new Promise((resolve) => {
    const child = spawn("java", words);
    let said = "";
    child.stderr.on("data", (bytes) => { said += bytes; });
    child.on("exit", (code) => resolve({ code, said: said.replaceAll(`file:${scratch}/`, "") }));
  });
}

for (const theme of themes) {
  const { sites } = await gallery(theme);
  const found = await nu(sites.map((site) => site.output));
  check(`${theme}: Nu finds nothing`, found.code === 0, found.said);
}
finish();
