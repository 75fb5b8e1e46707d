//! Whether the webview may draw with the graphics card, decided before GTK starts.
//!
//! Without a usable card WebKitGTK's default renderer repaints the whole window
//! for every key, in software, and copies it twice: 34 ms from key to pixel
//! where the plain renderer needs 8. So a machine without one gets the plain
//! renderer; `STET_ACCELERATION=on|off` overrules. What the environment already
//! says about WebKit is left alone.
//!
//! The plain renderer needs no OpenGL. GTK would ask for it when it opens the
//! display and WebKit when it looks for the card's device, and on such a machine
//! both get one in software, with a compiler in it: 17 MB that nothing uses.

use std::path::Path;
use x11rb::connection::RequestConnection as _;

/// The switch that WebKitGTK reads when its first page starts.
const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// What makes the renderer plain: WebKit's switch, no OpenGL for GTK's windows, and
/// no search for the device of a card.
const PLAIN: [(&str, &str); 3] =
    [(SWITCH, "1"), ("GDK_GL", "disable"), ("WEBKIT_WEB_RENDER_DEVICE_FILE", "/dev/null")];

/// How the page gets onto the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Renderer {
    /// WebKit's own choice: buffers shared with the graphics card.
    Shared,
    /// Drawn and copied by the processor.
    Plain,
}

/// What was found out about this machine.
#[derive(Clone, Debug, Default)]
pub(crate) struct Machine {
    /// `STET_ACCELERATION`.
    pub(crate) wish: Option<String>,
    /// The user told WebKit or Mesa themselves.
    pub(crate) told_already: bool,
    /// Drivers of the render nodes that this user may open.
    pub(crate) drivers: Vec<String>,
    /// Mesa was told to draw in software.
    pub(crate) software_gl: bool,
    /// The display takes buffers from the card: Wayland, or an X server with DRI3.
    pub(crate) display_takes_buffers: bool,
}

/// Drivers that have a render node and no card behind it.
const CARDLESS: [&str; 3] = ["vgem", "vkms", "simpledrm"];

/// The renderer for this machine; `None` leaves everything as the user set it.
pub(crate) fn choose(machine: &Machine) -> Option<Renderer> {
    match machine.wish.as_deref() {
        Some("on") => return Some(Renderer::Shared),
        Some("off") => return Some(Renderer::Plain),
        _ if machine.told_already => return None,
        _ => {}
    }
    let card = machine.drivers.iter().any(|driver| !CARDLESS.contains(&driver.as_str()));
    let usable = card && !machine.software_gl && machine.display_takes_buffers;
    Some(if usable { Renderer::Shared } else { Renderer::Plain })
}

/// Looks at the machine and sets WebKit's switch. Call first, before any thread.
pub(crate) fn settle() {
    if choose(&look()) == Some(Renderer::Plain) {
        for (name, value) in PLAIN {
            set(name, value);
        }
    }
}

#[expect(unsafe_code, reason = "the environment is the only way to reach WebKit before its first page")]
fn set(name: &str, value: &str) {
    if std::env::var_os(name).is_none() {
        // SAFETY: called first in `main`, while this is the only thread.
        unsafe { std::env::set_var(name, value) };
    }
}

fn look() -> Machine {
    let drivers = render_nodes(Path::new("/dev/dri"), Path::new("/sys/class/drm"));
    Machine {
        wish: std::env::var("STET_ACCELERATION").ok(),
        told_already: std::env::vars_os().any(|(name, _)| is_a_webkit_switch(&name.to_string_lossy())),
        software_gl: std::env::var("LIBGL_ALWAYS_SOFTWARE")
            .is_ok_and(|value| value != "0" && value != "false"),
        display_takes_buffers: !drivers.is_empty() && display_takes_buffers(),
        drivers,
    }
}

fn is_a_webkit_switch(name: &str) -> bool {
    matches!(
        name,
        SWITCH
            | "WEBKIT_DISABLE_COMPOSITING_MODE"
            | "WEBKIT_DMABUF_RENDERER_FORCE_SHM"
            | "WEBKIT_SKIA_ENABLE_CPU_RENDERING"
    )
}

/// The drivers behind the render nodes this user may open.
fn render_nodes(nodes: &Path, classes: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(nodes) else { return Vec::new() };
    entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
        .filter(|entry| std::fs::OpenOptions::new().read(true).write(true).open(entry.path()).is_ok())
        .map(|entry| {
            let driver = classes.join(entry.file_name()).join("device/driver");
            let target = std::fs::read_link(driver).unwrap_or_default();
            target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        })
        .collect()
}

/// A virtual display, or one over the network, is an X server without DRI3.
fn display_takes_buffers() -> bool {
    if std::env::var_os("WAYLAND_DISPLAY").is_some() {
        return true;
    }
    let Ok((display, _)) = x11rb::connect(None) else { return false };
    matches!(display.extension_information("DRI3"), Ok(Some(_)))
}

#[cfg(test)]
#[path = "acceleration_tests.rs"]
mod tests;
