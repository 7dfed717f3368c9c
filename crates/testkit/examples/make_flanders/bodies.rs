//! Which Flemish entities of the open data take part in the sample.
//!
//! Left out: policy domains, the association itself, councils, parts of other bodies, posts
//! abroad, and every entity that has merged or was dissolved since the data was made (such as the
//! departments that became WEWIS, the Department of Care and the agency Wonen in Vlaanderen).

/// An entity, where it is seated, and how much it asks for compared with the others (invented).
pub struct Body {
    /// Its code in the open data.
    pub ovo: &'static str,
    /// Seat.
    pub region: &'static str,
    /// Weight in the draw of demands; 0 for none.
    pub weight: u64,
    /// Word of the column kind.
    pub kind: &'static str,
}

const fn flemish(ovo: &'static str, region: &'static str, weight: u64) -> Body {
    Body {
        ovo,
        region,
        weight,
        kind: "flemish",
    }
}

const fn other(ovo: &'static str, region: &'static str, weight: u64) -> Body {
    Body {
        ovo,
        region,
        weight,
        kind: "other",
    }
}

const BRUSSELS: &str = "Brussel";

/// The entities of the sample. A seat is that of the head office; weights are invented.
pub const BODIES: [Body; 58] = [
    flemish("OVO002949", BRUSSELS, 300),
    flemish("OVO000029", BRUSSELS, 22),
    flemish("OVO000031", "Oost-Vlaanderen", 40),
    flemish("OVO000032", BRUSSELS, 18),
    flemish("OVO000034", BRUSSELS, 12),
    flemish("OVO000039", BRUSSELS, 34),
    flemish("OVO000049", BRUSSELS, 30),
    flemish("OVO000050", BRUSSELS, 34),
    flemish("OVO000053", BRUSSELS, 10),
    flemish("OVO000058", BRUSSELS, 45),
    flemish("OVO000060", BRUSSELS, 38),
    flemish("OVO000061", BRUSSELS, 10),
    flemish("OVO000067", BRUSSELS, 20),
    flemish("OVO000070", BRUSSELS, 14),
    flemish("OVO000071", BRUSSELS, 5),
    flemish("OVO000078", BRUSSELS, 70),
    flemish("OVO000084", "Oost-Vlaanderen", 12),
    flemish("OVO000088", BRUSSELS, 12),
    flemish("OVO000089", BRUSSELS, 24),
    flemish("OVO000090", BRUSSELS, 22),
    flemish("OVO000091", "Antwerpen", 26),
    flemish("OVO000092", "Oost-Vlaanderen", 36),
    flemish("OVO000094", BRUSSELS, 24),
    flemish("OVO000096", BRUSSELS, 42),
    flemish("OVO000097", "West-Vlaanderen", 20),
    flemish("OVO000098", BRUSSELS, 40),
    flemish("OVO000100", "Antwerpen", 40),
    flemish("OVO000112", "Limburg", 26),
    flemish("OVO001523", "Vlaams-Brabant", 6),
    flemish("OVO001831", BRUSSELS, 7),
    flemish("OVO001832", BRUSSELS, 8),
    flemish("OVO001833", BRUSSELS, 38),
    flemish("OVO001834", BRUSSELS, 36),
    flemish("OVO001835", BRUSSELS, 30),
    flemish("OVO001846", BRUSSELS, 16),
    flemish("OVO001951", BRUSSELS, 24),
    flemish("OVO002410", BRUSSELS, 6),
    flemish("OVO003323", BRUSSELS, 44),
    flemish("OVO008643", BRUSSELS, 12),
    flemish("OVO049152", BRUSSELS, 22),
    other("OVO000041", "Antwerpen", 12),
    other("OVO000042", BRUSSELS, 8),
    other("OVO000062", "Antwerpen", 6),
    other("OVO000063", "Limburg", 5),
    other("OVO000072", "Antwerpen", 4),
    other("OVO000073", BRUSSELS, 18),
    other("OVO000110", "Oost-Vlaanderen", 16),
    other("OVO000142", "Oost-Vlaanderen", 6),
    other("OVO000174", "Antwerpen", 3),
    other("OVO000175", BRUSSELS, 3),
    other("OVO000176", "Antwerpen", 3),
    other("OVO000236", "West-Vlaanderen", 4),
    other("OVO000733", BRUSSELS, 8),
    other("OVO001729", BRUSSELS, 8),
    other("OVO001841", BRUSSELS, 3),
    other("OVO001842", BRUSSELS, 3),
    other("OVO002305", "Limburg", 10),
    other("OVO027160", BRUSSELS, 3),
];
