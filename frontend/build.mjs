// Makes the one committed stylesheet: our sources plus the few rules of the Utrecht library we use.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleAsync } from "lightningcss";
import { prune, tokensIn } from "./prune.mjs";
import { USED } from "./used.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const LIBRARIES = join(HERE, "node_modules");
const COMMITTED = join(HERE, "../src/kansrijk/web/interface/static/interface/kansrijk.css");
const TARGET = process.argv[2] ?? COMMITTED;
const TOKENS = tokensIn(readFileSync(join(HERE, "src/utrecht-tokens.css"), "utf8"));
const LICENCE = `/*! Kansrijk, EUPL-1.2. Holds parts of @utrecht/component-library-css,
EUPL-1.2, (c) 2020-2024 Frameless B.V., (c) 2021-2024 Gemeente Utrecht. */
`;

const { code } = await bundleAsync({
  filename: join(HERE, "src/kansrijk.css"),
  minify: true,
  resolver: {
    read(path) {
      const css = readFileSync(path, "utf8");
      return path.startsWith(LIBRARIES) ? prune(css, USED, TOKENS) : css;
    },
    resolve: (name, from) =>
      name.startsWith(".") ? resolve(dirname(from), name) : join(LIBRARIES, name),
  },
});
writeFileSync(TARGET, LICENCE + code);
