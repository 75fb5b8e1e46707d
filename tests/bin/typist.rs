//! Types into a story through the api, as the window does, and says what was
//! acknowledged. Somebody else kills it at a bad moment and counts.
//!
//! `typist FILE STORY FROM` appends paragraph after paragraph, numbered from FROM,
//! and prints each number once its save is acknowledged. With `STET_TYPIST=lies`
//! it prints the number before it asks, which is what the counting must catch.
#![allow(clippy::indexing_slicing, reason = "a typist may stop where a reply is not what it must be")]

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::io::Write as _;
use std::sync::Arc;
use stet_api::{Chosen, House, Setup};

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut next =
        |what: &str| args.next().with_context(|| format!("usage: typist FILE STORY FROM; no {what}"));
    let (file, story, from) = (next("FILE")?, next("STORY")?, next("FROM")?.parse()?);
    let lies = std::env::var("STET_TYPIST").is_ok_and(|value| value == "lies");
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(write_on(&file, &story, from, lies))
}

async fn write_on(file: &str, story: &str, from: u64, lies: bool) -> Result<()> {
    let house = House::new(Setup::new(file), Arc::new(drop));
    let opened = ask(&house, "open_story", json!({ "story": story })).await?;
    let story = opened.pointer("/row/id").and_then(Value::as_str).context("a story has an id")?.to_owned();
    let mut seq = opened["seq"].clone();
    let mut order: Vec<Value> = opened["blocks"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|block| block.pointer("/attrs/id").cloned().unwrap_or_default())
        .collect();
    for number in from.. {
        let id = format!("typed-{number}");
        order.push(json!(id));
        let changed = json!({ "type": "paragraph", "attrs": { "id": id }, "content": [{ "type": "text", "text": format!("Line {number}.") }] });
        if lies {
            tell(number)?;
        }
        let typed = json!({ "story": story, "seq": seq, "furniture": null, "changed": [changed], "order": order, "gone": [] });
        seq = ask(&house, "type_text", typed).await?["seq"].take();
        if !lies {
            tell(number)?;
        }
    }
    Ok(())
}

async fn ask(house: &House, command: &str, request: Value) -> Result<Value> {
    house.call(command, request, Chosen::default()).await.with_context(|| command.to_owned())
}

fn tell(number: u64) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{number}")?;
    Ok(out.flush()?)
}
