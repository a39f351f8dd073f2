//! The demonstration in `examples/` does what it says.

use crate::scratch::{HOOK, Scratch};
use crate::token::RULE;

#[test]
fn the_demo_is_blocked_and_then_passes() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/demo.sh");
    let folder = Scratch::folder().with("HOOK", HOOK);
    let ran = folder.run("sh", [script], b"").exits(0);
    let text = ran.text();
    let order = [RULE, "deploy/settings.env:", "commit blocked", "no findings"].map(|words| text.find(words));
    assert!(order.iter().all(Option::is_some), "{order:?} in {ran}");
    assert!(order[0] < order[3], "{ran}");
}
