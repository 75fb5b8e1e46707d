use super::*;
use serde_json::json;

#[test]
fn a_block_survives_the_trip() {
    let block = json!({"type":"paragraph","attrs":{"id":"b1"},"content":[
        {"type":"text","text":"The "},
        {"type":"text","text":"harbour","marks":[{"type":"link","attrs":{"href":"https://port.example/","title":null}},{"type":"strong"}]},
        {"type":"hard_break"},
        {"type":"note_ref","attrs":{"label":"1"}}]});
    assert_eq!(block_to_json(&block_from_json(&block).unwrap()), block);
}

#[test]
fn a_later_schema_is_refused_and_an_unknown_node_is_never_dropped() {
    let later = json!({"schema": 99, "furniture": {}, "blocks": []});
    assert_eq!(document_from_json(&later), Err(JsonError::Newer { found: 99 }));
    let unknown = json!({"type":"hologram","attrs":{"id":"b"}});
    assert!(matches!(block_from_json(&unknown), Err(JsonError::Unknown { what: "node", .. })));
}

#[test]
fn a_tower_of_quotations_is_an_error_and_not_a_crash() {
    let mut tower = json!({"type":"paragraph"});
    for _ in 0..100 {
        tower = json!({"type":"quotation","attrs":{"id":"q"},"content":[tower]});
    }
    assert_eq!(block_from_json(&tower), Err(JsonError::TooDeep));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_document_survives_the_trip(document in crate::text::generate::document()) {
        proptest::prop_assert_eq!(document_from_json(&document_to_json(&document)), Ok(document));
    }
}
