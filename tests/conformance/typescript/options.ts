const A = "md5";
createHash(A);
createHash("md5");
if (a && b && c) {}
if (a && (b && c)) {}
if (left && right) {}
if (right && left) {}
function f() { start(); y = danger(4); }
function g() { start(); danger(5); }
function h() { start(); if (danger(6)) {} }
level = 3;
const level = 3;
const arrow = () => { x(); };
var v1 = one();
let v2 = one();
const v3 = one();
const q = req.query;
load(q);
load(req.query);
set({ a: 1 });
set({ a: 1, b: 2 });
