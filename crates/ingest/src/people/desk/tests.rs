use super::*;

fn check(text: &str, expect: &[(&str, &str)]) {
    let found: Vec<(&str, String)> =
        claims(text).into_iter().map(|claim| (claim.function.name(), claim.desk)).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(function, desk)| (*function, desk.as_str())).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_bio_claims_a_role_and_its_desk() {
    check("Mara serves as the deputy desk chief for Africa.", &[("deputy-chief", "Africa")]);
    check(
        "She is desk chief for the Middle East and North Africa at Tidewater.",
        &[("chief", "Middle East and North Africa")],
    );
    check("Lena is editor of the Coast desk.", &[("editor", "Coast")]);
    check("He is the paper’s Africa editor.", &[("editor", "Africa")]);
    check("Tomás is a reporter on the Harbour desk and a keen rower.", &[("reporter", "Harbour")]);
    check("She heads the Culture desk.", &[("chief", "Culture")]);
    check("She is a senior transport correspondent.", &[("reporter", "transport")]);
    check("Mara Idowu is Tidewater's deputy Coast desk chief.", &[("deputy-chief", "Coast")]);
    check("Head of the Science desk", &[("chief", "Science")]);
    check("Mara, a former diver, is deputy head of the Coast desk.", &[("deputy-chief", "Coast")]);
    check("She has served as sub-editor on the foreign desk since 2020.", &[("sub", "foreign")]);
    check("He contributes to the Weather desk.", &[("contributor", "Weather")]);
    check("Deputy desk chief for Africa", &[("deputy-chief", "Africa")]);
    check(
        "Jeanne est cheffe adjointe du service Littoral et vit à Port-Ambre.",
        &[("deputy-chief", "Littoral")],
    );
    check("Lena ist stellvertretende Leiterin des Ressorts Küste.", &[("deputy-chief", "Küste")]);
    check("Es jefa de la sección de Puertos.", &[("chief", "Puertos")]);
    check("سارة صحفية، وهي نائبة رئيس قسم أفريقيا.", &[("deputy-chief", "أفريقيا")]);
    check("سارة صحفية وتشغل منصب نائبة رئيس قسم أفريقيا.", &[("deputy-chief", "أفريقيا")]);
}

#[test]
fn the_past_and_other_houses_claim_nothing() {
    for text in [
        "She is a former Africa editor.",
        "He was desk chief for Africa until 2019.",
        "He served as desk chief for Africa from 2015 to 2019.",
        "Previously deputy desk chief for Europe, he lives in Port Amber.",
        "She is a senior editor.",
        "She is a freelance reporter and editor based in Port Amber.",
        "He is editor of the Harbour Post.",
        "An award-winning journalist, she has written for many papers.",
        "She is a reporter for the Harbour Post.",
        "Ancienne cheffe du service Littoral, elle écrit des livres.",
        "She is head of communications.",
        "Mara is a published journalist with six years of experience in freelance journalism.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn the_reason_is_the_phrase() {
    let claims = claims("In her spare time she sails. Mara serves as the deputy desk chief for Africa.");
    assert_eq!(claims[0].because, "serves as the deputy desk chief for Africa");
}
