const report = JSON.parse(document.getElementById("data").textContent);
const find = (id) => document.getElementById(id);
const SHOWN_ROWS = 20;

// How things are written.

const digits = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, useGrouping: false });
const minutes = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
});
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const known = (value) => value !== null && value !== undefined;

/** As the command writes: three digits, and all of those before the point. */
const amount = (value) => {
  if (!known(value)) {
    return "unknown";
  }
  return Math.abs(value) >= 1000 ? String(Math.round(value)) : digits.format(value);
};

const runs = (count) => count + (count === 1 ? " run" : " runs");

/** The largest unit of which the largest of the values is at least one. */
const unitFor = (grams) => {
  const most = Math.max(0, ...grams.filter(known).map(Math.abs));
  const fitting = report.units.filter((unit) => unit.worth <= most);
  return fitting.length > 0 ? fitting[fitting.length - 1] : report.units.find((unit) => unit.worth === 1);
};

// Colours come from the style sheet, which knows light, dark and paper.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

/** Stripes, so that a rehearsal is told from a run in the cloud without its colour too. */
const stripes = (name) => {
  const tile = document.createElement("canvas");
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour(name);
  pen.lineWidth = 2.5;
  for (const shift of [-8, 0, 8]) {
    pen.beginPath();
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
    pen.stroke();
  }
  return pen.createPattern(tile, "repeat");
};

const useColours = () => {
  Chart.defaults.color = colour("text");
  Chart.defaults.borderColor = colour("line");
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
};
