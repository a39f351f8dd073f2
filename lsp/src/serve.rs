//! Puts the parts together: input, library, loop, output.

use std::io::{self, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::num::NonZero;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{Notify, mpsc as channel};
use tokio::time::timeout;
use tower_lsp::{LspService, Server as Library};

use crate::checker::Checker;
use crate::event::Event;
use crate::framing::{Frame, Frames};
use crate::outgoing::speak;
use crate::parent;
use crate::server::Server;
use crate::state::State;
use crate::worker::Pool;

/// How the client is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// By standard input and output.
    Stdio,
    /// By a connection to this port of this machine, which the client listens at.
    Socket(u16),
}

/// What is said when the server starts.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// How the client is reached.
    pub transport: Transport,
    /// A process with which the server ends.
    pub process: Option<u32>,
    /// The version to tell.
    pub version: &'o str,
}

/// Messages that were read and not yet handled; a client that sends more waits.
const AHEAD: usize = 256;

/// How long what is under way may take after the end of the input.
const GRACE: Duration = Duration::from_secs(2);

/// Requests that the library has under way at once. Above this number it handles nothing more, edits included.
const AT_ONCE: usize = 4096;

/// Serves one client to its end; whether that was in good order.
///
/// # Errors
/// There is no connection, or the system has no more threads.
pub fn serve(checker: Arc<dyn Checker>, options: Options<'_>) -> io::Result<bool> {
    match options.transport {
        Transport::Stdio => {
            let input = BufReader::with_capacity(1 << 16, io::stdin());
            run(checker, options, input, io::stdout())
        }
        Transport::Socket(port) => {
            let address = (Ipv4Addr::LOCALHOST, port);
            // Editors differ in who of the two listens.
            let stream = match TcpStream::connect(address) {
                Ok(stream) => stream,
                Err(_) => TcpListener::bind(address)?.accept()?.0,
            };
            stream.set_nodelay(true)?;
            let input = BufReader::with_capacity(1 << 16, stream.try_clone()?);
            run(checker, options, input, stream)
        }
    }
}

fn run(
    checker: Arc<dyn Checker>,
    options: Options<'_>,
    input: impl io::BufRead + Send + 'static,
    output: impl io::Write + Send + 'static,
) -> io::Result<bool> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build()?;
    let (events, heard) = mpsc::channel();
    let (out, said) = channel::unbounded_channel();
    let shut_down = Arc::new(AtomicBool::new(false));
    let ended = Arc::new(Notify::new());

    // Never one alone: a scan of folders must not keep the text that is typed waiting.
    let threads = thread::available_parallelism().map_or(2, NonZero::get).clamp(2, 4);
    let state = State::new(checker, Pool::new(threads)?, events.clone(), out, options.version);
    thread::Builder::new().name("documents".to_owned()).spawn(move || state.run(&heard))?;

    let (written, to_write) = mpsc::channel();
    let writer = thread::Builder::new().name("output".to_owned()).spawn(move || write(output, &to_write))?;

    let (frames, taken) = channel::channel(AHEAD);
    let refused = written.clone();
    let (over, last) = (Arc::clone(&ended), events.clone());
    let input_ended = Arc::new(AtomicBool::new(false));
    let heard_all = Arc::clone(&input_ended);
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        if read(input, &frames, &refused) {
            // Whoever still waits for something is told that it will not come.
            _ = last.send(Event::End);
        }
        drop((frames, refused));
        heard_all.store(true, Ordering::Relaxed);
        over.notify_one();
    })?;

    let orphaned: Arc<dyn Fn() + Send + Sync> = {
        let ended = Arc::clone(&ended);
        Arc::new(move || ended.notify_one())
    };
    if let Some(process) = options.process {
        parent::watch(process, Arc::clone(&orphaned));
    }
    let (told, shut) = (events.clone(), Arc::clone(&shut_down));
    let (service, socket) = LspService::new(|client| {
        runtime.spawn(speak(client, said, events));
        Server { events: told, shut_down: shut, orphaned }
    });
    let serving = async {
        let output = Answers { whole: written, begun: Vec::new() };
        let library = Library::new(Messages { taken, rest: Vec::new(), at: 0 }, output, socket);
        // On the heap, so that it is gone, and the output with it, when this ends.
        let mut serving = Box::pin(library.concurrency_level(AT_ONCE).serve(service));
        tokio::select! {
            () = &mut serving => {}
            () = ended.notified() => drop(timeout(GRACE, serving).await),
        }
    };
    runtime.block_on(serving);
    runtime.shutdown_background();
    // What was said is heard, by a client that listens.
    if input_ended.load(Ordering::Relaxed) {
        drop(writer.join());
    }
    Ok(shut_down.load(Ordering::Relaxed))
}

/// Reads until the end of the input, or until the client asks for the end: `true`.
fn read(input: impl io::BufRead, frames: &channel::Sender<Vec<u8>>, refused: &mpsc::Sender<Vec<u8>>) -> bool {
    let mut input = Frames::new(input);
    while let Ok(Some(frame)) = input.next() {
        let handed = match frame {
            Frame::Refused(answer) => refused.send(answer).is_ok(),
            Frame::Message(bytes) => frames.blocking_send(bytes).is_ok(),
            Frame::Exit(bytes) => return frames.blocking_send(bytes).is_ok(),
        };
        if !handed {
            break;
        }
    }
    false
}

/// Writes whole messages, as many as there are at once.
fn write(mut output: impl io::Write, messages: &mpsc::Receiver<Vec<u8>>) {
    while let Ok(message) = messages.recv() {
        let all = std::iter::once(message).chain(messages.try_iter());
        let done = all.into_iter().try_for_each(|message| output.write_all(&message)).and_then(|()| output.flush());
        // A client that has closed this end will close the other.
        if done.is_err() {
            return;
        }
    }
}

/// Messages as the library reads them.
struct Messages {
    taken: channel::Receiver<Vec<u8>>,
    rest: Vec<u8>,
    at: usize,
}

impl AsyncRead for Messages {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.at == self.rest.len() {
            match self.taken.poll_recv(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(bytes)) => (self.rest, self.at) = (bytes, 0),
            }
        }
        let end = (self.at + into.remaining()).min(self.rest.len());
        into.put_slice(&self.rest[self.at..end]);
        self.at = end;
        Poll::Ready(Ok(()))
    }
}

/// What the library says, cut into messages: between two of them there is room for answers that are not its own.
struct Answers {
    whole: mpsc::Sender<Vec<u8>>,
    begun: Vec<u8>,
}

impl Answers {
    /// Sends what is whole.
    fn cut(&mut self) {
        while let Some(end) = whole(&self.begun) {
            let rest = self.begun.split_off(end);
            _ = self.whole.send(std::mem::replace(&mut self.begun, rest));
        }
    }
}

/// Where the first message of `bytes`, as the library writes them, ends; `None` if it is not whole.
fn whole(bytes: &[u8]) -> Option<usize> {
    let header = memchr::memmem::find(bytes, b"\r\n\r\n")?;
    let text = std::str::from_utf8(&bytes[..header]).ok()?;
    let length: usize = text.lines().find_map(|line| line.strip_prefix("Content-Length:"))?.trim().parse().ok()?;
    let end = header + 4 + length;
    (end <= bytes.len()).then_some(end)
}

impl AsyncWrite for Answers {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.begun.extend_from_slice(bytes);
        self.cut();
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_cut_where_they_end() {
        let (say, heard) = mpsc::channel();
        let mut answers = Answers { whole: say, begun: Vec::new() };
        let said = b"Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\n[10]";
        for byte in said {
            answers.begun.push(*byte);
            answers.cut();
        }
        let messages: Vec<Vec<u8>> = heard.try_iter().collect();
        assert_eq!(messages, [&said[..23], &said[23..]]);
    }
}
