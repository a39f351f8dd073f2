//! The threads that check.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// Something to do.
type Job = Box<dyn FnOnce() + Send>;

/// Room for what is recursive below: expressions, parsers of configuration.
const STACK: usize = 16 << 20;

#[derive(Default)]
struct Queue {
    jobs: Mutex<VecDeque<Job>>,
    come: Condvar,
}

/// A fixed number of threads.
pub(crate) struct Pool {
    queue: Arc<Queue>,
    threads: usize,
}

impl Pool {
    /// Starts `threads`.
    ///
    /// # Errors
    /// Not even one can be started.
    pub(crate) fn new(threads: usize) -> io::Result<Self> {
        let queue = Arc::new(Queue::default());
        let mut started = 0;
        for number in 0..threads {
            let queue = Arc::clone(&queue);
            let name = format!("check-{number}");
            match thread::Builder::new().name(name).stack_size(STACK).spawn(move || work(&queue)) {
                Ok(_) => started += 1,
                Err(error) if started == 0 => return Err(error),
                Err(_) => break,
            }
        }
        Ok(Self { queue, threads: started })
    }

    /// How many there are.
    pub(crate) fn threads(&self) -> usize {
        self.threads
    }

    /// Does `job` on one of them. If it fails, `failed` is called.
    pub(crate) fn run(&self, job: impl FnOnce() + Send + 'static, failed: impl FnOnce() + Send + 'static) {
        let job = Box::new(move || {
            // The words of a panic may quote what was looked at.
            if catch_unwind(AssertUnwindSafe(job)).is_err() {
                failed();
            }
        });
        self.queue.jobs.lock().unwrap_or_else(PoisonError::into_inner).push_back(job);
        self.queue.come.notify_one();
    }
}

fn work(queue: &Queue) {
    loop {
        let mut jobs = queue.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let job = loop {
            match jobs.pop_front() {
                Some(job) => break job,
                None => jobs = queue.come.wait(jobs).unwrap_or_else(PoisonError::into_inner),
            }
        };
        drop(jobs);
        job();
    }
}
