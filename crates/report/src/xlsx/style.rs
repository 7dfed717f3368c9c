//! How cells look: a calm sheet with a dark heading, and soft colours that tell members apart.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::language::Language;

/// Above the columns.
pub(super) fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x1F_3A_5F))
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

/// A title.
pub(super) fn title() -> Format {
    Format::new()
        .set_bold()
        .set_font_size(16)
        .set_font_color(Color::RGB(0x1F_3A_5F))
}

/// Words.
pub(super) fn word() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

/// A sentence.
pub(super) fn sentence() -> Format {
    word().set_text_wrap()
}

/// Words that a spreadsheet could take for a formula once they are edited.
pub(super) fn quoted() -> Format {
    word().set_quote_prefix()
}

/// Whole numbers.
pub(super) fn whole() -> Format {
    word().set_num_format("#,##0")
}

/// FTE, FTE-days and euro.
pub(super) fn hundredths() -> Format {
    word().set_num_format("#,##0.00")
}

/// Ratios.
pub(super) fn ratio() -> Format {
    word().set_num_format("0.0%")
}

/// Ratios on a coloured field.
pub(super) fn heat() -> Format {
    Format::new()
        .set_num_format("0%")
        .set_align(FormatAlign::Center)
}

/// Days, as the language writes them.
pub(super) fn date(language: Language) -> Format {
    word().set_num_format(language.pick("dd/mm/yyyy", "yyyy-mm-dd"))
}

/// A week in which somebody works for the member of this rank.
pub(super) fn slot(rank: usize) -> Format {
    Format::new()
        .set_num_format("0.00")
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(SLOTS[rank % SLOTS.len()]))
        .set_font_color(Color::RGB(0x1B_1B_1B))
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::White)
}

/// Soft colours, neighbours far apart; dark text reads well on each.
const SLOTS: [u32; 12] = [
    0xBF_D7_EA, 0xF7_D6_A8, 0xC9_E4_C5, 0xF4_C7_C7, 0xD9_CC_EB, 0xF3_E9_A6, 0xBF_E3_DF, 0xEB_CB_E0,
    0xD6_D6_D6, 0xDD_E5_A9, 0xC5_CB_F2, 0xE6_CF_BC,
];
