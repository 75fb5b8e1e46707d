//! A Tauri window around an empty page: what `cargo xtask bench` measures the
//! real window against.

#[path = "../src/acceleration.rs"]
mod acceleration;

fn main() -> tauri::Result<()> {
    acceleration::settle();
    tauri::Builder::default().run(tauri::generate_context!("examples/bare/tauri.conf.json"))
}
