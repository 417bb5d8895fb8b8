// The two charts of sums.

const sumsOf = (groups, kind) => groups.map((group) => group[kind].carbonGrams);

const barsOf = (groups, kind, label, unit) => ({
  label,
  data: sumsOf(groups, kind).map((grams) => (known(grams) ? grams / unit.worth : null)),
  backgroundColor: kind === "cloud" ? colour("cloud") : stripes("rehearsal"),
  borderColor: colour(kind === "cloud" ? "cloud" : "rehearsal"),
  borderWidth: 1.5,
  maxBarThickness: 42,
  skipNull: true,
  minBarLength: 2,
  sums: groups.map((group) => group[kind]),
});

const kindsOf = (groups) =>
  [["cloud", "in the cloud"], ["rehearsals", "rehearsals"]]
    .filter(([kind]) => groups.some((group) => group[kind].runs > 0));

const tellOfSums = (item) => {
  const sums = item.dataset.sums[item.dataIndex];
  const unknown = sums.carbonGramsUnknown;
  return [
    item.dataset.label + ": " + amount(sums.carbonGrams) + " g CO\u2082eq, "
      + amount(sums.energyKwh) + " kWh, " + runs(sums.runs),
    ...(unknown > 0 ? [runs(unknown) + " of them unknown"] : []),
  ];
};

const unknownIn = (groups) =>
  groups.reduce((sum, group) => sum + group.cloud.carbonGramsUnknown + group.rehearsals.carbonGramsUnknown, 0);

const isDrawable = (groups) => kindsOf(groups).some(([kind]) => sumsOf(groups, kind).some(known));

const tellOf = (id, groups, text) => {
  const unknown = unknownIn(groups);
  const left = unknown > 0 ? "Unknown, and not drawn: the emissions of " + runs(unknown) + "." : "";
  find(id).textContent = isDrawable(groups) ? text + left : "Nothing to draw: of no run are the emissions known.";
};

const drawSums = (id, groups, horizontal) => {
  const kinds = kindsOf(groups);
  const unit = unitFor(kinds.flatMap(([kind]) => sumsOf(groups, kind)));
  const value = { beginAtZero: true, title: { display: true, text: unit.name } };
  const label = { grid: { display: false }, ticks: { maxRotation: 60, autoSkip: !horizontal } };
  return new Chart(find(id), {
    type: "bar",
    data: {
      labels: groups.map((group) => group.label),
      datasets: kinds.map(([kind, name]) => barsOf(groups, kind, name, unit)),
    },
    options: {
      indexAxis: horizontal ? "y" : "x",
      interaction: { mode: "index", axis: horizontal ? "y" : "x", intersect: false },
      scales: horizontal ? { x: value, y: label } : { x: label, y: value },
      plugins: {
        tooltip: { filter: (item) => item.dataset.sums[item.dataIndex].runs > 0, callbacks: { label: tellOfSums } },
      },
    },
  });
};

const drawOverTime = () => drawSums("over-time", report.overTime, false);

/** The regions of the cloud, and after them those of the rehearsals. */
const apart = (groups) => {
  const none = { runs: 0, carbonGrams: null, carbonGramsUnknown: 0 };
  const some = (kind) => groups.filter((group) => group[kind].runs > 0);
  return [
    ...some("cloud").map((group) => ({ label: group.label, cloud: group.cloud, rehearsals: none })),
    ...some("rehearsals").map((group) => ({
      label: [group.label, "(rehearsals)"], cloud: none, rehearsals: group.rehearsals,
    })),
  ];
};

const drawByRegion = () => {
  const bars = apart(report.byRegion);
  find("by-region").parentElement.style.height = Math.max(10, 6 + 2.6 * bars.length) + "rem";
  return drawSums("by-region", bars, true);
};
