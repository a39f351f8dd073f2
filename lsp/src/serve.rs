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
use crate::framing::Frames;
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
            run(checker, options, input, |_| Ok(tokio::io::stdout()))
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
            run(checker, options, input, move |_| {
                stream.set_nonblocking(false)?;
                Ok(Blocking(stream))
            })
        }
    }
}

fn run<O: AsyncWrite + Send + 'static>(
    checker: Arc<dyn Checker>,
    options: Options<'_>,
    input: impl io::BufRead + Send + 'static,
    output: impl FnOnce(()) -> io::Result<O>,
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

    let (frames, taken) = channel::channel(AHEAD);
    let (over, last) = (Arc::clone(&ended), events.clone());
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        if read(input, &frames) {
            // Whoever still waits for something is told that it will not come.
            _ = last.send(Event::End);
        }
        drop(frames);
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
    let output = output(())?;
    let serving = async {
        let library = Library::new(Messages { taken, rest: Vec::new(), at: 0 }, output, socket);
        let serving = library.concurrency_level(AT_ONCE).serve(service);
        tokio::pin!(serving);
        tokio::select! {
            () = &mut serving => {}
            () = ended.notified() => drop(timeout(GRACE, serving).await),
        }
    };
    runtime.block_on(serving);
    runtime.shutdown_background();
    Ok(shut_down.load(Ordering::Relaxed))
}

/// Reads until the end of the input, or until the client asks for the end: `true`.
fn read(input: impl io::BufRead, frames: &channel::Sender<Vec<u8>>) -> bool {
    let mut input = Frames::new(input);
    while let Ok(Some(frame)) = input.next() {
        if frames.blocking_send(frame.bytes).is_err() || frame.exits {
            return frame.exits;
        }
    }
    false
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

/// A connection that is written to and waits.
struct Blocking(TcpStream);

impl AsyncWrite for Blocking {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(io::Write::write(&mut self.0, bytes))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.0.shutdown(std::net::Shutdown::Write))
    }
}
