//! The client's process: when it ends without a word, so do we.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How often it is looked for.
const EVERY: Duration = Duration::from_secs(2);

/// Calls `ended` once there is no process with this number. Where that cannot be told, it is never called: the end of
/// the input is the same news.
pub(crate) fn watch(process: u32, ended: Arc<dyn Fn() + Send + Sync>) {
    let work = move || {
        // One that is not there from the start is a number of another machine or container.
        while is_alive(process) == Some(true) {
            thread::sleep(EVERY);
            if is_alive(process) == Some(false) {
                return ended();
            }
        }
    };
    drop(thread::Builder::new().name("parent".to_owned()).spawn(work));
}

#[cfg(unix)]
fn is_alive(process: u32) -> Option<bool> {
    let process = rustix::process::Pid::from_raw(i32::try_from(process).ok()?)?;
    // That it belongs to somebody else says that it is there.
    Some(rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_alive(_: u32) -> Option<bool> {
    None
}
