//! The newsroom file on a thread of its own.
//!
//! Work is handed over as closures and answered through a one-shot channel, so
//! one document state per story exists however many windows ask, and the
//! window's thread never waits for a disk.

use crate::failure::Result;
use crate::wire::Failure;
use std::sync::mpsc;
use std::time::Duration;
use tokio::sync::oneshot;

type Work<T> = Box<dyn FnOnce(&mut T) + Send>;

/// How long nothing is asked before the thread tidies up.
const QUIET: Duration = Duration::from_secs(2);

/// A thread that owns a value and does what it is handed, in order. Dropping it
/// waits until the thread has finished what it was handed and put the value
/// away: a process that ends under a thread that still encrypts does not end well.
pub(crate) struct Worker<T> {
    queue: Option<mpsc::Sender<Work<T>>>,
    thread: Option<std::thread::JoinHandle<T>>,
}

impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take() {
            // A panic on that thread was reported where it happened.
            drop(thread.join());
        }
    }
}

impl<T: Send + 'static> Worker<T> {
    /// Starts the thread. `tidy` is called once after each spell of work, when
    /// nobody waits.
    pub(crate) fn start(mut value: T, tidy: fn(&mut T)) -> Result<Self> {
        let (queue, work) = mpsc::channel::<Work<T>>();
        let live = move || {
            while let Ok(job) = work.recv() {
                job(&mut value);
                while let Ok(job) = work.recv_timeout(QUIET) {
                    job(&mut value);
                }
                tidy(&mut value);
            }
            value
        };
        let thread = std::thread::Builder::new().name("newsroom file".into()).spawn(live);
        let refused =
            |error| Failure::fault(format!("No thread could be started for the newsroom file: {error}."));
        Ok(Self { queue: Some(queue), thread: Some(thread.map_err(refused)?) })
    }

    /// Hands work over and waits for its answer without holding a thread.
    pub(crate) async fn ask<R: Send + 'static>(
        &self,
        job: impl FnOnce(&mut T) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let (answer, reply) = oneshot::channel();
        let job: Work<T> = Box::new(move |value| {
            // Nobody waits any more when the window is gone; the work is done all the same.
            let _ = answer.send(job(value));
        });
        self.queue.as_ref().ok_or_else(stopped)?.send(job).map_err(|_| stopped())?;
        reply.await.map_err(|_| stopped())?
    }

    /// Lets the thread finish what it was handed, takes the value back and ends it.
    pub(crate) async fn finish(mut self, end: impl FnOnce(T) -> Result<()> + Send + 'static) -> Result<()> {
        drop(self.queue.take());
        let thread = self.thread.take().ok_or_else(stopped)?;
        let ended = tokio::task::spawn_blocking(move || thread.join().map_err(|_| stopped()).and_then(end));
        ended.await.map_err(|_| stopped())?
    }
}

fn stopped() -> Failure {
    Failure::fault("The newsroom file was closed while it was in use. Open it again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<F: Future>(work: F) -> F::Output {
        tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(work)
    }

    fn note(seen: &mut Vec<u32>, number: u32) -> Result<()> {
        seen.push(number);
        Ok(())
    }

    #[test]
    fn work_is_done_in_order_and_the_value_comes_back() {
        run(async {
            let worker = Worker::start(Vec::new(), |_| ()).unwrap();
            for number in 0..3 {
                worker.ask(move |seen| note(seen, number)).await.unwrap();
            }
            worker.finish(|seen| if seen == [0, 1, 2] { Ok(()) } else { Err(stopped()) }).await.unwrap();
        });
    }

    #[test]
    fn work_already_handed_over_is_done_although_nobody_waits() {
        run(async {
            let worker = Worker::start(Vec::new(), |_| ()).unwrap();
            // Long enough to be handed over, too short to be waited for.
            drop(tokio::time::timeout(Duration::ZERO, worker.ask(|seen| note(seen, 1))).await);
            worker.finish(|seen| if seen == [1] { Ok(()) } else { Err(stopped()) }).await.unwrap();
        });
    }
}
