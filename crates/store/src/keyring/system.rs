//! The system's keyring: Secret Service, Keychain or Credential Manager.
//!
//! It is another program, which may be absent, asleep or waiting for somebody
//! to type; every question is asked on a thread of its own and given up on
//! after a while. A thread that is given up on may still finish; what it would
//! store is what we asked for.

use crate::error::{Error, Result};
use crate::key::Key;
use keyring::Entry;
use std::sync::mpsc;
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a keyring may take to be there at all.
const TO_ANSWER: Duration = Duration::from_secs(5);
/// How long somebody may take to unlock it.
const TO_UNLOCK: Duration = Duration::from_secs(60);

/// Stores the key and reads it back, since a keyring that only seems to keep it
/// would cost every word.
pub(super) fn keep(name: &str, key: &Key) -> Result<()> {
    let kept = ask(name, {
        let secret = Zeroizing::new(*key.bytes());
        move |entry| {
            entry.set_secret(secret.as_slice())?;
            entry.get_secret().map(Zeroizing::new)
        }
    })?;
    if kept.as_slice() != key.bytes() {
        return Err(Error::Keyring("did not give back the key it was given".to_owned()));
    }
    Ok(())
}

/// The key, or none when the keyring answers that it has none.
pub(super) fn find(name: &str) -> Result<Option<Key>> {
    let found = ask(name, |entry| match entry.get_secret() {
        Ok(secret) => Ok(Some(Zeroizing::new(secret))),
        Err(keyring::Error::NoEntry) => Ok(None),
        Err(other) => Err(other),
    })?;
    found
        .map(|secret| {
            Key::from_bytes(&secret)
                .ok_or_else(|| Error::Keyring("holds something that is not a key".to_owned()))
        })
        .transpose()
}

/// Removes the key.
pub(super) fn forget(name: &str) -> Result<()> {
    ask(name, |entry| entry.delete_credential())
}

fn ask<T: Send + 'static>(
    name: &str,
    question: impl FnOnce(&Entry) -> keyring::Result<T> + Send + 'static,
) -> Result<T> {
    let silent = |_| Error::Keyring("does not answer".to_owned());
    let (there, is_there) = mpsc::channel();
    let (answer, answered) = mpsc::channel();
    let name = name.to_owned();
    std::thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            let entry = Entry::new("stet", &name);
            // Nobody listens any more when we took too long; then nobody needs it.
            let _ = there.send(());
            let _ = answer.send(entry.and_then(|entry| question(&entry)));
        })
        .map_err(|error| Error::Keyring(format!("could not be asked ({error})")))?;
    is_there.recv_timeout(TO_ANSWER).map_err(silent)?;
    answered
        .recv_timeout(TO_UNLOCK)
        .map_err(silent)?
        .map_err(|error| Error::Keyring(format!("refused ({error})")))
}
