//! Functions of the languages' own libraries whose text is not there: collections, builders, texts, conversions.

use findings::Passage;

use super::call::{Argument, handed};
use super::constant;
use super::machine::{Frame, Machine};
use super::state::State;
use super::value::{Join, Key, Known, Object, Place, Value};
use crate::tree::constants::Constant;
use crate::tree::names::Declared;
use crate::tree::{NodeId, Sym};

/// Whether values of a declared type are numbers, truth values and the like: nobody can write a text into them.
pub(super) fn is_number_type(text: &str) -> bool {
    matches!(
        text.trim_start_matches([':', ' ']).trim(),
        "int"
            | "long"
            | "short"
            | "byte"
            | "char"
            | "float"
            | "double"
            | "boolean"
            | "bool"
            | "number"
            | "bigint"
            | "Integer"
            | "Long"
            | "Short"
            | "Byte"
            | "Float"
            | "Double"
            | "Boolean"
            | "BigInteger"
            | "BigDecimal"
            | "UUID"
            | "LocalDate"
            | "LocalDateTime"
            | "Instant"
            | "Date"
            | "date"
            | "datetime"
            | "complex"
            | "Decimal"
    )
}

const LENGTH: Sym = Sym::of("length");
const SIZE: Sym = Sym::of("size");

/// Whether a member is a number whatever it is a member of. What somebody else sends has no `size` but one they wrote.
pub(super) fn is_number_member(name: Sym, is_marked: bool) -> bool {
    name == LENGTH || name == SIZE && !is_marked
}

/// Whether a function gives back a number or a truth value.
pub(super) fn is_number_call(name: &str) -> bool {
    matches!(
        name,
        "len"
            | "type"
            | "getClass"
            | "int"
            | "float"
            | "bool"
            | "ord"
            | "hash"
            | "abs"
            | "round"
            | "isinstance"
            | "hasattr"
            | "any"
            | "all"
            | "sum"
            | "id"
            | "parseInt"
            | "parseFloat"
            | "Number"
            | "Boolean"
            | "isNaN"
            | "isFinite"
            | "BigInt"
            | "parseLong"
            | "parseDouble"
            | "parseShort"
            | "parseBoolean"
            | "intValue"
            | "longValue"
            | "doubleValue"
            | "length"
            | "size"
            | "count"
            | "indexOf"
            | "lastIndexOf"
            | "equals"
            | "equalsIgnoreCase"
            | "hashCode"
            | "compareTo"
            | "compareToIgnoreCase"
            | "startsWith"
            | "endsWith"
            | "startswith"
            | "endswith"
            | "isEmpty"
            | "isBlank"
            | "contains"
            | "includes"
            | "containsKey"
            | "containsValue"
            | "matches"
            | "test"
            | "exists"
            | "isdigit"
            | "isalpha"
            | "isalnum"
            | "isnumeric"
            | "isdecimal"
            | "isspace"
            | "islower"
            | "isupper"
            | "charCodeAt"
            | "codePointAt"
            | "find_index"
            | "isArray"
            | "isInteger"
            | "hasOwnProperty"
            | "has"
            | "is_file"
            | "is_dir"
            | "isfile"
            | "isdir"
            | "getTime"
            | "nextInt"
            | "anyMatch"
            | "allMatch"
            | "noneMatch"
    )
}

/// Whether a function that nobody knows calls its arguments with the elements of another value.
pub(super) fn calls_with_elements(name: &str) -> bool {
    matches!(
        name,
        "map"
            | "forEach"
            | "each"
            | "filter"
            | "flatMap"
            | "then"
            | "catch"
            | "finally"
            | "some"
            | "every"
            | "find"
            | "reduce"
            | "sort"
            | "sorted"
            | "ifPresent"
            | "anyMatch"
            | "allMatch"
            | "noneMatch"
            | "peek"
            | "from"
            | "removeIf"
            | "computeIfAbsent"
            | "computeIfPresent"
            | "orElseGet"
            | "ifPresentOrElse"
            | "collect"
            | "apply"
            | "tap"
            | "subscribe"
            | "doOnNext"
            | "useMemo"
    )
}

/// The answer of a function for elements that stay, if a call asks it for each of them.
pub(super) fn keeps_where(name: &str) -> Option<bool> {
    match name {
        "filter" | "find" | "takeWhile" => Some(true),
        "removeIf" | "dropWhile" => Some(false),
        _ => None,
    }
}

/// Whether a method of a function makes another function of it and does not call it.
pub(super) fn combines_functions(name: Sym) -> bool {
    const COMBINE: [Sym; 6] =
        [Sym::of("andThen"), Sym::of("compose"), Sym::of("negate"), Sym::of("and"), Sym::of("or"), Sym::of("reversed")];
    COMBINE.contains(&name)
}

/// Whether a function makes a text of its arguments, and of nothing else.
pub(super) fn is_text_call(name: &str) -> bool {
    matches!(
        name,
        "join"
            | "format"
            | "formatted"
            | "valueOf"
            | "concat"
            | "replace"
            | "replaceAll"
            | "replaceFirst"
            | "repeat"
            | "strip"
            | "trim"
            | "toUpperCase"
            | "toLowerCase"
            | "upper"
            | "lower"
            | "substring"
            | "toString"
            | "build"
    )
}

/// Whether a function never comes back.
pub(super) fn never_returns(name: &str, receiver: Option<&str>) -> bool {
    match receiver {
        None => matches!(name, "abort" | "exit" | "quit" | "die" | "notFound" | "redirect_and_exit"),
        Some(receiver) => {
            matches!(
                (receiver, name),
                ("sys", "exit")
                    | ("os", "_exit" | "abort")
                    | ("flask", "abort")
                    | ("System" | "process", "exit")
                    | ("process", "abort")
                    | ("ctx", "throw")
                    | ("pytest", "fail" | "skip")
            ) || name == "halt"
        }
    }
}

impl Machine<'_> {
    /// The value of a call of a function that is known by its name; none if it is not.
    pub(super) fn modelled(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        name: &str,
        receiver: Option<&(NodeId, Value)>,
        arguments: &[Argument],
    ) -> Option<Value> {
        let tree = self.target(frame.file).tree;
        let argument = |at: usize| arguments.get(at).map(|argument| argument.value.clone()).unwrap_or_default();
        let Some((receiver_node, of)) = receiver else {
            return self.made(frame, state, node, name, arguments);
        };
        // Text methods on constants.
        if let Some(Constant::Text(text)) = of.as_constant() {
            let known: Vec<Option<&Constant>> = arguments.iter().map(|argument| argument.value.as_constant()).collect();
            if let Some(constant) = constant::method(text, name, &known) {
                return Some(Value { marks: of.marks.clone(), ..Value::constant(constant) });
            }
        }
        // Functions of modules and classes that make collections.
        let is_module = of.is_nothing() && tree.text(*receiver_node).starts_with(|c: char| c.is_uppercase());
        if is_module && let Some(value) = self.made_by(frame, state, node, tree.text(*receiver_node), name, arguments) {
            return Some(value);
        }
        // The same of a module: `collections.OrderedDict()`.
        let is_imported = of.is_nothing()
            && self
                .target(frame.file)
                .names
                .definition(*receiver_node)
                .is_some_and(|of| of.declared == Declared::Import);
        if is_imported && let Some(value) = self.made(frame, state, node, name, arguments) {
            return Some(value);
        }
        let is_object = !of.objects().is_empty()
            && of.objects().iter().all(|&id| state.object(id).is_none_or(|object| object.class.is_none()));
        if is_object {
            // Elements in their order.
            if let ("join", &[id], [between]) = (name, of.objects(), arguments)
                && let Some(list) =
                    state.object(id).filter(|object| !object.many).and_then(|object| object.list.clone())
                && of.marks.is_empty()
            {
                return Some(self.joined(state, &list, &between.value));
            }
            match name {
                "get" | "getOrDefault" | "getProperty" | "getAttribute" | "getString" | "elementAt" | "getItem"
                | "at" => {
                    let key = argument(0).as_key();
                    let found = match key {
                        Some(key) => self.read(state, of, key),
                        None => self.element(state, of),
                    };
                    let is_there = key.is_some_and(|key| {
                        of.objects().iter().all(|&id| state.object(id).is_some_and(|object| object.get(key).is_some()))
                    });
                    return Some(match arguments.get(1) {
                        // Of a key that nobody knows, or that may be missing, either may be had.
                        Some(default) if !found.is_nothing() && !is_there => found.join(&default.value),
                        Some(default) if found.is_nothing() || is_missing(&found) => default.value.clone(),
                        _ => found,
                    });
                }
                "set" | "put" | "setProperty" | "setAttribute" | "putIfAbsent" | "setdefault" | "setItem"
                | "replace"
                    if arguments.len() >= 2 =>
                {
                    let (key, value) = (argument(0).as_key(), argument(arguments.len() - 1));
                    let value = self.kept(frame, node, value);
                    state.change(of, |object| match key {
                        Some(key) => object.set(key, value.clone()),
                        None => object.set_some(&value),
                    });
                    return Some(of.clone());
                }
                // What holds one value alone.
                "set" | "lazySet" | "setValue" | "getAndSet" if arguments.len() == 1 => {
                    let value = self.kept(frame, node, argument(0));
                    state.change(of, |object| {
                        object.clear();
                        object.push_some(&value);
                    });
                    return Some(Value::default());
                }
                // `set(section, option, value)` of configuration.
                "add" if arguments.len() == 2 => {
                    let value = self.kept(frame, node, argument(1));
                    let at = argument(0).as_key();
                    state.change(of, |object| match (at, &mut object.list) {
                        (Some(Key::Number(at)), Some(list))
                            if (0..=list.len() as i64).contains(&at) && !object.many =>
                        {
                            list.insert(at as usize, value.clone());
                        }
                        _ => object.push_some(&value),
                    });
                    return Some(Value::default());
                }
                "append" | "push" | "add" | "addLast" | "addElement" | "offer" | "appendleft" | "enqueue" | "write"
                | "writelines" => {
                    for argument in arguments {
                        let value = self.kept(frame, node, argument.value.clone());
                        let spread = argument.spread.then(|| self.element(state, &value));
                        state.change(of, |object| match &spread {
                            Some(elements) => object.push_some(elements),
                            None => object.push(value.clone()),
                        });
                    }
                    return Some(of.clone());
                }
                "insert" | "unshift" | "addFirst" | "prepend" => {
                    let value = self.kept(frame, node, argument(arguments.len().saturating_sub(1)));
                    let at = if arguments.len() == 2 { argument(0).as_key() } else { Some(Key::Number(0)) };
                    state.change(of, |object| match (at, &mut object.list) {
                        (Some(Key::Number(at)), Some(list))
                            if (0..=list.len() as i64).contains(&at) && !object.many =>
                        {
                            list.insert(at as usize, value.clone());
                        }
                        _ => object.push_some(&value),
                    });
                    return Some(of.clone());
                }
                "remove" | "pop" | "delete" | "shift" | "removeFirst" | "removeLast" | "poll" | "popleft"
                | "pollFirst" => {
                    let key = match (name, arguments.is_empty()) {
                        ("shift" | "removeFirst" | "poll" | "popleft" | "pollFirst", true) => Some(Key::Number(0)),
                        ("pop" | "removeLast", true) => Some(Key::Number(-1)),
                        (_, true) => Some(Key::Number(0)),
                        _ => argument(0).as_key(),
                    };
                    let found = match key {
                        Some(key) => self.read(state, of, key),
                        None => self.element(state, of),
                    };
                    state.change(of, |object| object.remove(key));
                    return Some(found);
                }
                "clear" => {
                    state.change(of, Object::clear);
                    return Some(Value::default());
                }
                "setLength" if matches!(argument(0).as_constant(), Some(Constant::Whole(0))) => {
                    state.change(of, Object::clear);
                    return Some(Value::default());
                }
                "extend" | "addAll" | "putAll" | "update" => {
                    for argument in arguments {
                        let inner: Vec<Object> =
                            argument.value.objects().iter().filter_map(|&id| state.object(id).cloned()).collect();
                        let marks = argument.value.marks.clone();
                        state.change(of, |object| {
                            inner.iter().for_each(|other| object.take_all(other));
                            // Keys that nobody knows may be those that are there.
                            if !marks.is_empty() && object.list.is_none() && argument.name.is_none() {
                                object.set_some(&Value::marked(marks.clone()));
                            } else if !marks.is_empty() && argument.name.is_none() {
                                object.push_some(&Value::marked(marks.clone()));
                            }
                            if let Some(name) = argument.name {
                                object.set(Key::Name(name), argument.value.clone());
                            }
                        });
                    }
                    return Some(of.clone());
                }
                "values" | "iterator" | "listIterator" | "stream" | "elements" | "toArray" | "copy" | "clone"
                | "reversed" | "toList" | "sorted" | "subList" | "slice" | "distinct" | "reverse" | "sort" | "list" => {
                    let inner: Vec<Object> = of.objects().iter().filter_map(|&id| state.object(id).cloned()).collect();
                    let mut object = Object::default();
                    if name == "copy" || name == "clone" {
                        object = inner.first().cloned().unwrap_or_default();
                    } else {
                        object.rest = self.element(state, of);
                    }
                    return Some(self.make(frame, state, node, object));
                }
                "items" | "entries" | "entrySet" => {
                    let element = self.element(state, of);
                    let key = Value::marked(of.marks.clone());
                    let pair = self.list_of(frame, state, node, vec![key, element]);
                    // A pair in the list, at another place of the same expression: the list is made by the call's callee.
                    let at = tree.slot(node, 0).unwrap_or(node);
                    return Some(self.make(frame, state, at, Object { rest: pair, ..Object::default() }));
                }
                "keys" | "keySet" => return Some(Value::marked(of.marks.clone())),
                "next" | "nextElement" | "getValue" | "peek" | "first" | "last" | "getFirst" | "getLast"
                | "element" | "findFirst" | "findAny" | "orElse" => return Some(self.element(state, of)),
                "contains" | "containsKey" | "includes" | "has" | "size" | "isEmpty" | "indexOf" | "containsValue"
                | "hasNext" | "hasMoreElements" => return Some(Value::of(Known::Number)),
                _ => {}
            }
        }
        let class = if is_module { tree.text(*receiver_node) } else { "" };
        if let Some(value) = self.text_made(state, name, (class, of), arguments) {
            return Some(value);
        }
        // Something unknown is changed by what is put into it.
        if is_mutator(name) && !is_object && of.objects().is_empty() {
            let marks = handed(state, arguments);
            if !marks.is_empty() {
                let marks = self.through(&marks, Place { file: frame.file, node: *receiver_node }, Passage::Kept);
                let value = Value::marked(of.marks.join(&marks));
                frame.values.insert(*receiver_node, value.clone());
                self.write(frame, state, *receiver_node, value.clone());
                return Some(value);
            }
        }
        None
    }

    /// A new list.
    pub(super) fn list_of(&mut self, frame: &Frame, state: &mut State, node: NodeId, values: Vec<Value>) -> Value {
        let mut object = Object { list: Some(Vec::new()), ..Object::default() };
        values.into_iter().for_each(|value| object.push(value));
        self.make(frame, state, node, object)
    }

    fn kept(&mut self, frame: &Frame, node: NodeId, value: Value) -> Value {
        let marks = self.through(&value.marks, Place { file: frame.file, node }, Passage::Kept);
        Value { marks, ..value }
    }

    /// What a function or class without an owner makes.
    fn made(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        name: &str,
        arguments: &[Argument],
    ) -> Option<Value> {
        let empty = arguments.is_empty();
        if let ("len", [only]) = (name, arguments)
            && let Some(length) = length(state, &only.value)
        {
            return Some(Value::constant(Constant::Whole(length)));
        }
        match name {
            "ArrayList"
            | "LinkedList"
            | "Vector"
            | "Stack"
            | "ArrayDeque"
            | "list"
            | "deque"
            | "Array"
            | "CopyOnWriteArrayList"
                if empty || name != "list" && arguments.iter().all(|argument| is_number(&argument.value)) =>
            {
                Some(self.list_of(frame, state, node, Vec::new()))
            }
            "HashMap" | "LinkedHashMap" | "TreeMap" | "Hashtable" | "ConcurrentHashMap" | "Properties" | "dict"
            | "OrderedDict" | "defaultdict" | "Map" | "HashSet" | "TreeSet" | "LinkedHashSet" | "Set" | "set"
            | "WeakMap" | "ConfigParser" | "Object"
                if arguments.iter().all(|argument| {
                    argument.name.is_some() || is_number(&argument.value) || argument.value.is_nothing()
                }) =>
            {
                let mut object = Object::default();
                for argument in arguments {
                    if let Some(key) = argument.name {
                        object.set(Key::Name(key), argument.value.clone());
                    }
                }
                Some(self.make(frame, state, node, object))
            }
            "ArrayList" | "LinkedList" | "HashMap" | "HashSet" | "TreeMap" | "LinkedHashMap" | "list" | "tuple"
            | "dict" | "set" | "frozenset" | "sorted" | "reversed" | "Set" | "Map" | "TreeSet" | "LinkedHashSet" => {
                let mut object = Object::default();
                for argument in arguments {
                    let inner: Vec<Object> =
                        argument.value.objects().iter().filter_map(|&id| state.object(id).cloned()).collect();
                    match &inner[..] {
                        [one]
                            if matches!(
                                name,
                                "list" | "tuple" | "dict" | "ArrayList" | "HashMap" | "TreeMap" | "LinkedHashMap"
                            ) =>
                        {
                            object = Object { many: false, ..one.clone() };
                        }
                        _ => object.rest = object.rest.join(&self.element(state, &argument.value)),
                    }
                    object.rest.marks = object.rest.marks.join(&argument.value.marks);
                }
                // Of a copy of something unknown the keys are somebody else's, too.
                let marks = handed(state, arguments);
                let whole = matches!(name, "dict" | "HashMap" | "TreeMap" | "LinkedHashMap")
                    && arguments.iter().all(|argument| argument.value.objects().is_empty());
                let made = self.make(frame, state, node, object);
                Some(if whole { Value { marks, ..made } } else { made })
            }
            // An object of what it is given by name.
            "SimpleNamespace" | "Namespace" | "Bunch" | "Munch" | "Box"
                if !empty && arguments.iter().all(|argument| argument.name.is_some()) =>
            {
                let mut object = Object::default();
                for argument in arguments {
                    if let Some(key) = argument.name {
                        object.set(Key::Name(key), argument.value.clone());
                    }
                }
                Some(self.make(frame, state, node, object))
            }
            "StringBuilder"
            | "StringBuffer"
            | "StringWriter"
            | "StringIO"
            | "BytesIO"
            | "ByteArrayOutputStream"
            | "StringJoiner" => {
                let unknown = !arguments.iter().all(|argument| self.is_fixed(state, &argument.value));
                let rest = Value::marked(handed(state, arguments));
                Some(self.make(frame, state, node, Object { rest, unknown, ..Object::default() }))
            }
            "ThreadLocal" | "InheritableThreadLocal" | "AtomicReference" => {
                let rest = arguments.first().map_or_else(Value::default, |argument| argument.value.clone());
                let unknown = !self.is_fixed(state, &rest);
                Some(self.make(frame, state, node, Object { rest, unknown, ..Object::default() }))
            }
            "str" | "String" if arguments.len() == 1 => {
                let value = &arguments[0].value;
                Some(match (&value.known, value.as_constant()) {
                    (_, Some(_)) => value.clone(),
                    (Known::Number, None) => {
                        Value { marks: value.marks.clone(), ..Value::constant(Constant::SomeText) }
                    }
                    _ => Value::marked(state.all_marks(value)),
                })
            }
            "enumerate" if !empty => {
                let element = self.element(state, &arguments[0].value);
                let pair = self.list_of(frame, state, node, vec![Value::of(Known::Number), element]);
                let at = self.target(frame.file).tree.slot(node, 0).unwrap_or(node);
                Some(self.make(frame, state, at, Object { rest: pair, ..Object::default() }))
            }
            "next" | "iter" | "min" | "max" if !empty => {
                let value = &arguments[0].value;
                Some(if name == "iter" { value.clone() } else { self.element(state, value) })
            }
            _ => None,
        }
    }

    /// What a function of a class makes.
    fn made_by(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        class: &str,
        name: &str,
        arguments: &[Argument],
    ) -> Option<Value> {
        let values = || arguments.iter().map(|argument| argument.value.clone()).collect::<Vec<_>>();
        match (class, name) {
            (
                "List" | "Set" | "Arrays" | "Array" | "Stream" | "ImmutableList" | "ImmutableSet" | "EnumSet",
                "of" | "asList" | "copyOf",
            ) => {
                if let [only] = arguments
                    && !only.value.objects().is_empty()
                {
                    return Some(only.value.clone());
                }
                Some(self.list_of(frame, state, node, values()))
            }
            ("Map" | "ImmutableMap", "of") => {
                let mut object = Object::default();
                for pair in arguments.chunks(2) {
                    let [key, value] = pair else { continue };
                    match key.value.as_constant() {
                        Some(Constant::Text(text)) => object.set(Key::Name(Sym::of(text)), value.value.clone()),
                        _ => object.set_some(&value.value),
                    }
                }
                Some(self.make(frame, state, node, object))
            }
            ("Object", "freeze" | "seal")
            | ("Collections", "unmodifiableList" | "unmodifiableMap" | "unmodifiableSet") => {
                arguments.first().map(|argument| argument.value.clone())
            }
            ("Object", "values") | ("Array", "from") => {
                let element = self.element(state, &arguments.first()?.value);
                Some(self.make(frame, state, node, Object { rest: element, ..Object::default() }))
            }
            ("Optional", "of" | "ofNullable") | ("Promise", "resolve") => {
                arguments.first().map(|argument| argument.value.clone())
            }
            ("ThreadLocal", "withInitial") => {
                Some(self.make(frame, state, node, Object { unknown: true, ..Object::default() }))
            }
            ("Math", _) => Some(Value::of(Known::Number)),
            (
                "Integer" | "Long" | "Double" | "Boolean" | "Float" | "Short" | "UUID",
                "valueOf" | "decode" | "fromString",
            ) => {
                let marks = handed(state, arguments);
                Some(Value { known: Known::Number, marks })
            }
            _ => None,
        }
    }
}

/// How many elements a value has, if that is known.
fn length(state: &State, value: &Value) -> Option<i64> {
    let &[only] = value.objects() else { return None };
    let object = state.object(only)?;
    if object.many || !value.marks.is_empty() {
        return None;
    }
    match &object.list {
        Some(list) => i64::try_from(list.len()).ok(),
        None if object.rest.is_nothing() && !object.fields.is_empty() => i64::try_from(object.fields.len()).ok(),
        None => None,
    }
}

fn is_number(value: &Value) -> bool {
    matches!(value.known, Known::Number) || matches!(value.as_constant(), Some(Constant::Whole(_)))
}

/// Whether a function puts its arguments into what it is called on.
pub(super) fn is_mutator(name: &str) -> bool {
    matches!(
        name,
        "append"
            | "add"
            | "push"
            | "put"
            | "insert"
            | "unshift"
            | "addAll"
            | "extend"
            | "addLast"
            | "addFirst"
            | "addElement"
            | "setProperty"
            | "putAll"
            | "update"
            | "offer"
    )
}

/// Whether a value is known to be nothing at all.
pub(super) fn is_missing(value: &Value) -> bool {
    value.marks.is_empty() && matches!(value.as_constant(), Some(Constant::Null))
}

impl Object {
    /// Takes an element away; in a list what stands behind it moves up.
    pub(super) fn remove(&mut self, key: Option<Key>) {
        let many = self.many;
        match (key, &mut self.list) {
            (Some(Key::Number(at)), Some(list)) if !many => {
                let at = if at < 0 { at + list.len() as i64 } else { at };
                if let Ok(at) = usize::try_from(at)
                    && at < list.len()
                {
                    list.remove(at);
                }
            }
            // Among keys that nobody knows this one is not.
            (Some(key), None) if !many && !self.rest.is_nothing() => {
                self.fields.insert(key, Value::constant(Constant::Null));
            }
            (Some(key), None) if !many => {
                self.fields.remove(&key);
            }
            _ => self.forget_order(),
        }
    }

    fn clear(&mut self) {
        if !self.many {
            *self = Self { class: self.class, list: self.list.as_ref().map(|_| Vec::new()), ..Self::default() };
        }
    }

    fn take_all(&mut self, other: &Self) {
        match (&mut self.list, &other.list) {
            (Some(list), Some(more)) if !self.many && list.len() + more.len() < 64 => list.extend(more.iter().cloned()),
            _ => {
                for (key, value) in &other.fields {
                    self.set(*key, value.clone());
                }
                for value in other.list.iter().flatten() {
                    self.push(value.clone());
                }
            }
        }
        if !other.rest.is_nothing() {
            self.push_some(&other.rest);
        }
    }
}
