f(a, ...b, "c", 'd\'')
a.b?.c.#d[e]?.[0]
f?.(x)
new T(1)
new a.b.T
[1, , 2.5, 1e3, 0x1F, 10n, .5, ...xs]
x = { a, b: 1, "c": 2, [d]: 3, 4: 5, ...e, f() { return 1 }, get g() { return 2 }, set g(v) {}, async *h() {} }
x = `plain`
x = `a${b}\n${c + `d`}`
tag`a${b}`
/a\/[b/]+/gi.test(s)
x ??= a ?? b || c && d
x += -a ** +b
i++ + --j
typeof a === 'undefined' || void 0
delete a.b
a instanceof B || 'c' in d || #e in f
a ? b : c
y = (a, b)
z = null === undefined
async x => await x
(a, { b, c: d = 1, ...e }, [f, , g] = [], ...h) => ({ a })
z = function* named(a = 1) { yield a; yield* b }
z = class A extends mixin(B) { constructor() { super(1); super.m(); this.x = new.target } }
import.meta.url
import('./m.js')
require('fs')
