//! Runs tools alternately and asks the system what each process used.

use std::fs::{self, File};
use std::io;
use std::mem::MaybeUninit;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::scratch;
use crate::tool::{Job, Tool};

/// What one process, with the processes it started and waited for, used.
#[derive(Clone, Copy)]
pub(crate) struct Usage {
    pub(crate) wall: Duration,
    /// In user and system mode, of all threads.
    pub(crate) cpu: Duration,
    /// The most resident memory of any one of the processes.
    pub(crate) peak: u64,
}

/// All runs of one tool.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// Not a scanner: shown for comparison with what the system itself takes.
    pub(crate) reference: bool,
    pub(crate) runs: Vec<Usage>,
}

/// Runs each tool once to warm caches, then `runs` times by turns, so that what else happens on the machine meets all.
pub(crate) fn alternately(tools: &[Tool], job: &Job, runs: usize) -> Result<Vec<Row>, String> {
    let mut rows: Vec<Row> =
        tools.iter().map(|tool| Row { name: tool.name, reference: tool.reference, runs: Vec::new() }).collect();
    for run in 0..=runs {
        for (tool, row) in tools.iter().zip(&mut rows) {
            let usage = once(tool, job)?;
            if run > 0 {
                row.runs.push(usage);
            }
        }
    }
    rows.retain(|row| !row.runs.is_empty());
    Ok(rows)
}

fn once(tool: &Tool, job: &Job) -> Result<Usage, String> {
    let output = scratch::folder("output");
    let write = || File::create(&output).map_err(|error| format!("{}: {error}", output.display()));
    let file = write()?;
    let again = file.try_clone().map_err(|error| error.to_string())?;
    let mut command: Command = tool.command(job);
    command.current_dir(job.folder()).stdin(Stdio::null()).stdout(file).stderr(again);
    let started = Instant::now();
    let child = command.spawn().map_err(|error| format!("{}: {error}", tool.name))?;
    let (status, mut usage) = wait(&child).map_err(|error| format!("{}: {error}", tool.name))?;
    usage.wall = started.elapsed();
    let text = fs::read(&output).map_err(|error| error.to_string())?;
    tool.check(job, status, &String::from_utf8_lossy(&text))?;
    Ok(usage)
}

/// Waits for a child; its exit code (-1 after a signal), and what it used but the wall time.
#[allow(unsafe_code)]
fn wait(child: &Child) -> io::Result<(i32, Usage)> {
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    let pid = libc::pid_t::try_from(child.id()).map_err(io::Error::other)?;
    // SAFETY: both pointers are to live variables of the types that the call writes; the child is ours and was not
    // waited for (`Child` is dropped without it).
    if unsafe { libc::wait4(pid, &raw mut status, 0, usage.as_mut_ptr()) } != pid {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the call succeeded, so it has written the structure; and all zeros is a valid one.
    let usage = unsafe { usage.assume_init() };
    let code = if libc::WIFEXITED(status) { libc::WEXITSTATUS(status) } else { -1 };
    // Linux counts kilobytes, macOS bytes.
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    let time = |time: libc::timeval| Duration::from_micros(time.tv_sec as u64 * 1_000_000 + time.tv_usec as u64);
    let cpu = time(usage.ru_utime) + time(usage.ru_stime);
    Ok((code, Usage { wall: Duration::ZERO, cpu, peak: usage.ru_maxrss as u64 * unit }))
}
