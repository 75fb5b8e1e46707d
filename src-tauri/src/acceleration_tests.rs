use super::{Machine, Renderer, choose, render_nodes};

fn desk_with_a_card() -> Machine {
    Machine { drivers: vec!["i915".into()], display_takes_buffers: true, ..Machine::default() }
}

fn check(change: impl FnOnce(&mut Machine), expect: Option<Renderer>) {
    let mut machine = desk_with_a_card();
    change(&mut machine);
    assert_eq!(choose(&machine), expect, "{machine:?}");
}

#[test]
fn a_card_is_used_where_there_is_one() {
    check(|_| {}, Some(Renderer::Shared));
    check(|machine| machine.drivers = vec!["vgem".into(), "amdgpu".into()], Some(Renderer::Shared));
}

#[test]
fn without_a_usable_card_the_processor_draws() {
    check(|machine| machine.drivers.clear(), Some(Renderer::Plain));
    check(|machine| machine.drivers = vec!["vgem".into()], Some(Renderer::Plain));
    check(|machine| machine.software_gl = true, Some(Renderer::Plain));
    check(|machine| machine.display_takes_buffers = false, Some(Renderer::Plain));
}

#[test]
fn a_person_knows_better() {
    check(|machine| machine.told_already = true, None);
    check(|machine| machine.wish = Some("off".into()), Some(Renderer::Plain));
    check(
        |machine| {
            machine.drivers.clear();
            machine.wish = Some("on".into());
        },
        Some(Renderer::Shared),
    );
    check(|machine| machine.wish = Some("perhaps".into()), Some(Renderer::Shared));
}

#[test]
fn render_nodes_are_found_by_name_and_named_by_driver() {
    let root = tempfile::tempdir().unwrap();
    let (nodes, classes) = (root.path().join("dri"), root.path().join("drm"));
    std::fs::create_dir_all(&nodes).unwrap();
    std::fs::create_dir_all(classes.join("renderD128/device")).unwrap();
    std::fs::write(nodes.join("renderD128"), "").unwrap();
    std::fs::write(nodes.join("card0"), "").unwrap();
    std::os::unix::fs::symlink("../bus/drivers/xe", classes.join("renderD128/device/driver")).unwrap();
    assert_eq!(render_nodes(&nodes, &classes), ["xe"]);
    assert!(render_nodes(&root.path().join("none"), &classes).is_empty());
}
