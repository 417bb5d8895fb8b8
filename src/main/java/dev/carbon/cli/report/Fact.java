package dev.carbon.cli.report;

/** Something to know of a run or of several, and what it is called. */
record Fact(String label, String text) {}
