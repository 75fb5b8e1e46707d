//! Fresh ids.

use crate::wire::Failure;

/// Twenty characters of Crockford's base 32 in lower case: 100 bits, so that a
/// prefix of six or seven already names one story among thousands.
pub(crate) fn id() -> Result<String, Failure> {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::fault(format!("This machine gave no random numbers: {error}.")))?;
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).copied().map(char::from);
    Ok(bytes.iter().filter_map(letter).collect())
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
