//! TOML, by the events of `toml_parser` (the reader below the crate `toml`): tables that are opened twice are put
//! together here. What is defined twice is kept twice: a lockfile that was merged by hand is still read whole.

use rustc_hash::FxHashMap;
use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

use super::{Document, Form, Kind, NONE, Piece};
use crate::lockfile::Refused;

/// Arrays and inline tables in one another; `toml_parser` recurses on them.
const DEEPEST: u32 = 64;

pub(super) fn read(document: Document<'_>) -> Result<Document<'_>, Refused> {
    let source = Source::new(document.text);
    let tokens = source.lex().into_vec();
    let mut first: Option<ParseError> = None;
    let mut sink = |error: ParseError| {
        first.get_or_insert(error);
    };
    let mut reader = Reader { document, tables: FxHashMap::default(), open: Vec::new(), keys: Vec::new() };
    let top = Piece::new(0, reader.document.text.len(), Form::Bare);
    let top = reader.document.add(NONE, Piece::NOTHING, top, Kind::Map);
    reader.open.push(top);
    parse_document(&tokens, &mut RecursionGuard::new(&mut reader, DEEPEST), &mut sink);
    match first {
        None => Ok(reader.document),
        Some(error) => {
            let at = error.unexpected().or(error.context()).map_or(0, |span| span.start());
            Err(Refused::at(reader.document.text, at, &format!("this is not TOML: {}", error.description())))
        }
    }
}

struct Reader<'t> {
    document: Document<'t>,
    /// Tables and lists of tables by what they stand in and their key.
    tables: FxHashMap<(u32, String), u32>,
    /// The table of the last header, then arrays and inline tables that are open.
    open: Vec<u32>,
    /// Parts of the key that is being read.
    keys: Vec<Piece>,
}

impl Reader<'_> {
    fn piece(&mut self, span: Span, encoding: Option<Encoding>, is_key: bool, error: &mut dyn ErrorSink) -> Piece {
        let text = &self.document.text[span.start()..span.end()];
        let form = match encoding {
            None => Form::Bare,
            // The parser finds this only when it decodes.
            Some(_) if text.len() < 2 || text.as_bytes()[0] != text.as_bytes()[text.len() - 1] => {
                error.report_error(ParseError::new("a string without end").with_unexpected(span));
                Form::Bare
            }
            Some(Encoding::LiteralString) => Form::Quoted,
            Some(Encoding::BasicString) if !text.contains('\\') => Form::Quoted,
            Some(_) => Form::Decoded,
        };
        let piece = Piece::new(span.start(), span.end(), form);
        if form == Form::Decoded {
            let raw = toml_parser::Raw::new_unchecked(text, encoding, span);
            let mut decoded = std::borrow::Cow::Borrowed("");
            if is_key {
                raw.decode_key(&mut decoded, error);
            } else {
                // Which kind of value it is the encoding says.
                let _ = raw.decode_scalar(&mut decoded, error);
            }
            self.document.decoded.insert(piece.start, decoded.into_owned());
        }
        piece
    }

    /// The table or list of tables `key` in `parent`; the last of a list's tables if `inside`.
    fn table(&mut self, parent: u32, key: Piece, kind: Kind, inside: bool) -> u32 {
        let name = self.document.characters(key).to_owned();
        let at = match self.tables.get(&(parent, name.clone())) {
            Some(&at) => at,
            None => {
                let at = self.document.add(parent, key, key, kind);
                self.tables.insert((parent, name), at);
                at
            }
        };
        let node = &self.document.nodes[at as usize];
        if inside && node.kind == Kind::List && node.last != NONE { node.last } else { at }
    }

    /// Enters the tables that all but the last part of the key name.
    fn enter(&mut self, from: u32) -> (u32, Piece) {
        let mut keys = std::mem::take(&mut self.keys);
        let last = keys.pop().unwrap_or(Piece::NOTHING);
        let at = keys.iter().fold(from, |at, &key| self.table(at, key, Kind::Map, true));
        (at, last)
    }

    fn value(&mut self, value: Piece, kind: Kind) -> u32 {
        let from = self.open.last().copied().unwrap_or(0);
        let (parent, key) = if self.keys.is_empty() { (from, Piece::NOTHING) } else { self.enter(from) };
        self.document.add(parent, key, value, kind)
    }

    fn enter_value(&mut self, span: Span, kind: Kind) {
        let at = self.value(Piece::new(span.start(), span.end(), Form::Bare), kind);
        self.open.push(at);
    }

    fn leave_value(&mut self, span: Span) {
        if self.open.len() > 1
            && let Some(at) = self.open.pop()
        {
            self.document.close(at, span.end());
        }
    }
}

impl EventReceiver for Reader<'_> {
    fn std_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.keys.clear();
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        let (parent, key) = self.enter(0);
        self.open = vec![self.table(parent, key, Kind::Map, true)];
    }

    fn array_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.keys.clear();
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        let (parent, key) = self.enter(0);
        let list = self.table(parent, key, Kind::List, false);
        let header = Piece::new(key.span().start, span.end(), Form::Bare);
        self.open = vec![self.document.add(list, Piece::NOTHING, header, Kind::Map)];
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter_value(span, Kind::Map);
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.leave_value(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter_value(span, Kind::List);
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.leave_value(span);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let piece = self.piece(span, encoding, true, error);
        self.keys.push(piece);
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let piece = self.piece(span, encoding, false, error);
        self.value(piece, if encoding.is_some() { Kind::Text } else { Kind::Literal });
    }
}
