//! YAML, by the events of `granit-parser`. No package manager writes anchors, and following them lets a small file
//! mean a huge one: they are refused. So is nesting beyond the parser's limit of 255.

use granit_parser::{Event, Options, Parser};

use super::{Document, Form, Kind, NONE, Piece};
use crate::lockfile::Refused;

pub(super) fn read(mut document: Document<'_>) -> Result<Document<'_>, Refused> {
    let text = document.text;
    let mut options = Options::default();
    // Yarn writes keys of many kilobytes in one line.
    options.simple_key_max_lookahead = usize::MAX;
    // What is open, and in a map the key whose value comes next.
    let mut open: Vec<(u32, Option<Piece>)> = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or(0);
            Refused::at(text, at, &format!("this is not YAML: {}", error.kind()))
        })?;
        let range = span.byte_range().unwrap_or(0..0);
        let refused = |what: &str| Refused::at(text, range.start, what);
        let kind = match event {
            Event::Scalar(value, style, ..) => {
                let raw = &text[range.clone()];
                let inner = raw.get(1..raw.len().saturating_sub(1));
                let form = match () {
                    () if raw == value => Form::Bare,
                    () if inner == Some(&*value) => Form::Quoted,
                    () => Form::Decoded,
                };
                let piece = Piece::new(range.start, range.end, form);
                if form == Form::Decoded {
                    document.decoded.insert(piece.start, value.into_owned());
                }
                if let Some((at, key @ None)) = open.last_mut()
                    && document.nodes[*at as usize].kind == Kind::Map
                {
                    *key = Some(piece);
                } else {
                    let plain = style == granit_parser::ScalarStyle::Plain;
                    add(&mut document, &mut open, piece, if plain { Kind::Literal } else { Kind::Text })?;
                }
                continue;
            }
            Event::MappingStart(..) => Kind::Map,
            Event::SequenceStart(..) => Kind::List,
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some((at, _)) = open.pop() {
                    document.close(at, range.end);
                }
                continue;
            }
            Event::Alias(_) => return Err(refused("an alias of YAML (`*name`): write out what it stands for")),
            _ => continue,
        };
        let piece = Piece::new(range.start, range.end, Form::Bare);
        let at = add(&mut document, &mut open, piece, kind)?;
        open.push((at, None));
    }
    Ok(document)
}

fn add(
    document: &mut Document<'_>,
    open: &mut [(u32, Option<Piece>)],
    value: Piece,
    kind: Kind,
) -> Result<u32, Refused> {
    let Some((parent, key)) = open.last_mut() else { return Ok(document.add(NONE, Piece::NOTHING, value, kind)) };
    let parent = *parent;
    let in_map = document.nodes[parent as usize].kind == Kind::Map;
    match key.take() {
        None if in_map => Err(Refused::at(document.text, value.span().start, "a key that is not a text")),
        key => Ok(document.add(parent, key.unwrap_or(Piece::NOTHING), value, kind)),
    }
}
