//! PyYAML: the loader that makes nothing but data.
//!
//! Source: <https://pyyaml.org/wiki/PyYAMLDocumentation>.

use findings::Span;

use super::{Changes, Site};
use crate::tree::{Kind, NodeId, Sym};

pub(super) fn mend(site: &Site<'_>) -> Option<Changes> {
    let tree = site.tree();
    let call = site.call(&["load", "load_all", "unsafe_load", "unsafe_load_all", "full_load", "full_load_all"])?;
    let callee = tree.slot(call, 0).filter(|&callee| tree.kind(callee) == Kind::Member)?;
    let module = tree.slot(callee, 0)?;
    if site.target.names.path(module)? != [Sym::of("yaml")] {
        return None;
    }
    let name = tree.slot(callee, 1)?;
    let safe = if tree.text(name).ends_with("_all") { "safe_load_all" } else { "safe_load" };
    let arguments: Vec<NodeId> = tree.items(call).collect();
    let mut changes = vec![(tree.span(name), safe.to_owned())];
    match arguments[..] {
        [_] => {}
        [first, loader] => {
            changes.push((Span::new(tree.span(first).end, tree.span(loader).end), String::new()));
        }
        _ => return None,
    }
    Some(changes)
}
