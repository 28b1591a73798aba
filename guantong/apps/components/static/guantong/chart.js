// Draws every chart of a page from the JSON beside it; its table stands below, with or without this file.
// Legend on top, zero base, plan dashed, actual solid in the accent, no animation (look: charts).

const css = getComputedStyle(document.documentElement);
const token = (name) => css.getPropertyValue(name).trim();
const COLOURS = { actual: token("--accent"), plan: token("--ink-3"), peer: token("--control"), forecast: token("--accent-deep") };

// the interval of a forecast: a line from its low to its high end, at every label that has one
function interval(line) {
  const ends = line.values.flatMap((value, at) => (value === null ? [] : [[{ coord: [at, line.low[at]] }, { coord: [at, line.high[at]] }]]));
  return { silent: true, symbol: ["rect", "rect"], symbolSize: [14, 2], lineStyle: { type: "solid", width: 2, color: COLOURS.forecast }, label: { show: false }, data: ends };
}

// what rules point at: a pin over the label, on the first series drawn
function pins(chart) {
  const first = chart.series[0];
  const at = [...new Set(chart.marks.map((mark) => chart.labels.indexOf(mark.label)))].filter((label) => label >= 0);
  const data = at.map((label) => ({ coord: [label, first.values[label] ?? 0], value: chart.marks.filter((mark) => mark.label === chart.labels[label]).length }));
  return { symbol: "triangle", symbolSize: 12, symbolOffset: [0, -12], itemStyle: { color: token("--warn") }, label: { show: true, position: "top", color: token("--warn") }, data };
}

// what stands at the end of a line: as in the table, its thousands apart
const printed = ({ value }) => (value === null || value === undefined ? "" : value.toLocaleString("en-US", { maximumFractionDigits: Math.abs(value) < 1000 ? 2 : 0 }));

function option(chart) {
  const text = { color: token("--ink-2"), fontFamily: token("--sans"), fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: true, label: { description: chart.says } },
    textStyle: text,
    legend: { top: 0, left: 0, icon: "rect", itemWidth: 14, itemHeight: 3, textStyle: text },
    tooltip: { trigger: "axis", confine: true },
    grid: { top: 56, left: 8, right: chart.series.every((line) => line.bar) ? 24 : 64, bottom: 8, containLabel: true },
    xAxis: { type: "category", data: chart.labels, axisLabel: text, axisLine: { lineStyle: { color: token("--control") } } },
    yAxis: { type: "value", name: chart.unit, nameTextStyle: { ...text, align: "left" }, axisLabel: text, splitLine: { lineStyle: { color: token("--rule") } } },
    series: chart.series.map((line, number) => ({
      name: line.name,
      type: line.bar ? "bar" : line.role === "forecast" ? "scatter" : "line",
      data: line.values,
      color: COLOURS[line.role] ?? COLOURS.actual,
      lineStyle: { width: 2, type: line.role === "plan" ? "dashed" : "solid" },
      symbol: line.role === "forecast" ? "diamond" : "none",
      symbolSize: 10,
      markLine: line.low.length ? interval(line) : undefined,
      markPoint: number === 0 && chart.marks.length ? pins(chart) : undefined,
      barMaxWidth: 28,
      labelLayout: { moveOverlap: "shiftY" },
      endLabel: line.bar ? undefined : { show: true, ...text, formatter: printed },
    })),
  };
}

for (const box of document.querySelectorAll(".chart[data-chart]")) {
  const chart = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const drawn = window.echarts.init(box, null, { renderer: "canvas" });
  drawn.setOption(option(chart));
  new ResizeObserver(() => drawn.resize()).observe(box);
}
