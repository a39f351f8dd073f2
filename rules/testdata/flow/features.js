const NAMES = ["a", "b"];
const TABLE = { a: "x", b: "y" };
const SET = new Set(["a"]);

function assigned() {
  const a = source();
  let b = "x" + a;
  sink(b); // found
  b = "safe";
  sink(b);
  const { c, d = "x", ...rest } = { c: a, d: "safe", e: a };
  sink(c); // found
  sink(d);
  sink(rest.e); // found
  sink(rest.c);
  const [e, f] = [a, "safe"];
  sink(e); // found
  sink(f);
  const o = { k: a, l: "safe" };
  sink(o.k); // found
  sink(o["l"]);
  o.k = "safe";
  sink(o.k);
  const p = { ...o, m: a };
  sink(p.l);
  sink(p.m); // found
  sink(`x ${a}`); // found
  sink(["x", a].join(" ")); // found
}

function branches(flag) {
  let a = source();
  if (flag) { a = "safe"; }
  sink(a); // found
  const b = flag ? source() : "safe";
  sink(b); // found
  const c = source() || "x";
  sink(c); // found
  const d = source() ?? "x";
  sink(d); // found
  if (1 + 1 === 3) sink(a);
  switch (a) {
    case "x":
    case "y":
      sink(a);
      break;
    default:
      sink(a); // found
  }
  const mode = "B";
  let z;
  switch (mode) {
    case "A": z = a; break;
    case "B": z = "safe"; break;
    default: z = a;
  }
  sink(z);
}

function allowLists() {
  const a = source();
  if (NAMES.includes(a)) sink(a);
  if (!SET.has(a)) return;
  sink(a);
  const b = source();
  sink(TABLE[b]);
  if (NAMES.indexOf(b) === -1) { throw new Error("no"); }
  sink(b);
  const c = source();
  if (!Object.keys(TABLE).includes(c)) return;
  sink(c);
  const d = source();
  if (typeof d === "number") sink(d);
  sink(d); // found
}

function numbers() {
  sink(parseInt(source(), 10));
  sink(Number(source()));
  sink(source().length);
  sink(+source());
}

const helper = (v) => "select " + v;
function harmless(v) { return "x"; }

function acrossFunctions() {
  const a = source();
  sink(helper(a)); // found
  sink(harmless(a));
  [a].forEach((v) => sink(v)); // found
  ["x"].forEach((v) => sink(v));
  sink([a].map((v) => v + "x")[0]); // found
  sink([a].map(() => "x")[0]);
  const f = function (x) { sink(x); }; // found
  f(a);
  (() => { sink(a); })(); // found
}

async function promises() {
  const a = await source();
  sink(a); // found
  source().then((v) => sink(v)); // found
  const b = await Promise.resolve(source());
  sink(b); // found
  try {
    throw new Error(source());
  } catch (e) {
    done(e);
  }
}

class Holder {
  other = "safe";
  constructor(value) { this.value = value; }
  get text() { return this.value; }
  run() { sink(this.other); return this.value; }
}

function objects() {
  const h = new Holder(source());
  sink(h.value); // found
  sink(h.other);
  sink(h.run()); // found
  const g = new Holder("safe");
  sink(g.run());
}

class View {
  load() { this.name = source(); this.fixed = "x"; }
  show() {
    sink(this.name); // found
    sink(this.fixed);
  }
}

function lists() {
  const items = [];
  items.push("safe");
  items.push(source());
  items.shift();
  sink(items[0]); // found
  const m = new Map();
  m.set("a", source());
  m.set("b", "safe");
  sink(m.get("a")); // found
  sink(m.get("b"));
  for (const x of [source()]) sink(x); // found
  for (const k in { a: source() }) sink(k);
  let s = "";
  for (let i = 0; i < 3; i++) s += source();
  sink(s); // found
}

function overwritten() {
  let a = source();
  a = a.replace(/'/g, "").trim().toLowerCase();
  sink(a); // found
  a = sanitize(a);
  sink(a);
}

function check(v) { if (!NAMES.includes(v)) throw new Error("no"); }
function fine(v) { return NAMES.includes(v); }

function validated() {
  const a = source();
  check(a);
  sink(a);
  const b = source();
  if (!fine(b)) return;
  sink(b);
}

function closures() {
  const a = source();
  function inner() { return a; }
  sink(inner()); // found
  const make = (x) => (y) => x + y;
  sink(make(a)("b")); // found
  sink(make("a")("b"));
}

export const handler = (v = source()) => {
  const q = { text: v };
  run(q);
};

function run({ text }) {
  sink(text);
}

module.exports.go = function () {
  const x = source();
  sink(x); // found
};

app.get("/x", (req, res) => {
  const x = source();
  setTimeout(() => sink(x), 10); // found
});

function decodedAfterTheCheck() {
  sink(decode(sanitize(source()))); // found
  const x = source();
  if (!NAMES.includes(x)) return;
  sink(decode(x));
}

function everyElementIsChecked() {
  const parts = source().split(",");
  for (const part of parts) {
    if (!NAMES.includes(part)) throw new Error("part");
  }
  sink(parts.join(","));
}

function filtered() {
  sink(source().split(",").filter((part) => NAMES.includes(part)));
  sink(source().split(",").filter((part) => part.length < 9)); // found
}

function saysWhatWasThrown() {
  try {
    throw new Error(source());
  } catch (error) {
    sink(error.message); // found
  }
}

let lastSeen = "none";
let chosen = "none";

function keepsForOthers() {
  lastSeen = source();
  chosen = "safe";
}

function readsWhatOthersLeft() {
  sink(lastSeen); // found
  sink(chosen);
  lastSeen = "safe";
  sink(lastSeen);
}

function checkedElements() {
  const words = source().split(",");
  sink(words.filter((word) => word !== "")[0]); // found
  sink(words.filter((word) => SET.has(word))[0]);
  if (!words.every((word) => SET.has(word))) return;
  sink(words[0]);
}

function fails(text) {
  throw new Error("no " + text);
}

function raised() {
  try {
    fails(source());
  } catch (error) {
    sink(error.message); // found
  }
}

function deleted() {
  const o = { a: source() };
  delete o.a;
  sink(o.a);
}

function takenAway() {
  const options = { ...source() };
  delete options.sort;
  const { sort = "id", order = "asc" } = options;
  sink(sort);
  sink(order); // found
}

function filledInABranch(flag) {
  const list = [];
  if (flag) list.push({ name: source() });
  sink(list.map((one) => one.name).join("")); // found
}
