//! Values that the text alone decides: literals, what is put together from them, and variables that hold them.
//!
//! A variable's value at a use is that of the last write before it, if that write stands in a block around the use and
//! no loop around the use writes again. Where a function reads a variable from outside, there must be one write in all.
//!
//! ```text
//! a = "x"          # a is "x"
//! if c: b = "y"    # b is unknown from here on
//! while d:
//!     f(a)         # unknown: the next line writes before the loop comes back
//!     a = "z"
//! ```

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::names::{Declared, Names, Write};
use super::{Kind, NodeId, Tree, Variant, numbers};

/// A value known from the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// A string, escapes as written.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Fraction(f64),
    /// A truth value.
    Truth(bool),
    /// Some string that is not under anybody's control, but not known: one of several constants.
    SomeText,
}

/// The constants of one tree; what was found is remembered.
pub struct Constants<'a, 't> {
    tree: &'a Tree<'t>,
    names: &'a Names,
    known: RefCell<HashMap<NodeId, Option<Constant>>>,
    steps: Cell<u32>,
}

/// How deep values are followed: through variables, operators, conditions.
const MAX_DEPTH: u32 = 40;
/// How many nodes are looked at in one file.
const MAX_STEPS: u32 = 200_000;
/// The longest string that is put together.
const MAX_TEXT: usize = 4096;

impl<'a, 't> Constants<'a, 't> {
    /// Of a tree whose names are known.
    pub fn new(tree: &'a Tree<'t>, names: &'a Names) -> Self {
        Self { tree, names, known: RefCell::default(), steps: Cell::new(0) }
    }

    /// The value of an expression; none if it is not known.
    pub fn value(&self, id: NodeId) -> Option<Constant> {
        self.fold(id, 0)
    }

    fn fold(&self, id: NodeId, depth: u32) -> Option<Constant> {
        self.steps.set(self.steps.get() + 1);
        if depth > MAX_DEPTH || self.steps.get() > MAX_STEPS {
            return None;
        }
        let kind = self.tree.kind(id);
        if !matches!(kind, Kind::Name | Kind::Member | Kind::Binary | Kind::Template | Kind::Conditional) {
            return self.compute(id, depth);
        }
        if let Some(known) = self.known.borrow().get(&id) {
            return known.clone();
        }
        // While it is being computed it is unknown: `a = a + "x"` in a circle.
        self.known.borrow_mut().insert(id, None);
        let value = self.compute(id, depth);
        self.known.borrow_mut().insert(id, value.clone());
        value
    }

    fn compute(&self, id: NodeId, depth: u32) -> Option<Constant> {
        let tree = self.tree;
        let slot = |at: usize| tree.slot(id, at).and_then(|child| self.fold(child, depth + 1));
        match tree.kind(id) {
            Kind::Str if tree.node(id).variant != Variant::Encoded => Some(Constant::Text(tree.content(id).to_owned())),
            Kind::Int => numbers::decimal(tree.text(id)).parse().ok().map(Constant::Whole),
            Kind::Float => numbers::shortest(tree.text(id)).parse().ok().map(Constant::Fraction),
            Kind::Bool => Some(Constant::Truth(tree.text(id).eq_ignore_ascii_case("true"))),
            Kind::Hole | Kind::Cast => slot(usize::from(tree.kind(id) == Kind::Cast)),
            Kind::Template => {
                let mut all = Constant::Text(String::new());
                for part in tree.items(id) {
                    all = plus(all, self.fold(part, depth + 1)?)?;
                }
                Some(all)
            }
            Kind::Unary => match (tree.node(id).variant, slot(0)?) {
                (Variant::Sub, Constant::Whole(number)) => number.checked_neg().map(Constant::Whole),
                (Variant::Sub, Constant::Fraction(number)) => Some(Constant::Fraction(-number)),
                (Variant::Not, Constant::Truth(truth)) => Some(Constant::Truth(!truth)),
                _ => None,
            },
            Kind::Binary => binary(tree.node(id).variant, slot(0)?, slot(1)?),
            Kind::Conditional => match (slot(1)?, slot(2)?) {
                (a, b) if a == b => Some(a),
                (Constant::Text(_) | Constant::SomeText, Constant::Text(_) | Constant::SomeText) => {
                    Some(Constant::SomeText)
                }
                _ => None,
            },
            Kind::Assign => slot(1),
            Kind::Name => self.name(id, depth),
            Kind::Member => self.field(id, depth),
            _ => None,
        }
    }

    fn name(&self, id: NodeId, depth: u32) -> Option<Constant> {
        let definition = self.names.definition(id)?;
        if !matches!(definition.declared, Declared::Variable | Declared::Field | Declared::Parameter) {
            return None;
        }
        let write = self.reaching(id)?;
        let value = self.fold(write.value?, depth + 1)?;
        match write.operator {
            None => Some(value),
            // `a += b`: what `a` was there.
            Some(operator) => binary(operator, self.fold(write.target, depth + 1)?, value),
        }
    }

    /// The only write whose value a use can see; none if there may be others.
    pub fn reaching(&self, id: NodeId) -> Option<Write> {
        let tree = self.tree;
        let writes = self.names.writes(id);
        let home = |at: NodeId| tree.ancestors(at).find(|&node| is_function(tree.kind(node)));
        let own = home(id);
        let definition = self.names.definition(id)?;
        if home(definition.node) != own || definition.declared == Declared::Field {
            // Read from another function, at some other time.
            return match *writes {
                [only] if definition.writes == 1 && only.operator.is_none() => Some(only),
                _ => None,
            };
        }
        let statement = |write: &Write| tree.parent(write.target).unwrap_or(write.target);
        let before = writes.iter().rfind(|write| write.target < id && !tree.contains(statement(write), id))?;
        let before = *before;
        if home(before.target) != own || writes.iter().any(|write| home(write.target) != own) {
            return None;
        }
        let block = tree.ancestors(before.target).find(|&node| is_block(tree.kind(node)))?;
        if !tree.contains(block, id) {
            return None;
        }
        let writes_in = |area: NodeId| {
            writes.iter().any(|write| write.target != before.target && tree.contains(area, write.target))
        };
        let mut around = tree.ancestors(id).take_while(|&node| !tree.contains(node, before.target));
        (!around.any(|node| is_loop(tree.kind(node)) && writes_in(node))).then_some(before)
    }

    /// `this.a`, `self.a`, `C.a`: a member of a class of this file that is written once, where it is declared.
    fn field(&self, id: NodeId, depth: u32) -> Option<Constant> {
        let tree = self.tree;
        let object = tree.slot(id, 0)?;
        let class = match tree.kind(object) {
            Kind::This => tree.ancestors(id).find(|&node| tree.kind(node) == Kind::Class)?,
            Kind::Name => {
                let definition = self.names.definition(object)?;
                (definition.declared == Declared::Class).then_some(definition.value?)?
            }
            _ => return None,
        };
        let body = tree.named(class, "body")?;
        let wanted = tree.node(id).sym;
        let field = tree.items(body).find_map(|member| {
            let target = match tree.kind(member) {
                Kind::Var => tree.slot(member, 1),
                Kind::ExprStatement => tree.slot(member, 0).and_then(|assign| tree.slot(assign, 0)),
                _ => None,
            };
            target.filter(|&target| tree.kind(target) == Kind::Name && tree.node(target).sym == wanted)
        })?;
        let definition = self.names.definition(field)?;
        let is_written = tree.subtree(class).any(|node| {
            matches!(tree.kind(node), Kind::Assign | Kind::AssignOp | Kind::Update)
                && tree
                    .slot(node, 0)
                    .is_some_and(|target| tree.kind(target) == Kind::Member && tree.node(target).sym == wanted)
        });
        (definition.writes == 1 && !is_written).then_some(())?;
        self.fold(definition.value?, depth + 1)
    }
}

fn is_function(kind: Kind) -> bool {
    matches!(kind, Kind::Function | Kind::Lambda | Kind::Class | Kind::Initializer | Kind::Program)
}

fn is_block(kind: Kind) -> bool {
    matches!(kind, Kind::Block | Kind::Case | Kind::Catch | Kind::For | Kind::ForEach | Kind::With) || is_function(kind)
}

fn is_loop(kind: Kind) -> bool {
    matches!(kind, Kind::While | Kind::DoWhile | Kind::For | Kind::ForEach | Kind::Comprehension)
}

fn plus(left: Constant, right: Constant) -> Option<Constant> {
    use Constant::*;
    match (left, right) {
        (Text(a), Text(b)) if a.len() + b.len() <= MAX_TEXT => Some(Text(a + &b)),
        (Text(_) | SomeText, Text(_) | SomeText) => Some(SomeText),
        (Whole(a), Whole(b)) => a.checked_add(b).map(Whole),
        (Text(a), Whole(b)) => Some(Text(format!("{a}{b}"))),
        (Whole(a), Text(b)) => Some(Text(format!("{a}{b}"))),
        (Text(a), Truth(b)) => Some(Text(format!("{a}{b}"))),
        (Fraction(a), Fraction(b)) => Some(Fraction(a + b)),
        _ => None,
    }
}

fn binary(operator: Variant, left: Constant, right: Constant) -> Option<Constant> {
    use Constant::*;
    use Variant::*;
    match (operator, left, right) {
        (Add, left, right) => plus(left, right),
        (Mul, Text(text), Whole(times)) | (Mul, Whole(times), Text(text)) => {
            let times = usize::try_from(times).ok().filter(|&times| times.saturating_mul(text.len()) <= MAX_TEXT)?;
            Some(Text(text.repeat(times)))
        }
        (Eq | StrictEq, left, right) => known(&left, &right).then(|| Truth(left == right)),
        (NotEq | StrictNotEq, left, right) => known(&left, &right).then(|| Truth(left != right)),
        (And, Truth(a), Truth(b)) => Some(Truth(a && b)),
        (Or, Truth(a), Truth(b)) => Some(Truth(a || b)),
        (operator, Whole(a), Whole(b)) => whole(operator, a, b),
        _ => None,
    }
}

fn known(left: &Constant, right: &Constant) -> bool {
    !matches!((left, right), (Constant::SomeText, _) | (_, Constant::SomeText))
}

fn whole(operator: Variant, a: i64, b: i64) -> Option<Constant> {
    use Constant::{Truth, Whole};
    Some(match operator {
        Variant::Sub => Whole(a.checked_sub(b)?),
        Variant::Mul => Whole(a.checked_mul(b)?),
        Variant::Div | Variant::FloorDiv => Whole(a.checked_div(b)?),
        Variant::Mod => Whole(a.checked_rem(b)?),
        Variant::BitAnd => Whole(a & b),
        Variant::BitOr => Whole(a | b),
        Variant::BitXor => Whole(a ^ b),
        Variant::Shl => Whole(a.checked_shl(u32::try_from(b).ok()?)?),
        Variant::Shr => Whole(a.checked_shr(u32::try_from(b).ok()?)?),
        Variant::Lt => Truth(a < b),
        Variant::Le => Truth(a <= b),
        Variant::Gt => Truth(a > b),
        Variant::Ge => Truth(a >= b),
        _ => return None,
    })
}
