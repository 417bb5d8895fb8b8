// All charts, again whenever their colours change.

const charts = {};

const draw = (id, make) => {
  if (charts[id]) {
    charts[id].destroy();
  }
  charts[id] = make();
};

/** A chart of sums, unless there is nothing to see. */
const drawIfAny = (id, groups, make) => {
  find(id).parentElement.hidden = !isDrawable(groups);
  if (isDrawable(groups)) {
    draw(id, make);
  }
};

const drawAll = () => {
  useColours();
  drawIfAny("over-time", report.overTime, drawOverTime);
  drawIfAny("by-region", report.byRegion, drawByRegion);
  if (report.hours.length > 0) {
    draw("intensity", drawIntensity);
  }
};

// To begin with, and on paper.

const onPaper = (paper) => {
  if (paper) {
    document.documentElement.dataset.scheme = "light";
  } else {
    delete document.documentElement.dataset.scheme;
  }
  drawAll();
};

document.querySelectorAll(".of-runs").forEach((section) => {
  section.hidden = report.overTime.length === 0;
});
tellOf("over-time-remark", report.overTime, "One bar for each " + report.step + "; times in UTC. ");
tellOf("by-region-remark", report.byRegion, "");
find("no-hours").textContent = "Of no run that has ended are the hours known.";
if (report.hours.length > 0) {
  offerRuns();
  find("run-choice").addEventListener("change", () => draw("intensity", drawIntensity));
}
showRows();
drawAll();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));
