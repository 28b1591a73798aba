// Draws every chart of a page from the JSON beside it; its table stands below, with or without this file.
// Legend on top, zero base, plan dashed, actual solid in the accent, no animation (look: charts).

const css = getComputedStyle(document.documentElement);
const token = (name) => css.getPropertyValue(name).trim();
const COLOURS = { actual: token("--accent"), plan: token("--ink-3"), peer: token("--control") };

function option(chart) {
  const text = { color: token("--ink-2"), fontFamily: token("--sans"), fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: true, label: { description: chart.says } },
    textStyle: text,
    legend: { top: 0, left: 0, icon: "rect", itemWidth: 14, itemHeight: 3, textStyle: text },
    tooltip: { trigger: "axis", confine: true },
    grid: { top: 56, left: 8, right: 24, bottom: 8, containLabel: true },
    xAxis: { type: "category", data: chart.labels, axisLabel: text, axisLine: { lineStyle: { color: token("--control") } } },
    yAxis: { type: "value", name: chart.unit, nameTextStyle: { ...text, align: "left" }, axisLabel: text, splitLine: { lineStyle: { color: token("--rule") } } },
    series: chart.series.map((line) => ({
      name: line.name,
      type: line.bar ? "bar" : "line",
      data: line.values,
      color: COLOURS[line.role] ?? COLOURS.actual,
      lineStyle: { width: 2, type: line.role === "plan" ? "dashed" : "solid" },
      symbol: "none",
      barMaxWidth: 28,
      endLabel: line.bar ? undefined : { show: true, ...text, formatter: ({ value }) => value ?? "" },
    })),
  };
}

for (const box of document.querySelectorAll(".chart[data-chart]")) {
  const chart = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const drawn = window.echarts.init(box, null, { renderer: "canvas" });
  drawn.setOption(option(chart));
  new ResizeObserver(() => drawn.resize()).observe(box);
}
