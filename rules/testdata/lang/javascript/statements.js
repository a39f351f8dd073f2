#!/usr/bin/env node
'use strict';
// Comments are no nodes.
var a = 1, b
let [c, { d = 2, e: [f] }, ...g] = h;
const { i, j: k = 3, ...l } = require('m');
if (a) b(); else if (c) { d() } else e()
while (a) b()
do a++; while (a < 3)
for (let i = 0, n = 2; i < n; i++) { continue }
for (;;) break
for (i = 0; ;) ;
for (const [k, v] of m) f(k)
for (x of xs) {}
for (var p in q) {}
async function w() { for await (const c of s) { } }
outer: for (;;) { break outer; continue outer }
switch (a) {
  case 1:
  case 'b': f(); break
  default: g()
}
try { a() } catch ({ message }) { b() } finally { c() }
try { a() } catch { }
throw new Error('no')
with (o) { p }
debugger;
{ using r = open(); await using s = g() }
;
function* gen(a, b = 1, ...c) { return }
async function f() {}
@sealed @logged({ level: 1 })
class A extends a.B {
  static #count = 0;
  'quoted' = 1;
  [computed];
  bare
  static { A.#count = 1 }
  constructor(x) { super(x) }
  static async *m() {}
  get p() { return 1 }
  set p(v) { }
  @bound #private() {}
}
