//! As much HTTP as a WebDriver on this machine speaks: one request, one JSON reply.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// Longest a driver may think about one request.
const BOUND: Duration = Duration::from_secs(60);

/// Asks the driver at that port. Gives the status and the body.
pub(crate) fn ask(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<(u16, Value)> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(BOUND))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    read_reply(&mut stream).with_context(|| format!("{method} {path}"))
}

fn read_reply(stream: &mut TcpStream) -> Result<(u16, Value)> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 16 * 1024];
    loop {
        if let Some((status, body)) = whole(&bytes)? {
            return Ok((status, serde_json::from_slice(body)?));
        }
        let read = stream.read(&mut chunk).context("the driver did not answer")?;
        if read == 0 {
            bail!("the driver hung up in the middle of a reply");
        }
        bytes.extend(chunk.iter().take(read));
    }
}

/// Status and body, once all of the body is here.
fn whole(bytes: &[u8]) -> Result<Option<(u16, &[u8])>> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let (head, rest) = bytes.split_at(end);
    let head = String::from_utf8_lossy(head);
    let status =
        head.split(' ').nth(1).and_then(|word| word.parse().ok()).context("a reply without a status")?;
    let length: usize = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse().ok())
        .context("a reply without a length")?;
    let body = rest.get(4..).unwrap_or_default();
    Ok(body.get(..length).map(|body| (status, body)))
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_reply_is_read_when_all_of_it_is_here() {
        let reply = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nnull";
        for cut in 0..reply.len() {
            assert!(whole(&reply[..cut]).unwrap().is_none(), "{cut}");
        }
        assert_eq!(whole(reply).unwrap(), Some((200, &b"null"[..])));
        assert!(whole(b"HTTP/1.1 200 OK\r\n\r\n").is_err());
    }
}
