a = {};
b = { x: 1 };
for (;;) { f(); }
use({ n: 1, m: 2 });
make(function () { go(); });
make(() => { go(); });
const re = /a/g;
test(re);
test(/b/);
test(/c/g);
import x from "mod/part";
import { y } from "mod";
import z from "model";
view = <Box size="1" />;
view = <Box size="2">text</Box>;
function g(p) { let q = p.query; q = q.id; send(q); if (send(q) && q) { h(q); } }
