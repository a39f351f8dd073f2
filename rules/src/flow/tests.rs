//! Source and printed flow, side by side.

use super::Graph;
use super::print::print;
use crate::lang::Language;
use crate::tree::{Kind, Tree};

fn flow_of(tree: &Tree<'_>) -> String {
    // The first function, or the file itself.
    let function = tree.ids().find(|&id| tree.kind(id) == Kind::Function);
    print(&Graph::of(tree, function.unwrap_or_else(|| tree.root())), tree)
}

#[test]
fn order_of_evaluation() {
    let check = |path: &str, text: &str, expected: &str| {
        let language = Language::of_path(path).expect("a language");
        let lowered = language.lower(path, text, &|| false).expect("within the limits");
        let found = flow_of(&lowered.tree);
        let squeezed =
            |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        assert_eq!(squeezed(&found), squeezed(expected), "{text}\n{found}");
    };
    check(
        "a.py",
        "r = [x for x in s if x]\nsink(r)\n",
        "0:
        eval `s`
        goto 1
        1:
        either 2 or 4
        2:
        `x` takes the next element of `s`
        eval `x`
        if `x` then 3 else 1
        3:
        eval `x`
        give `x` to `[x for x in s if x]`
        goto 1
        4:
        eval `[x for x in s if x]`
        eval `r = [x for x in s if x]`
        eval `sink`
        eval `r`
        eval `sink(r)`
        leave",
    );
    check(
        "a.py",
        "def f(a):\n  while a and not b:\n    if c: break\n  else: d\n  return a\n",
        "0:
        goto 1
        1:
        eval `a`
        if `a` then 2 else 7
        2:
        eval `b`
        if `b` then 7 else 3
        3:
        eval `c`
        if `c` then 4 else 5
        4:
        goto 8
        5:
        goto 6
        6:
        goto 1
        7:
        eval `d`
        goto 8
        8:
        eval `a`
        return `a`
        leave",
    );
    check(
        "a.java",
        "class A { void f() { try { g(); } catch (E e) { h(); } finally { k(); } } }",
        "0:
        goto 1
        1: (raises to 4)
        goto 2
        2: (raises to 4)
        eval `g`
        eval `g()`
        goto 3
        3:
        goto 6
        4:
        either 5 or 6
        5:
        caught `E e`
        eval `h`
        eval `h()`
        goto 6
        6:
        eval `k`
        eval `k()`
        goto 7
        7:
        leave",
    );
    check(
        "a.js",
        "function f(a) { switch (a) { case 1: g(); case 2: h(); break; default: k() } return a ? b : c ?? d }",
        "0:
        eval `a`
        case `a` is `1` then 1 else 3
        1:
        match `a` with `1`
        goto 2
        2:
        eval `g`
        eval `g()`
        goto 5
        3:
        case `a` is `2` then 4 else 6
        4:
        match `a` with `2`
        goto 5
        5:
        eval `h`
        eval `h()`
        goto 8
        6:
        goto 7
        7:
        eval `k`
        eval `k()`
        goto 8
        8:
        eval `a`
        if `a` then 9 else 10
        9:
        eval `b`
        give `b` to `a ? b : c ?? d`
        goto 14
        10:
        eval `c`
        either 11 or 12
        11:
        give `c` to `c ?? d`
        goto 13
        12:
        eval `d`
        give `d` to `c ?? d`
        goto 13
        13:
        eval `c ?? d`
        give `c ?? d` to `a ? b : c ?? d`
        goto 14
        14:
        eval `a ? b : c ?? d`
        return `a ? b : c ?? d`
        leave",
    );
}
