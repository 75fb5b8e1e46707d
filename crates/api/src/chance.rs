//! Fresh ids, and bytes nobody can guess.

use crate::wire::Failure;
use zeroize::Zeroizing;

/// Twenty characters of Crockford's base 32 in lower case: 100 bits, so that a
/// prefix of six or seven already names one story among thousands.
pub(crate) fn id() -> Result<String, Failure> {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bytes: [u8; 20] = bytes()?;
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).copied().map(char::from);
    Ok(bytes.iter().filter_map(letter).collect())
}

/// Random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0_u8; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Random bytes that are wiped from memory when dropped.
pub(crate) fn secret() -> Result<Zeroizing<[u8; 32]>, Failure> {
    let mut bytes = Zeroizing::new([0_u8; 32]);
    fill(bytes.as_mut_slice())?;
    Ok(bytes)
}

fn fill(bytes: &mut [u8]) -> Result<(), Failure> {
    getrandom::fill(bytes)
        .map_err(|error| Failure::fault(format!("This machine gave no random numbers: {error}.")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_are_twenty_characters_and_differ() {
        let (a, b) = (super::id().unwrap(), super::id().unwrap());
        assert_eq!(a.len(), 20);
        assert_ne!(a, b);
    }
}
