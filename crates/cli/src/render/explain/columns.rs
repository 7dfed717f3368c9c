//! Rows of words in columns that stand straight.

/// On which side the words of a column stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows with two blanks before and between their columns. The last column is not padded.
pub fn render_columns(rows: &[Vec<String>], sides: &[Side]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let width = width(column);
            let side = sides.get(column).copied().unwrap_or(Side::Left);
            match side {
                Side::Left => line.push_str(&format!("  {cell:<width$}")),
                Side::Right => line.push_str(&format!("  {cell:>width$}")),
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_right_and_words_left() {
        let row = |words: [&str; 2]| words.map(str::to_owned).to_vec();
        let text = render_columns(
            &[row(["één", "1,00"]), row(["twee", "10,00"])],
            &[Side::Left, Side::Right],
        );
        assert_eq!(text, "  één    1,00\n  twee  10,00\n");
    }
}
