// ruleid: prototype-pollution-merge
function merge(to, from) {
  for (const key in from) {
    if (typeof from[key] === "object") {
      merge(to[key], from[key]);
    } else {
      to[key] = from[key];
    }
  }
  return to;
}

// ruleid: prototype-pollution-merge
function extend(a, b) {
  for (const k of Object.keys(b)) {
    if (a[k] && typeof b[k] === "object") extend(a[k], b[k]);
    else a[k] = b[k];
  }
}

// ok: prototype-pollution-merge
function safeMerge(to, from) {
  for (const key in from) {
    if (key === "__proto__" || key === "constructor") continue;
    if (typeof from[key] === "object") safeMerge(to[key], from[key]);
    else to[key] = from[key];
  }
}

// ok: prototype-pollution-merge
function copy(to, from) {
  for (const key in from) {
    to[key] = from[key];
  }
}

// ok: prototype-pollution-merge
function walk(tree, visit) {
  for (const key in tree) walk(tree[key], visit);
}

// ok: prototype-pollution-merge
function joined(first, second) {
  const result = { ...first, ...second };
  for (const key of Object.keys(second)) {
    result[key] = joined(first[key], second[key]);
  }
  return result;
}
