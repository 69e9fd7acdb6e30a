// Cuts the Utrecht library down to what we use, without changing what a browser shows.
import postcss from "postcss";

// `.utrecht-html thead > tr:last-child` -> [".utrecht-html", "thead", "tr"]
function namesIn(selector) {
  const bare = selector.replace(/\[[^\]]*\]/g, "").replace(/::?[\w-]+/g, "");
  return bare.match(/\.?[a-zA-Z][\w-]*/g) ?? [];
}

// Each component brings its own focus ring; base.css has one for all.
function isUsed(selector, used) {
  return !selector.includes(":focus-visible") && namesIn(selector).every((name) => used.has(name));
}

function keepRules(root, used) {
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => isUsed(selector, used));
    if (kept.length) rule.selectors = kept;
    else rule.remove();
  });
  root.walkComments((comment) => comment.remove());
  root.walkAtRules((rule) => rule.nodes?.every((node) => node.type === "comment") && rule.remove());
}

function closingBracket(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === "(") depth += 1;
    if (text[i] === ")" && (depth -= 1) === 0) return i;
  }
  throw new Error(`A bracket is not closed: ${text}`);
}

// The value with each var() settled as a browser would, or null where it would be invalid.
// `always` are tokens of ours on :root, so their fallback is never reached; `sometimes` are set by
// a rule of the library; any other name has no value anywhere and leaves only its fallback.
function settle(value, always, sometimes) {
  const start = value.indexOf("var(");
  if (start < 0) return value;
  const end = closingBracket(value, start + 3);
  const [, name, fallback] = /^\s*(--[\w-]+)\s*(?:,([^]*))?$/.exec(value.slice(start + 4, end));
  const rest = settle(value.slice(end + 1), always, sometimes);
  const instead = fallback === undefined ? null : settle(fallback.trim(), always, sometimes);
  let here = instead;
  if (always.has(name)) here = `var(${name})`;
  else if (sometimes.has(name)) here = instead === null ? `var(${name})` : `var(${name},${instead})`;
  return here === null || rest === null ? null : value.slice(0, start) + here + rest;
}

function settleOnce(root, always) {
  const sometimes = new Set();
  root.walkDecls(/^--/, (declaration) => sometimes.add(declaration.prop));
  let changed = false;
  root.walkDecls((declaration) => {
    const value = settle(declaration.value, always, sometimes);
    if (value === declaration.value) return;
    changed = true;
    if (value !== null) declaration.value = value;
    // An invalid value counts as `unset`; for a custom property that is the same as not set.
    else if (declaration.prop.startsWith("--")) declaration.remove();
    else declaration.value = "unset";
  });
  return changed;
}

/** The CSS of the library with only the `used` names and only the tokens that have a value. */
export function prune(css, used, tokens) {
  const root = postcss.parse(css);
  keepRules(root, used);
  while (settleOnce(root, tokens));
  root.walkRules((rule) => rule.nodes.length === 0 && rule.remove());
  return root.toString();
}

/** The names of all custom properties that a stylesheet sets. */
export function tokensIn(css) {
  const names = new Set();
  postcss.parse(css).walkDecls(/^--/, (declaration) => names.add(declaration.prop));
  return names;
}
