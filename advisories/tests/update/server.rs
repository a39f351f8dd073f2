//! A server that answers as the bucket does: ETag, 304, ranges, `x-goog-hash`; and as badly as servers can.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine as _;

use crate::export::Export;

/// How a path is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    None,
    /// There is no server any more.
    Down,
    /// A status and nothing else.
    Status(u16),
    /// Half of the body, every time.
    Cut,
    /// Half of the body, once.
    CutOnce,
    /// Half of the body, once; then it is another file.
    CutOnceAndChanged,
    /// Another `x-goog-hash`.
    WrongSum,
    /// Byte by byte.
    Slow,
    /// No answer, and the connection stays open.
    Silent,
    /// Another address.
    Redirect,
    /// The same address again.
    RedirectInCircles,
    /// In chunks, without a length.
    Unmeasured,
    /// Without ETag and sum.
    Bare,
}

#[derive(Default)]
struct State {
    files: BTreeMap<String, Vec<u8>>,
    trouble: HashMap<String, Trouble>,
    taken: Vec<String>,
    /// Connections that are not answered.
    held: Vec<TcpStream>,
}

pub(crate) struct Server {
    state: Arc<Mutex<State>>,
    address: Mutex<String>,
}

impl Server {
    pub(crate) fn of(export: &Export) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("bound"));
        let state = Arc::new(Mutex::new(State { files: export.files(), ..State::default() }));
        let shared = Arc::clone(&state);
        // Ends with the process.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that hangs up is what some tests are about.
                let _ = answer(stream, &shared);
            }
        });
        Self { state, address: address.into() }
    }

    pub(crate) fn address(&self) -> String {
        self.address.lock().expect("no panic").clone()
    }

    pub(crate) fn publish(&self, export: &Export) {
        self.state().files = export.files();
    }

    /// New lists, but the archives of before.
    pub(crate) fn publish_lists(&self, export: &Export) {
        let lists = export.files().into_iter().filter(|(path, _)| path.ends_with(".csv"));
        self.state().files.extend(lists);
    }

    pub(crate) fn make(&self, path: &str, trouble: Trouble) {
        if trouble == Trouble::Down {
            // A port that was free a moment ago, and that nobody listens at.
            let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("bound");
            *self.address.lock().expect("no panic") = format!("http://{free}");
        }
        self.state().trouble.insert(path.to_owned(), trouble);
    }

    /// What was asked since the last time, as `<status> <path>`.
    pub(crate) fn taken(&self) -> Vec<String> {
        std::mem::take(&mut self.state().taken)
    }

    pub(crate) fn length(&self, path: &str) -> u64 {
        self.state().files[path].len() as u64
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no panic")
    }
}

fn answer(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    let mut headers = HashMap::new();
    while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let path = first.split(' ').nth(1).unwrap_or_default().trim_start_matches('/').to_owned();
    let mut state = state.lock().expect("no panic");
    let trouble = state.trouble.get(&path).copied().unwrap_or(Trouble::None);
    let file = state.files.get(path.trim_start_matches("moved/")).cloned();
    let mut respond = |state: &mut State, status: u16, more: &str, body: &[u8]| -> std::io::Result<()> {
        state.taken.push(format!("{status} {path}"));
        write!(stream, "HTTP/1.1 {status} Words\r\nConnection: close\r\n{more}\r\n")?;
        stream.write_all(body)
    };
    match (trouble, file) {
        (Trouble::Silent, _) => {
            state.held.push(stream);
            Ok(())
        }
        (Trouble::Status(status), _) => respond(&mut state, status, "Content-Length: 0\r\n", b""),
        (Trouble::Redirect, _) => {
            respond(&mut state, 302, &format!("Location: /moved/{path}\r\nContent-Length: 0\r\n"), b"")
        }
        (Trouble::RedirectInCircles, _) => {
            respond(&mut state, 302, &format!("Location: /{path}\r\nContent-Length: 0\r\n"), b"")
        }
        (_, None) => respond(&mut state, 404, "Content-Length: 5\r\n", b"words"),
        (trouble, Some(file)) => {
            let tag = format!("\"{:x}\"", crc32c::crc32c(&file));
            if headers.get("if-none-match") == Some(&tag) && trouble != Trouble::Bare {
                return respond(&mut state, 304, &format!("ETag: {tag}\r\n"), b"");
            }
            let from =
                headers.get("range").and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok());
            let from: usize = from.filter(|_| headers.get("if-range") == Some(&tag)).unwrap_or(0);
            let sum = crc32c::crc32c(&file) ^ u32::from(trouble == Trouble::WrongSum);
            let sum = base64::engine::general_purpose::STANDARD.encode(sum.to_be_bytes());
            let mut more = format!("ETag: {tag}\r\nx-goog-hash: crc32c={sum}\r\nx-goog-hash: md5=words\r\n");
            if trouble == Trouble::Bare {
                more.clear();
            }
            if from > 0 {
                more += &format!("Content-Range: bytes {from}-{}/{}\r\n", file.len() - 1, file.len());
            }
            let status = if from > 0 { 206 } else { 200 };
            let body = &file[from..];
            if trouble == Trouble::Unmeasured {
                let mut chunks = Vec::new();
                for chunk in body.chunks(100) {
                    write!(chunks, "{:x}\r\n", chunk.len())?;
                    chunks.extend_from_slice(chunk);
                    chunks.extend_from_slice(b"\r\n");
                }
                chunks.extend_from_slice(b"0\r\n\r\n");
                return respond(&mut state, status, &format!("{more}Transfer-Encoding: chunked\r\n"), &chunks);
            }
            more += &format!("Content-Length: {}\r\n", body.len());
            let half = &body[..body.len() / 2];
            match trouble {
                Trouble::Cut => respond(&mut state, status, &more, half),
                Trouble::CutOnce => {
                    state.trouble.remove(&path);
                    respond(&mut state, status, &more, half)
                }
                Trouble::CutOnceAndChanged => {
                    state.trouble.insert(path.clone(), Trouble::Bare);
                    respond(&mut state, status, &more, half)
                }
                Trouble::Slow => {
                    respond(&mut state, status, &more, b"")?;
                    body.chunks(1).try_for_each(|byte| stream.write_all(byte).and_then(|()| stream.flush()))
                }
                _ => respond(&mut state, status, &more, body),
            }
        }
    }
}
