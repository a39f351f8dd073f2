//! What a node can be, and what its children mean.
//!
//! The table below is the contract between the front ends that build trees and everything that reads them. A kind has
//! named slots, each holding one node or none, followed, if it is marked so, by a list of any length.

use serde::{Deserialize, Serialize};

/// What a kind is good for; patterns of an expression look at expressions only, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Has a value.
    Expression,
    /// Does something.
    Statement,
    /// Names a set of values.
    Type,
    /// A part of one of the others, meaningless alone.
    Part,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $text:literal $class:ident [$($slot:ident)*] $($list:ident)?;)*) => {
        /// What a node is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// All kinds, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word in printed trees.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What it is good for.
            pub fn class(self) -> Class {
                match self { $(Self::$name => Class::$class,)* }
            }

            /// The names of the slots, in the order of the children.
            pub fn slots(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$(stringify!($slot),)*],)* }
            }

            /// Whether any number of children follows the slots.
            pub fn is_list(self) -> bool {
                match self { $(Self::$name => false $(|| stringify!($list) == "list")?,)* }
            }
        }
    };
}

kinds! {
    // --- Names and literals: no children; the symbol is the text.

    /// A use or a declaration of a name.
    Name "name" Expression [];
    /// The object a method runs on, where the language has a word for it.
    This "this" Expression [];
    /// The base class's view of it.
    Super "super" Expression [];
    /// A whole number; the symbol is its decimal value where that is known, else its text.
    Int "int" Expression [];
    /// A number with a fraction; the symbol is its text in Rust's shortest form.
    Float "float" Expression [];
    /// A text without holes; the symbol is what stands between the quotes. Bytes and other marked strings have
    /// [`Variant::Encoded`].
    Str "string" Expression [];
    /// One character.
    Char "char" Expression [];
    /// A truth value.
    Bool "bool" Expression [];
    /// The absent value: `None`, `null`.
    Null "null" Expression [];
    /// JavaScript's other absent value.
    Undefined "undefined" Expression [];
    /// A regular expression; the symbol is what stands between the slashes. The slot holds the flags as a `Str`.
    Regex "regex" Expression [flags];
    /// Python's `...` as a value, in code (in patterns `...` is [`Kind::Ellipsis`]).
    Dots "dots" Expression [];

    // --- Expressions

    /// A text with holes: `Str` and `Hole` parts. F-strings, template literals.
    Template "template" Expression [] list;
    /// One hole of a template; the parts of a format specification follow.
    Hole "hole" Part [value] list;
    /// A template with a function in front: `` tag`...` ``.
    Tagged "tagged" Expression [tag template];
    /// A call; arguments are expressions, `Keyword` or `Spread`. The symbol is the last name of the callee.
    Call "call" Expression [callee] list;
    /// Making an object; the body is that of an anonymous class.
    New "new" Expression [class body] list;
    /// An argument by name.
    Keyword "keyword" Part [name value];
    /// Elements of another collection in this place: `*a`, `**a`, `...a` (the variant tells which).
    Spread "spread" Expression [value];
    /// A member by name; the symbol is that of the name. `a?.b` has [`Variant::Optional`].
    Member "member" Expression [object name];
    /// An element by key or position.
    Index "index" Expression [object key];
    /// Some elements by position.
    Slice "slice" Expression [object low high step];
    /// A prefix operator.
    Unary "unary" Expression [value];
    /// An operator between two values.
    Binary "binary" Expression [left right];
    /// `++` and `--`; the variant tells which, and before or after.
    Update "update" Expression [value];
    /// `a = b`, also as part of an expression (`:=`).
    Assign "assign" Expression [target value];
    /// `a += b`; the variant is the operator.
    AssignOp "assign-op" Expression [target value];
    /// `a ? b : c`, `b if a else c`.
    Conditional "conditional" Expression [condition then otherwise];
    /// A function without a name; the body is a `Block` or an expression. Attributes hold `async`.
    Lambda "lambda" Expression [attributes types parameters result body];
    /// An array or list display.
    List "list" Expression [] list;
    /// A tuple.
    Tuple "tuple" Expression [] list;
    /// A set display.
    Set "set" Expression [] list;
    /// A dictionary display: `Pair` and `Spread`.
    Dict "dict" Expression [] list;
    /// An object literal: `Pair`, `Function` (methods) and `Spread`.
    Object "object" Expression [] list;
    /// Key and value. A shorthand `{a}` has the name twice.
    Pair "pair" Part [key value];
    /// A key that is computed: `{[a]: b}`.
    Computed "computed" Part [value];
    /// `[f(x) for x in xs if c]`: `CompFor` and `CompIf` follow; the variant tells what is built.
    Comprehension "comprehension" Expression [element] list;
    /// One `for` of a comprehension.
    CompFor "comp-for" Part [target iterable];
    /// One `if` of a comprehension.
    CompIf "comp-if" Part [condition];
    /// Waiting for a promise.
    Await "await" Expression [value];
    /// Giving a value to who iterates; `yield from` and `yield*` have [`Variant::From`].
    Yield "yield" Expression [value];
    /// The same value under another type: `(T) e`, `e as T`, `e!`, `e satisfies T`.
    Cast "cast" Expression [to value];
    /// A test of the type: `instanceof`. The pattern may be a type or a pattern that binds.
    InstanceOf "instance-of" Expression [value pattern];
    /// `a, b`: all are evaluated, the last counts.
    Sequence "sequence" Expression [] list;
    /// A class as an object: Java's `T.class`.
    ClassOf "class-of" Expression [of];
    /// A method as a value: Java's `T::name`.
    MethodRef "method-ref" Expression [object name];
    /// A statement or a block in the place of a value: Java's `switch`, arrow cases.
    StatementExpr "statement-expr" Expression [statement];
    /// A JSX element, or a fragment, which has no name. Children follow.
    Element "element" Expression [name attributes] list;
    /// Text between JSX tags.
    ElementText "element-text" Expression [];
    /// `{e}` between JSX tags or as an attribute.
    ElementHole "element-hole" Expression [value];
    /// An attribute of an element; without a value it is true.
    ElementAttribute "element-attribute" Part [name value];

    // --- Statements

    /// A whole file.
    Program "program" Statement [] list;
    /// Statements with a scope, or a suite.
    Block "block" Statement [] list;
    /// A value computed for its effect.
    ExprStatement "expression" Statement [value];
    /// Two ways.
    If "if" Statement [condition then otherwise];
    /// A loop with the test in front. `otherwise` is Python's `else`.
    While "while" Statement [condition body otherwise];
    /// A loop with the test behind.
    DoWhile "do-while" Statement [body condition];
    /// A loop in three parts; the start is a `Var`, an expression, or several in a `Block`.
    For "for" Statement [start condition step body];
    /// A loop over elements; the variant tells `of` from `in`. `otherwise` is Python's `else`.
    ForEach "for-each" Statement [target iterable body otherwise];
    /// A choice by value; `Case`s follow.
    Switch "switch" Statement [subject] list;
    /// One case: the body, and the labels that lead to it; a default is a `Default` label.
    Case "case" Part [body guard] list;
    /// The label of what no other label takes.
    Default "default" Part [];
    /// Leaves the function.
    Return "return" Statement [value];
    /// Leaves the loop.
    Break "break" Statement [label];
    /// Starts the next round.
    Continue "continue" Statement [label];
    /// Raises; `cause` is Python's `from`.
    Throw "throw" Statement [value cause];
    /// States what must hold.
    Assert "assert" Statement [condition message];
    /// Handles what is raised; `Catch`es follow; `last` is a `Finally`.
    Try "try" Statement [body otherwise last] list;
    /// One handler; the pattern holds the type and, if it has one, the name.
    Catch "catch" Part [pattern body];
    /// What is done at the end, whatever happens.
    Finally "finally" Part [body];
    /// Something opened, and closed at the end; `WithItem`s or `Var`s follow. Python's `with`, Java's `try (...)`.
    With "with" Statement [body] list;
    /// One thing opened, and what it is called.
    WithItem "with-item" Part [value target];
    /// A statement with a name to leave by.
    Label "label" Statement [name body];
    /// `del a, b`.
    Delete "delete" Statement [] list;
    /// `global a`, `nonlocal a` (the variant tells).
    Global "global" Statement [] list;
    /// A module under its own name or an alias: `import a.b as c`, `import 'm'`, `import * as c from 'm'`.
    Import "import" Statement [module alias];
    /// Names of a module; `ImportName`s follow. `export ... from` has [`Variant::Export`].
    ImportFrom "import-from" Statement [module] list;
    /// One name, and what it is called here.
    ImportName "import-name" Part [name alias];
    /// All names of a module: `from a import *`, `import a.*`.
    ImportAll "import-all" Statement [module];
    /// A dotted module: `Name`s. Leading dots of a relative import are the symbol of the first, empty `Name`s.
    Module "module" Part [] list;
    /// The package of the file.
    Package "package" Statement [module];
    /// What a module shows: a declaration, or names.
    Export "export" Statement [value] list;
    /// A function, method or constructor. Without a body it is a declaration.
    Function "function" Statement [attributes name types parameters result body];
    /// A class, interface, enum or record (the variant tells). Also an expression.
    Class "class" Statement [attributes name types parameters extends implements body];
    /// A variable, field or constant. The target is a `Name` or a pattern.
    Var "var" Statement [attributes target kind value];
    /// An enum constant.
    EnumConstant "enum-constant" Statement [attributes name body] list;
    /// `type T = ...`.
    TypeAlias "type-alias" Statement [name types value];
    /// A block of code in a class: `static { }`.
    Initializer "initializer" Statement [attributes body];

    // --- Parts of declarations

    /// Modifiers and annotations, in the order of the text.
    Attributes "attributes" Part [] list;
    /// A word such as `static`; the symbol is the word.
    Modifier "modifier" Part [];
    /// A decorator or annotation: the name, and the arguments if there is a list of them ([`Variant::Called`]).
    Annotation "annotation" Part [name] list;
    /// Parameters.
    Parameters "parameters" Part [] list;
    /// One parameter; the variant tells what it collects. The target is a `Name` or a pattern; none stands for
    /// Python's bare `*` and `/`.
    Parameter "parameter" Part [attributes target kind default];
    /// Base classes or interfaces: types, calls and keywords.
    Parents "parents" Part [] list;
    /// Type parameters.
    TypeParameters "type-parameters" Part [] list;
    /// One of them, with its bound and default.
    TypeParameter "type-parameter" Part [name bound default];

    // --- Types

    /// A type by name: a `Name` or a chain of `Member`s.
    TypeName "type" Type [name];
    /// A type with arguments: `List<String>`.
    TypeApply "type-apply" Type [base] list;
    /// `T[]`.
    TypeArray "type-array" Type [element];
    /// `A | B`.
    TypeUnion "type-union" Type [] list;
    /// `A & B`.
    TypeIntersection "type-intersection" Type [] list;
    /// `[A, B]`.
    TypeTuple "type-tuple" Type [] list;
    /// A function's type.
    TypeFunction "type-function" Type [parameters result];
    /// `?`, with the bound; the variant tells `extends` from `super`.
    TypeWildcard "type-wildcard" Type [bound];
    /// A type that is some value: a literal, Python's any expression.
    TypeValue "type-value" Type [value];

    // --- Patterns that take values apart (names, literals, lists, tuples, objects and types serve as they are)

    /// `a as b`, `case Point p`: the pattern, and the name for the whole.
    PatternAs "pattern-as" Part [pattern name];
    /// `A | B` in a pattern.
    PatternOr "pattern-or" Part [] list;
    /// A constructor taken apart: `Point(x, y)`.
    PatternCall "pattern-call" Part [class] list;
    /// A pattern with a value for want of one: `{a = 1}`.
    PatternDefault "pattern-default" Part [target value];

    // --- What is not understood

    /// Any other syntax: the symbol is the grammar's name, the children are what is understood in it.
    Other "other" Expression [] list;
    /// Text that does not parse, with what is understood in it.
    Error "error" Statement [] list;

    // --- Holes: in patterns only

    /// `$X`: one thing; the symbol is the name with the `$`.
    Metavariable "metavariable" Expression [];
    /// `$...X`: any number of things in a list.
    MetavariableList "metavariable-list" Expression [];
    /// `...`: any number of things in a list, or anything in a place of its own.
    Ellipsis "ellipsis" Expression [];
    /// `<... e ...>`: something that contains `e`.
    Deep "deep" Expression [value];
    /// `(T $X)`: a value of that type; the symbol is that of the metavariable.
    Typed "typed" Expression [kind];
    /// `o. ... .f`: any number of members and calls in between; stands in the place of an object.
    MemberEllipsis "member-ellipsis" Expression [object];
}

macro_rules! variants {
    ($($(#[$doc:meta])* $name:ident $text:literal;)*) => {
        /// Which of its kind a node is: the operator, or the sort.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Variant {
            $($(#[$doc])* $name,)*
        }

        impl Variant {
            /// The word in printed trees; operators are as most languages write them.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The operator that is written `word` in any of the languages.
            pub fn operator(word: &str) -> Option<Self> {
                Self::OPERATORS.iter().copied().find(|operator| operator.word() == word)
            }
        }
    };
}

variants! {
    /// Nothing in particular.
    Plain "";
    // Operators.
    /// Addition, also of strings.
    Add "+";
    /// Subtraction and negation.
    Sub "-";
    /// Multiplication.
    Mul "*";
    /// Division.
    Div "/";
    /// Division without a rest.
    FloorDiv "//";
    /// Rest; Python's old formatting.
    Mod "%";
    /// Power.
    Pow "**";
    /// Matrix multiplication.
    MatMul "@";
    /// Bits in both.
    BitAnd "&";
    /// Bits in either.
    BitOr "|";
    /// Bits in one.
    BitXor "^";
    /// Bits turned.
    BitNot "~";
    /// Shift left.
    Shl "<<";
    /// Shift right.
    Shr ">>";
    /// Shift right without a sign.
    UShr ">>>";
    /// Both; Python's `and`.
    And "&&";
    /// Either; Python's `or`.
    Or "||";
    /// Neither null nor undefined.
    Nullish "??";
    /// Negation; Python's `not`.
    Not "!";
    /// Equal.
    Eq "==";
    /// Not equal.
    NotEq "!=";
    /// Equal without conversion.
    StrictEq "===";
    /// Not equal without conversion.
    StrictNotEq "!==";
    /// Less.
    Lt "<";
    /// Less or equal.
    Le "<=";
    /// Greater.
    Gt ">";
    /// Greater or equal.
    Ge ">=";
    /// Is an element or key.
    In "in";
    /// Is none.
    NotIn "not in";
    /// The same object.
    Is "is";
    /// Another object.
    IsNot "is not";
    /// The name of the type.
    Typeof "typeof";
    /// Evaluated and forgotten.
    Void "void";
    /// Removed.
    DeleteOp "delete";
    // Sorts.
    /// `++a`.
    PreIncrement "++_";
    /// `a++`.
    PostIncrement "_++";
    /// `--a`.
    PreDecrement "--_";
    /// `a--`.
    PostDecrement "_--";
    /// A string with a mark that changes its type: `b"..."`.
    Encoded "encoded";
    /// A text in backquotes or with an `f`.
    Format "format";
    /// `?.`.
    Optional "optional";
    /// Collects positions: `*args`, `...args`, `String... a`.
    Rest "rest";
    /// Collects names: `**kwargs`.
    KeywordRest "keyword-rest";
    /// Separates positional from keyword parameters: `*`, `/`.
    Separator "separator";
    /// `yield from`, `yield*`.
    From "from";
    /// Builds a list.
    OfList "of-list";
    /// Builds a set.
    OfSet "of-set";
    /// Builds a dictionary.
    OfDict "of-dict";
    /// A generator.
    Lazy "lazy";
    /// A class.
    OfClass "class";
    /// An interface.
    Interface "interface";
    /// An enum.
    Enum "enum";
    /// A record.
    Record "record";
    /// A declared annotation.
    AnnotationType "annotation-type";
    /// A method of a class or object.
    Method "method";
    /// Runs when an object is made.
    Constructor "constructor";
    /// Reads as a field.
    Getter "getter";
    /// Is written as a field.
    Setter "setter";
    /// With an argument list, be it empty.
    Called "called";
    /// `for ... of`.
    Of "of";
    /// `for await`.
    Awaited "awaited";
    /// `nonlocal`.
    Nonlocal "nonlocal";
    /// Shown to other modules.
    Export "exported";
    /// The default export, the default import.
    DefaultName "default";
    /// `? extends`.
    Extends "extends";
    /// `? super`.
    SuperBound "super";
    /// `T!`, `e!`.
    NonNull "non-null";
    /// `import type`, `export type`.
    TypeOnly "type-only";
    /// `import static`.
    Static "static";
    /// A statement that ends with a mark of its own (`;`).
    Terminated "terminated";
    /// A case that never runs into the next: `case a -> ...`.
    Arrow "arrow";
    /// A block that holds a lock: `synchronized (a) { }`.
    Locked "locked";
    /// Several nodes from one piece of syntax; gone when the tree is finished.
    Group "group";
}

impl Variant {
    const OPERATORS: &'static [Self] = &[
        Self::Add,
        Self::Sub,
        Self::Mul,
        Self::Div,
        Self::FloorDiv,
        Self::Mod,
        Self::Pow,
        Self::MatMul,
        Self::BitAnd,
        Self::BitOr,
        Self::BitXor,
        Self::BitNot,
        Self::Shl,
        Self::Shr,
        Self::UShr,
        Self::And,
        Self::Or,
        Self::Nullish,
        Self::Not,
        Self::Eq,
        Self::NotEq,
        Self::StrictEq,
        Self::StrictNotEq,
        Self::Lt,
        Self::Le,
        Self::Gt,
        Self::Ge,
        Self::In,
        Self::NotIn,
        Self::Is,
        Self::IsNot,
        Self::Typeof,
        Self::Void,
        Self::DeleteOp,
    ];
}
