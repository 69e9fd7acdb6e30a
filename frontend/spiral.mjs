// Draws the thousand days once: a sunflower spiral of 109 dots of ten days for the home page, and
// of 21 dots for the logo. 9 before, 27 during and 73 after pregnancy; the logo keeps that ratio.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const INTERFACE = join(
  dirname(fileURLToPath(import.meta.url)),
  "../src/kansrijk/web/interface",
);
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const COLOURS = { voor: "#e2a336", tijdens: "#d4694c", na: "#2f8577" };

const round = (number) => Number(number.toFixed(1));

// The centres lie within `reach` of the middle; dots grow from `smallest` to `largest`.
function dots({ size, counts, smallest, largest }) {
  const total = Object.values(counts).reduce((sum, count) => sum + count);
  const reach = size / 2 - largest;
  return Array.from({ length: total }, (_, n) => {
    const distance = reach * Math.sqrt((n + 0.5) / (total - 0.5));
    const angle = n * GOLDEN_ANGLE;
    const x = round(size / 2 + distance * Math.cos(angle));
    const y = round(size / 2 + distance * Math.sin(angle));
    const r = round(smallest + ((largest - smallest) * n) / (total - 1));
    return `<circle cx="${x}" cy="${y}" r="${r}"/>`;
  });
}

function groups(drawing, attributeOf) {
  const all = dots(drawing);
  return Object.entries(drawing.counts)
    .map(([phase, count]) => `<g ${attributeOf(phase)}>${all.splice(0, count).join("")}</g>`)
    .join("\n");
}

const byClass = (phase) => `class="kr-${phase}"`;
const byColour = (phase) => `fill="${COLOURS[phase]}"`;
const DAYS = { size: 400, counts: { voor: 9, tijdens: 27, na: 73 }, smallest: 5.5, largest: 11 };
const LOGO = { size: 34, counts: { voor: 2, tijdens: 5, na: 14 }, smallest: 1.6, largest: 2.6 };

function write(path, open, body) {
  writeFileSync(join(INTERFACE, path), `<svg ${open}>\n${body}\n</svg>\n`);
}

write(
  "templates/interface/thousand_days.html",
  'width="124" height="124" viewBox="0 0 400 400" aria-hidden="true"',
  groups(DAYS, byClass),
);
write(
  "templates/interface/logo.html",
  'width="34" height="34" viewBox="0 0 34 34" aria-hidden="true"',
  groups(LOGO, byClass),
);
write(
  "static/interface/logo.svg",
  'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"',
  groups(LOGO, byColour),
);
