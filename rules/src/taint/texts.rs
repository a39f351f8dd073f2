//! Texts that are filled in and decoded.

use super::call::{Argument, handed};
use super::constant;
use super::functions;
use super::machine::{Frame, Machine};
use super::marks::{Mark, Marks, OriginId};
use super::state::State;
use super::value::{Known, Value};
use crate::tree::constants::Constant;
use crate::tree::{Kind, NodeId, Variant};

impl Machine<'_> {
    /// `"%d of %s" % values`, and a text beside a number: constant if nothing but constants and numbers are put in.
    pub(super) fn filled_in(&self, state: &State, operator: Variant, left: &Value, right: &Value) -> Option<Value> {
        let marks = || left.marks.join(&state.all_marks(right));
        if operator == Variant::Add
            && matches!(left.known, Known::Number)
            && matches!(right.as_constant(), Some(Constant::Text(_) | Constant::SomeText))
        {
            return Some(Value { marks: marks(), ..Value::constant(Constant::SomeText) });
        }
        match (operator, left.as_constant()?) {
            (Variant::Mod, Constant::Text(format)) if constant::takes_numbers_only(format) => {
                Some(Value { marks: marks().cleaned(self.batch.safe_numbers), ..Value::constant(Constant::SomeText) })
            }
            (Variant::Mod, Constant::Text(_) | Constant::SomeText) => {
                let parts: Vec<Value> = match right.objects() {
                    [] => vec![right.clone()],
                    &[only] => {
                        let object = state.object(only)?;
                        let all = object.list.iter().flatten().chain(object.fields.values()).cloned();
                        all.chain((!object.rest.is_nothing()).then(|| object.rest.clone())).collect()
                    }
                    _ => return None,
                };
                let settled = !parts.is_empty() && parts.iter().all(is_settled);
                settled.then(|| Value { marks: marks(), ..Value::constant(Constant::SomeText) })
            }
            (Variant::Add, Constant::Text(_) | Constant::SomeText) if matches!(right.known, Known::Number) => {
                Some(Value { marks: marks(), ..Value::constant(Constant::SomeText) })
            }
            _ => None,
        }
    }

    /// `", ".join(parts)` and `"{}".format(parts)` of nothing but constants and numbers.
    pub(super) fn text_made(&self, state: &State, name: &str, of: &Value, arguments: &[Argument]) -> Option<Value> {
        if !matches!(of.as_constant()?, Constant::Text(_) | Constant::SomeText) {
            return None;
        }
        let settled = match (name, arguments) {
            ("join", [only]) => is_settled(&self.element(state, &only.value)),
            ("format", [_, ..]) => arguments.iter().all(|argument| is_settled(&argument.value)),
            _ => false,
        };
        let marks = || of.marks.join(&handed(state, arguments));
        settled.then(|| Value { marks: marks(), ..Value::constant(Constant::SomeText) })
    }

    /// Whether a call makes other letters of those that it is given: what was checked before says nothing of them.
    pub(super) fn is_decoder(&self, frame: &Frame, node: NodeId, name: &str, arguments: &[Argument]) -> bool {
        let tree = self.target(frame.file).tree;
        let text = |at: usize| match arguments.get(at).and_then(|argument| argument.value.as_constant()) {
            Some(Constant::Text(text)) => text.as_str(),
            _ => "",
        };
        let whole = |at: usize| match arguments.get(at)?.value.as_constant()? {
            Constant::Whole(number) => Some(*number),
            _ => None,
        };
        match name {
            "unquote" | "unquote_plus" | "unquote_to_bytes" | "b64decode" | "urlsafe_b64decode"
            | "standard_b64decode" | "b32decode" | "b16decode" | "a85decode" | "b85decode" | "unhexlify"
            | "a2b_base64" | "a2b_hex" | "fromhex" | "decodeURIComponent" | "decodeURI" | "unescape" | "atob"
            | "url_unescape" | "uri_to_iri" => true,
            "from" => matches!(text(1), "base64" | "base64url" | "hex"),
            // `escape(x).slice(1, -1)`: the quotes that kept it in are gone.
            "slice" => whole(0) == Some(1) && whole(1) == Some(-1),
            "decode" => {
                matches!(text(0), "unicode_escape" | "unicode-escape" | "hex" | "base64" | "punycode" | "utf-7")
                    || functions::receiver(tree, node).is_some_and(|of| tree.text(of).contains("ecoder"))
            }
            _ => false,
        }
    }

    /// Marks as their sources set them.
    pub(super) fn unchecked(&self, marks: &Marks) -> Marks {
        marks.map(|mark| {
            let OriginId::Source(_) = mark.origin else { return *mark };
            let Some((file, source)) = self.origin(mark.origin) else { return *mark };
            let rules = self.unit(file).places.sources[source as usize].rules;
            Mark { live: mark.live.or(rules.without(self.batch.signed)), ..*mark }
        })
    }

    /// `del a[b]`, `delete a.b`.
    pub(super) fn delete(&mut self, frame: &mut Frame, state: &mut State, target: NodeId) {
        let tree = self.target(frame.file).tree;
        let key = match tree.kind(target) {
            Kind::Member => Some(super::value::Key::Name(tree.node(target).sym)),
            Kind::Index => self.operand(frame, target, 1).as_key(),
            _ => return,
        };
        let mut of = self.operand(frame, target, 0);
        // Which one it is nobody knows: all may still be there.
        if key.is_none() {
            return;
        }
        if let Some(owner) = tree.slot(target, 0).filter(|_| !of.marks.is_empty()) {
            of = self.as_object(frame, state, owner, of);
        }
        state.change(&of, |object| object.remove(key));
    }
}

/// Whether nobody can choose a letter of a value that is put into a text.
fn is_settled(value: &Value) -> bool {
    matches!(value.known, Known::Number)
        || matches!(
            value.as_constant(),
            Some(
                Constant::Text(_)
                    | Constant::SomeText
                    | Constant::Whole(_)
                    | Constant::Fraction(_)
                    | Constant::Truth(_)
            )
        )
}
