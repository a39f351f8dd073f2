//! From bytes to whole messages, whatever a client sends.
//!
//! The library behind it stops reading after the first thing that is wrong here, or waits for ever. So everything is read
//! and judged first: what it gets are well-formed messages, and what is none is answered before it sees it.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use serde::Deserialize;
use tower_lsp::jsonrpc::{Error, Id, Response};

/// Headers of more bytes are none.
const LONGEST_HEADER: usize = 8 << 10;

/// No message has more bytes. Nothing is set aside for what is only announced.
const LONGEST: u64 = 256 << 20;

/// What stands before the length, in small letters.
const LENGTH: &[u8] = b"content-length:";

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A message, with its header.
    Message(Vec<u8>),
    /// The same; it asks the server to end.
    Exit(Vec<u8>),
    /// No message: what is to be answered, with its header.
    Refused(Vec<u8>),
}

/// What is wrong with something that is no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// It is no JSON.
    NoJson,
    /// It is JSON, and neither a request nor an answer.
    NoMessage,
}

/// Reads messages.
pub(crate) struct Frames<R> {
    input: R,
    /// Bytes that were read and belong to what follows.
    ahead: Vec<u8>,
}

/// What is looked at of a message. Texts, which may be large, are passed over.
#[derive(Deserialize)]
struct Head<'m> {
    #[serde(borrow)]
    jsonrpc: Option<Cow<'m, str>>,
    #[serde(borrow)]
    method: Option<Cow<'m, str>>,
    #[serde(rename = "id")]
    _id: Option<Number>,
}

/// The number of a request.
#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Number(#[expect(dead_code, reason = "that there is one is all that counts")] i64),
    Text(#[expect(dead_code, reason = "that there is one is all that counts")] String),
}

impl<R: BufRead> Frames<R> {
    /// Reads from `input`.
    pub(crate) fn new(input: R) -> Self {
        Self { input, ahead: Vec::new() }
    }

    /// The next message; `None` at the end.
    ///
    /// # Errors
    /// The input cannot be read.
    pub(crate) fn next(&mut self) -> io::Result<Option<Frame>> {
        let Some(announced) = self.header()? else { return Ok(None) };
        let Some(length) = announced else { return Ok(Some(refused(Wrong::NoJson))) };
        let mut body = std::mem::take(&mut self.ahead);
        if body.len() as u64 > length {
            self.ahead = body.split_off(usize::try_from(length).unwrap_or(usize::MAX));
        }
        let missing = length - body.len() as u64;
        (&mut self.input).take(missing).read_to_end(&mut body)?;
        if (body.len() as u64) < length {
            return Ok(None);
        }
        if judged(&body) == Err(Wrong::NoJson)
            && let Some(at) = next_header(&body)
        {
            // The length was too large: the next header is in what was read. No JSON has one.
            let mut rest = body.split_off(at);
            rest.append(&mut self.ahead);
            self.ahead = rest;
        }
        Ok(Some(match judged(&body) {
            Ok(true) => Frame::Exit(framed(&body)),
            Ok(false) => Frame::Message(framed(&body)),
            Err(wrong) => refused(wrong),
        }))
    }

    /// Reads up to the end of the next header; the length it gives, if that is one. `None` at the end of input.
    fn header(&mut self) -> io::Result<Option<Option<u64>>> {
        let mut length: Option<Option<u64>> = None;
        let mut seen = 0;
        loop {
            let Some(line) = self.line()? else { return Ok(None) };
            seen += line.len();
            let text = line.trim_ascii();
            // What is left over of a message that was longer than it said stands before the name.
            let lower = text.to_ascii_lowercase();
            if let Some(at) = memchr::memmem::rfind(&lower, LENGTH) {
                let number = std::str::from_utf8(&lower[at + LENGTH.len()..]).ok();
                let number = number.and_then(|number| number.trim().parse().ok());
                length = Some(number.filter(|&number| number <= LONGEST));
                seen = 0;
            } else if text.is_empty() {
                match length {
                    // Empty lines before a header, or a header without a length.
                    None if seen <= 2 => seen = 0,
                    None => return Ok(Some(None)),
                    Some(length) => return Ok(Some(length)),
                }
            } else if seen > LONGEST_HEADER {
                seen = 0;
                length = None;
            }
        }
    }

    /// The next line, or as much of it as a header may have; `None` at the end.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(end) = memchr::memchr(b'\n', &self.ahead) {
            let rest = self.ahead.split_off(end + 1);
            return Ok(Some(std::mem::replace(&mut self.ahead, rest)));
        }
        let mut line = std::mem::take(&mut self.ahead);
        let more = (LONGEST_HEADER as u64).saturating_sub(line.len() as u64).max(LENGTH.len() as u64);
        (&mut self.input).take(more).read_until(b'\n', &mut line)?;
        Ok(if line.is_empty() { None } else { Some(line) })
    }
}

/// Whether `body` asks for the end; an error if it is no message that every reader takes.
fn judged(body: &[u8]) -> Result<bool, Wrong> {
    // Half of a pair is let through where a value is passed over.
    let half = |at: usize| body.get(at + 2).is_some_and(|c| c.eq_ignore_ascii_case(&b'd'));
    if memchr::memmem::find_iter(body, b"\\u").any(half) {
        serde_json::from_slice::<serde_json::Value>(body).map_err(|_| Wrong::NoJson)?;
    }
    match serde_json::from_slice::<Head<'_>>(body) {
        Ok(Head { jsonrpc, method, .. }) if jsonrpc.as_deref() == Some("2.0") => match method {
            Some(method) => Ok(method == "exit"),
            // Answers are small: they are read as the library will read them.
            None => serde_json::from_slice::<Response>(body).map(|_| false).map_err(|_| Wrong::NoMessage),
        },
        Ok(_) => Err(Wrong::NoMessage),
        Err(error) if error.is_data() => {
            // The first thing that is not as it should be ended the reading.
            let json = serde_json::from_slice::<serde::de::IgnoredAny>(body);
            Err(if json.is_ok() { Wrong::NoMessage } else { Wrong::NoJson })
        }
        Err(_) => Err(Wrong::NoJson),
    }
}

/// Where a header begins inside of a body; it may not be there to its end.
fn next_header(body: &[u8]) -> Option<usize> {
    let lower = body.to_ascii_lowercase();
    let whole = memchr::memmem::find_iter(&lower, LENGTH).find(|at| {
        let rest = lower[at + LENGTH.len()..].trim_ascii_start();
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        rest.is_empty() || digits > 0 && matches!(rest.get(digits), Some(b'\r' | b'\n') | None)
    });
    let begun = || (1..LENGTH.len()).rev().find(|&bytes| lower.ends_with(&LENGTH[..bytes]));
    whole.or_else(|| Some(body.len() - begun()?))
}

fn framed(body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn refused(wrong: Wrong) -> Frame {
    let error = match wrong {
        Wrong::NoJson => Error::parse_error(),
        Wrong::NoMessage => Error::invalid_request(),
    };
    let answer = serde_json::to_vec(&Response::from_error(Id::Null, error)).unwrap_or_default();
    Frame::Refused(framed(&answer))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PING: &str = r#"{"jsonrpc":"2.0","method":"ping"}"#;

    fn sent(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    /// The bodies that come out, `!` for what is refused as no JSON, `?` as no message.
    fn bodies(input: &[u8]) -> Vec<String> {
        let mut frames = Frames::new(input);
        let mut found = Vec::new();
        while let Some(frame) = frames.next().expect("readable") {
            let (Frame::Message(bytes) | Frame::Exit(bytes) | Frame::Refused(bytes)) = &frame;
            let text = String::from_utf8_lossy(bytes).into_owned();
            let (_, body) = text.split_once("\r\n\r\n").expect("a header");
            found.push(match frame {
                Frame::Refused(_) if body.contains("-32700") => "!".to_owned(),
                Frame::Refused(_) => "?".to_owned(),
                _ => body.to_owned(),
            });
        }
        found
    }

    #[test]
    fn what_is_wrong_is_refused_and_what_follows_is_read() {
        let check = |broken: &str, first: &[&str]| {
            let input = format!("{broken}{}", sent(PING));
            let expected: Vec<&str> = first.iter().copied().chain([PING]).collect();
            assert_eq!(bodies(input.as_bytes()), expected, "{broken:?}");
        };
        check("", &[]);
        check("\r\n\r\n", &[]);
        check(&sent("{]"), &["!"]);
        check(&sent("[1]"), &["?"]);
        check(&sent("{}"), &["?"]);
        check(&sent(r#"{"jsonrpc":"2.0","method":1}"#), &["?"]);
        check(&sent(r#"{"jsonrpc":"2.0","id":1.5,"method":"x"}"#), &["?"]);
        check(&sent(r#"{"jsonrpc":"1.0","method":"x"}"#), &["?"]);
        check(&sent(r#"{"jsonrpc":"2.0","id":1}"#), &["?"]);
        let fine = r#"{"jsonrpc":"2.0","id":1,"result":null}"#;
        check(&sent(fine), &[fine]);
        check(&sent(r#"{"jsonrpc":"2.0","method":"x","params":"\ud800"}"#), &["!"]);
        let pair = r#"{"jsonrpc":"2.0","method":"x","params":"\ud83e\udd80"}"#;
        check(&sent(pair), &[pair]);
        // No length, none that is one, one that nobody has memory for.
        check("X: 1\r\n\r\n", &["!"]);
        check("Content-Length: -1\r\n\r\n", &["!"]);
        check("Content-Length: 12x\r\n\r\n", &["!"]);
        check("Content-Length: 100000000000\r\n\r\n", &["!"]);
        // Headers by other names and in other letters.
        check(&format!("content-type: x\r\nCONTENT-LENGTH:{}\r\n\r\n{PING}", PING.len()), &[PING]);
        // A length that is too small, or too large.
        check(&format!("Content-Length: {}\r\n\r\n{PING}", PING.len() - 3), &["!"]);
        check(&format!("Content-Length: {}\r\n\r\n{PING}", PING.len() + 9), &[PING]);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let mut input = b"Content-Length: 14\r\n\r\n{\"method\":\"\xff\"}".to_vec();
        input.extend(sent(PING).bytes());
        assert_eq!(bodies(&input), ["!", PING]);
    }

    #[test]
    fn the_end_is_seen() {
        let input = sent(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        let frame = Frames::new(input.as_bytes()).next().expect("readable").expect("a frame");
        assert!(matches!(frame, Frame::Exit(_)));
        assert_eq!(bodies(b"Content-Length: 40\r\n\r\n{"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), pieces in prop::collection::vec(
            prop::sample::select(vec!["Content-Length: ", "5", "99999999999999999999", "\r\n", "\n", "{}", "[", ": "]), 0..30)) {
            bodies(&bytes);
            bodies(pieces.concat().as_bytes());
        }
    }
}
