//! Plots with two logarithmic axes, as SVG: what measurements over many orders of magnitude need.
//!
//! Numbers are floats here: a plot is looked at, nothing is computed from it.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::prelude::*;

/// One chart: lines over two logarithmic axes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// What stands above it.
    pub title: String,
    /// What stands along the horizontal axis, with its unit.
    pub across: String,
    /// What stands along the vertical axis, with its unit.
    pub upwards: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of a chart. Lines with the same name have one colour and one place in the legend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it shows.
    pub name: String,
    /// Its points; only those above zero both ways can be drawn.
    pub points: Vec<(f64, f64)>,
    /// Whether each point is marked.
    pub is_marked: bool,
}

const WIDTH: u32 = 860;
const HEIGHT: u32 = 420;

/// Colours that people who see few of them can tell apart too.
///
/// # Source
/// Okabe and Ito, "Color universal design", 2008.
const COLOURS: [RGBColor; 6] = [
    RGBColor(0, 114, 178),
    RGBColor(213, 94, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(86, 180, 233),
    RGBColor(230, 159, 0),
];

/// The SVG of some plots, one below the other. A plot without a point is left out.
#[must_use]
pub fn render_plots(plots: &[Plot]) -> String {
    let plots: Vec<Plot> = plots.iter().map(drawable).collect();
    let shown: Vec<&Plot> = plots.iter().filter(|plot| !plot.lines.is_empty()).collect();
    let count = u32::try_from(shown.len().max(1)).unwrap_or(1);
    let mut text = String::new();
    {
        let root = SVGBackend::with_string(&mut text, (WIDTH, HEIGHT * count)).into_drawing_area();
        let drawn = root.fill(&WHITE).and_then(|()| {
            let areas = root.split_evenly((shown.len().max(1), 1));
            areas
                .iter()
                .zip(&shown)
                .try_for_each(|(area, plot)| draw(area, plot))?;
            root.present()
        });
        drawn.expect("a string takes every shape");
    }
    text
}

/// A plot with what logarithms can show.
fn drawable(plot: &Plot) -> Plot {
    let lines = plot.lines.iter().map(|line| Line {
        points: line
            .points
            .iter()
            .copied()
            .filter(|(x, y)| x.is_finite() && y.is_finite() && *x > 0.0 && *y > 0.0)
            .collect(),
        ..line.clone()
    });
    Plot {
        lines: lines.filter(|line| !line.points.is_empty()).collect(),
        ..plot.clone()
    }
}

fn draw(area: &DrawingArea<SVGBackend, Shift>, plot: &Plot) -> Result<(), Trouble> {
    let points = || plot.lines.iter().flat_map(|line| &line.points);
    let mut chart = ChartBuilder::on(area)
        .caption(&plot.title, ("sans-serif", 18))
        .margin(12)
        .margin_right(36)
        .x_label_area_size(44)
        .y_label_area_size(76)
        .build_cartesian_2d(
            decades(points().map(|point| point.0)).log_scale(),
            decades(points().map(|point| point.1)).log_scale(),
        )?;
    chart
        .configure_mesh()
        .x_desc(&plot.across)
        .y_desc(&plot.upwards)
        .x_label_formatter(&|number| render_tick(*number))
        .y_label_formatter(&|number| render_tick(*number))
        .light_line_style(RGBColor(238, 238, 238))
        .bold_line_style(RGBColor(205, 205, 205))
        .draw()?;
    let mut names: Vec<&str> = Vec::new();
    for line in &plot.lines {
        let place = names.iter().position(|name| *name == line.name);
        let colour = COLOURS[place.unwrap_or(names.len()) % COLOURS.len()];
        let shown = chart.draw_series(LineSeries::new(
            line.points.iter().copied(),
            colour.stroke_width(2),
        ))?;
        if place.is_none() {
            names.push(&line.name);
            shown.label(&line.name).legend(move |(x, y)| {
                PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2))
            });
        }
        if line.is_marked {
            let mark = |&point: &(f64, f64)| Circle::new(point, 4, colour.filled());
            chart.draw_series(line.points.iter().map(mark))?;
        }
    }
    chart
        .configure_series_labels()
        .position(corner(plot))
        .background_style(WHITE.mix(0.85))
        .border_style(RGBColor(205, 205, 205))
        .draw()
}

/// The upper corner that is free: the left one where most lines rise.
fn corner(plot: &Plot) -> SeriesLabelPosition {
    let ends = plot.lines.iter().filter_map(|line| {
        let (first, last) = (line.points.first()?, line.points.last()?);
        Some(last.1 > first.1)
    });
    let rising = ends.filter(|rises| *rises).count();
    if 2 * rising > plot.lines.len() {
        SeriesLabelPosition::UpperLeft
    } else {
        SeriesLabelPosition::UpperRight
    }
}

type Trouble = DrawingAreaErrorKind<<SVGBackend<'static> as DrawingBackend>::ErrorType>;

/// The powers of ten around some numbers, at least two of them.
fn decades(numbers: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    let least = numbers.clone().fold(f64::INFINITY, f64::min);
    let most = numbers.fold(f64::NEG_INFINITY, f64::max);
    let low = least.log10().floor();
    let high = most.log10().ceil().max(low + 1.0);
    // A little beyond: an axis shows no tick at its very end.
    10_f64.powf(low) * 0.999..10_f64.powf(high) * 1.001
}

/// A power of ten as people write it: `0.001`, `1`, `10 000`.
fn render_tick(number: f64) -> String {
    if number < 0.999 {
        let decimals = (-number.log10()).ceil().max(0.0) as usize;
        return format!("{number:.decimals$}");
    }
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, points: &[(f64, f64)]) -> Line {
        Line {
            name: name.into(),
            points: points.to_vec(),
            is_marked: true,
        }
    }

    #[test]
    fn draws_each_line_and_names_it_once() {
        let plot = Plot {
            title: "Gap".into(),
            lines: vec![
                line("greedy", &[(1.0, 5.0), (2.0, 4.0)]),
                line("greedy", &[(1.0, 6.0)]),
                line("decompose", &[(1.0, 0.5), (0.0, 3.0)]),
            ],
            ..Plot::default()
        };
        let svg = render_plots(&[plot]);
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
        assert_eq!(svg.matches("\ngreedy\n").count(), 1);
        // Three marks and the point at zero left out.
        assert_eq!(svg.matches("<circle").count(), 4);
    }

    #[test]
    fn a_plot_without_points_is_left_out() {
        let empty = Plot {
            lines: vec![line("nothing", &[(0.0, 1.0)])],
            ..Plot::default()
        };
        assert!(!render_plots(&[empty]).contains("nothing"));
    }

    #[test]
    fn axes_span_whole_decades() {
        let axis = decades([0.2, 30.0].into_iter());
        assert!(axis.contains(&0.1) && axis.contains(&100.0));
        assert!(!axis.contains(&0.05) && !axis.contains(&200.0));
        assert_eq!(render_tick(0.001), "0.001");
        assert_eq!(render_tick(10_000.0), "10\u{202f}000");
    }

    #[test]
    fn names_stand_where_lines_are_not() {
        let plot = |points: &[(f64, f64)]| Plot {
            lines: vec![line("one", points)],
            ..Plot::default()
        };
        let rising = corner(&plot(&[(1.0, 1.0), (10.0, 5.0)]));
        assert!(matches!(rising, SeriesLabelPosition::UpperLeft));
        let falling = corner(&plot(&[(1.0, 5.0), (10.0, 1.0)]));
        assert!(matches!(falling, SeriesLabelPosition::UpperRight));
    }
}
