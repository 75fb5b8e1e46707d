//! A Tauri window around an empty page, or around the page at the address it is
//! given: what `cargo xtask bench` measures the real window against.

#[path = "../src/acceleration.rs"]
mod acceleration;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    acceleration::settle();
    let mut context = tauri::generate_context!("examples/bare/tauri.conf.json");
    if let Some(address) = std::env::args().nth(1) {
        for window in &mut context.config_mut().app.windows {
            window.url = tauri::WebviewUrl::External(address.parse()?);
        }
    }
    Ok(tauri::Builder::default().run(context)?)
}
