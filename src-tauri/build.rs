//! Lists the commands the page may call and embeds the page.

const COMMANDS: &[&str] = &[
    "call",
    "close_anyway",
    "export_folder",
    "flushed",
    "open_window",
    "pick_folder",
    "pick_import",
    "pick_photo",
    "print_proof",
    "proof_pdf",
    "save_elsewhere",
    "window_title",
];

fn main() {
    println!("cargo::rerun-if-changed=../ui/dist");
    if !std::path::Path::new("../ui/dist/index.html").exists() {
        println!(
            "cargo::error=the page is not built yet (ui/dist is empty): `cargo xtask run` builds it and the window"
        );
        return;
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
