// The grid during one run.

const STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 14400, 43200].map((each) => each * 60000);

const timeTicks = (axis) => {
  const most = axis.width < 500 ? 4 : 8;
  const step = STEPS.find((each) => (axis.max - axis.min) / each <= most) || STEPS[STEPS.length - 1];
  axis.ticks = [];
  for (let at = Math.ceil(axis.min / step) * step; at <= axis.max; at += step) {
    axis.ticks.push({ value: at });
  }
};

const timeText = (axis) => (value, index) => {
  const long = axis.max - axis.min > 5 * 86400000;
  const midnight = value % 86400000 === 0;
  return long ? day.format(value) : midnight || index === 0 ? [clock.format(value), day.format(value)] : clock.format(value);
};

/** A stretch of a run, as the page has it: short, being one of many. */
const spanOf = ([start, end, energy, here, baseline]) => ({ start, end, energy, here, baseline });

/** Level within each stretch; broken where nothing is known or nothing ran. */
const levels = (spans, key) =>
  spans.flatMap((span, index) => {
    const height = known(span[key]) ? span[key] : NaN;
    const level = [{ x: span.start, y: height }, { x: span.end, y: height }];
    const next = spans[index + 1];
    return next && next.start > span.end ? [...level, { x: span.end, y: NaN }] : level;
  });

const lineOf = (spans, key, label, name, dash) => ({
  label,
  data: levels(spans, key),
  borderColor: colour(name),
  backgroundColor: colour(name),
  borderDash: dash,
  borderWidth: 2.5,
  pointRadius: 0,
  pointHitRadius: 6,
});

const fillRows = (spans) => {
  const rows = spans.map((span) => {
    const row = document.createElement("tr");
    const cells = [
      minutes.format(span.start), minutes.format(span.end),
      amount(span.energy), amount(span.here), amount(span.baseline),
    ];
    cells.forEach((text) => row.appendChild(document.createElement("td")).append(text));
    return row;
  });
  find("intensity-rows").replaceChildren(...rows);
};

const remarkOn = (run) => {
  const here = "Mean by the energy used: " + run.region + " " + amount(run.meanGramsPerKwh) + " g CO\u2082eq/kWh";
  const there = run.baselineRegion
    ? ", baseline " + run.baselineRegion + " " + amount(run.baselineMeanGramsPerKwh)
    : "; no baseline region is known";
  const which = run.moved ? " Hours of the last attempt alone." : "";
  return here + there + ". Source: " + run.source + ". Times in UTC." + which;
};

const drawIntensity = () => {
  const run = report.hours[find("run-choice").selectedIndex];
  const spans = run.spans.map(spanOf);
  const lines = [lineOf(spans, "here", run.region + (run.rehearsal ? " (rehearsal)" : ""), "cloud", [])];
  if (spans.some((span) => known(span.baseline))) {
    lines.push(lineOf(spans, "baseline", run.baselineRegion + " (baseline)", "baseline", [8, 5]));
  }
  find("intensity-remark").textContent = remarkOn(run);
  fillRows(spans);
  return new Chart(find("intensity"), {
    type: "line",
    data: { datasets: lines },
    options: {
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: {
          type: "linear",
          min: spans[0].start,
          max: spans[spans.length - 1].end,
          afterBuildTicks: timeTicks,
          ticks: { autoSkip: false, maxRotation: 0, callback(value, index) { return timeText(this)(value, index); } },
        },
        y: { beginAtZero: true, title: { display: true, text: "g CO\u2082eq/kWh" } },
      },
      plugins: {
        legend: { labels: { boxWidth: 36, boxHeight: 0 } },
        tooltip: {
          callbacks: {
            title: (items) => (items.length > 0 ? minutes.format(items[0].parsed.x) + " UTC" : ""),
            label: (item) => item.dataset.label + ": " + amount(item.parsed.y) + " g CO\u2082eq/kWh",
          },
        },
      },
    },
  });
};

const offerRuns = () => {
  const options = report.hours.map(
    (run) => new Option(run.begun + " \u00b7 " + run.region + (run.rehearsal ? " (rehearsal)" : "") + " \u00b7 " + run.run));
  find("run-choice").replaceChildren(...options);
  if (options.length < report.runsOver) {
    find("run-label").textContent = "Run (" + options.length + " of " + report.runsOver + " that have ended)";
  }
  find("hours").hidden = false;
  find("no-hours").hidden = true;
};
