//! What the page is allowed, as the build resolved it, kept as a golden file: a
//! new permission is a line in a diff that somebody reads.

use std::collections::BTreeMap;
use tauri_utils::acl::{ExecutionContext, capability::Capability, manifest::Manifest, resolved::Resolved};
use tauri_utils::platform::Target;

const GOLDEN: &str = include_str!("../capabilities.golden.txt");

fn resolved() -> Resolved {
    let manifests: BTreeMap<String, Manifest> =
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/acl-manifests.json"))).unwrap();
    let config: serde_json::Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
    let listed: Vec<Capability> =
        serde_json::from_value(config["app"]["security"]["capabilities"].clone()).unwrap();
    let capabilities = listed.into_iter().map(|one| (one.identifier.clone(), one)).collect();
    Resolved::resolve(&manifests, capabilities, Target::Linux).unwrap()
}

#[test]
fn the_page_may_do_exactly_this() {
    let resolved = resolved();
    assert!(resolved.has_app_acl, "our own commands are open to anyone unless they are listed");
    let mut lines = String::new();
    for (command, uses) in &resolved.allowed_commands {
        for one in uses {
            assert_eq!(one.context, ExecutionContext::Local, "{command} is open to a remote page");
            let windows: Vec<_> = one.windows.iter().map(|pattern| pattern.as_str()).collect();
            lines += &format!("{command} in {}\n", windows.join(", "));
        }
    }
    assert_eq!(
        lines, GOLDEN,
        "what the page may do has changed; if it is meant, change capabilities.golden.txt"
    );
}

#[test]
fn the_policy_lets_in_no_script_and_no_network() {
    let config: serde_json::Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
    let security = &config["app"]["security"];
    assert_eq!(security["csp"]["script-src"], "'self'");
    assert_eq!(security["csp"]["default-src"], "'none'");
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"]["enable"], false);
    let whole = security["csp"].to_string();
    for hole in ["http:", "https:", "*", "unsafe-eval", "blob:"] {
        let left = whole.replace("http://ipc.localhost", "");
        assert!(!left.contains(hole), "the policy lets in {hole}");
    }
}
