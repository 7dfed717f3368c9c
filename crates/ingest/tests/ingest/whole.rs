//! What is written can be read: for every kind of cell, reading what was rendered gives it back.

use inzet_ingest::cell::{
    DECISIONS, MEMBER_KINDS, MEMBER_STATES, PRIORITIES, REGIMES, Words, parse_date, parse_decimal,
    parse_fte, parse_id, parse_list, parse_money, parse_name, parse_quantity, parse_share,
    parse_skill, parse_whole, parse_word, parse_yes_no,
};
use inzet_ingest::parse_kbo;
use inzet_model::{Cents, Day, Fte, NumberStyle, Quantity, Share};
use proptest::prelude::*;

const STYLES: [NumberStyle; 3] = [NumberStyle::Auto, NumberStyle::Dutch, NumberStyle::English];

/// `1234567.89` as people write it: with commas for the point, and marks between thousands.
fn writings(plain: &str) -> Vec<String> {
    let (sign, size) = plain
        .strip_prefix('-')
        .map_or(("", plain), |size| ("-", size));
    let (whole, decimals) = size.split_once('.').unwrap_or((size, ""));
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = whole;
    while rest.len() > 3 {
        let (front, group) = rest.split_at(rest.len() - 3);
        groups.insert(0, group);
        rest = front;
    }
    groups.insert(0, rest);
    let mut all = vec![plain.to_owned(), plain.replace('.', ",")];
    for (thousands, decimal) in [
        (".", ","),
        (",", "."),
        (" ", ","),
        ("\u{a0}", "."),
        ("\u{202f}", ","),
    ] {
        all.push(format!(
            "{sign}{}{decimal}{decimals}",
            groups.join(thousands)
        ));
    }
    all
}

fn words_are_read_back<T: Clone + PartialEq + std::fmt::Debug>(words: &Words<T>) {
    for (value, english, dutch) in words {
        for word in std::iter::once(english).chain(dutch.iter()) {
            assert_eq!(parse_word(word, words).as_ref(), Ok(value));
            assert_eq!(
                parse_word(&format!(" {} ", word.to_uppercase()), words).as_ref(),
                Ok(value)
            );
        }
    }
}

#[test]
fn fixed_words_are_read_back() {
    words_are_read_back(MEMBER_KINDS);
    words_are_read_back(MEMBER_STATES);
    words_are_read_back(PRIORITIES);
    words_are_read_back(DECISIONS);
    words_are_read_back(REGIMES);
    for (word, value) in [("yes", true), ("Ja", true), ("0", false), ("neen", false)] {
        assert_eq!(parse_yes_no(word), Ok(value));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn money_is_read_back(count in -100_000_000_000_000_i64..=100_000_000_000_000) {
        let money = Cents::new(count);
        for text in writings(&money.to_string()) {
            for style in STYLES {
                prop_assert_eq!(parse_money(&text, style), Ok(money), "{}", text);
            }
        }
    }

    #[test]
    fn fte_quantities_and_shares_are_read_back(
        hundredths in 0_u32..=100_000,
        quantity in 0..=Quantity::MAX_HUNDREDTHS,
        millionths in 0..=Share::DENOMINATOR,
    ) {
        let fte = Fte::from_hundredths(hundredths);
        let quantity = Quantity::from_hundredths(quantity).unwrap();
        let share = Share::from_millionths(millionths).unwrap();
        let auto = NumberStyle::Auto;
        prop_assert_eq!(parse_fte(&fte.to_string(), auto), Ok(fte));
        prop_assert_eq!(parse_quantity(&quantity.to_string(), auto), Ok(quantity));
        // A share of 12.345% can be read two ways, like any number.
        prop_assert_eq!(parse_share(&share.to_string(), NumberStyle::English), Ok(share));
    }

    #[test]
    fn whole_numbers_and_dates_are_read_back(number in any::<i32>(), day in -25_567_i32..=84_005) {
        let (number, day) = (i64::from(number), Day::from_number(day));
        prop_assert_eq!(parse_whole(&number.to_string(), NumberStyle::Auto, i64::MIN..=i64::MAX), Ok(number));
        prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
        let (year, month, of_month) = day.ymd();
        prop_assert_eq!(parse_date(&format!("{of_month:02}/{month:02}/{year}")), Ok(day));
    }

    #[test]
    fn ids_names_and_skills_are_read_back(id in "[^#|\\p{C}\\p{Z}]{1,64}", name in "[a-z:+ ]{0,8}[a-z]", level in 1_u8..=5) {
        prop_assert_eq!(parse_id(&id), Ok(id.clone()));
        prop_assert_eq!(parse_name(&id), Ok(id.clone()));
        let name = name.trim().to_owned();
        prop_assert_eq!(parse_skill(&format!("{name}:{level}")), Ok((name.clone(), level)));
        let list = format!("{name}|{id}");
        prop_assert_eq!(parse_list(&list).collect::<Vec<_>>(), vec![name.as_str(), id.as_str()]);
    }

    #[test]
    fn enterprise_numbers_are_read_back(front in 0_u32..=19_999_999) {
        let check = 97 - front % 97;
        let digits = format!("{front:08}{check:02}");
        let dotted = format!("{}.{}.{}", &digits[..4], &digits[4..7], &digits[7..]);
        prop_assert_eq!(parse_kbo(&dotted).unwrap().digits, digits.clone());
        let wrong = format!("{front:08}{:02}", check % 97 + 1);
        prop_assert!(parse_kbo(&wrong).is_err());
    }

    #[test]
    fn no_text_makes_a_cell_panic(text in "\\PC{0,40}|[0-9., \u{a0}%:|#/+-]{0,30}") {
        for style in STYLES {
            let _ = parse_decimal(&text, style);
            let _ = parse_share(&text, style);
            let _ = parse_money(&text, style);
            let _ = parse_fte(&text, style);
        }
        let _ = (parse_date(&text), parse_id(&text), parse_skill(&text), parse_kbo(&text));
        let _ = (inzet_ingest::parse_iban(&text), inzet_ingest::parse_bic(&text), inzet_ingest::parse_ovo(&text));
    }
}
