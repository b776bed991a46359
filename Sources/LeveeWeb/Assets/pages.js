// Small comforts. Every page works without them.
"use strict";

// An answer with errors is read from its summary on.
document.querySelector(".errors")?.focus();

// A reader of passports types two or three lines and then Enter: the last one sends the form.
for (const field of document.querySelectorAll("[data-scan]")) {
  field.focus();
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    const lines = field.value.split("\n").filter((line) => line.trim() !== "");
    const zone = lines.length > 0 && lines[0].length >= 30;
    const complete = !zone || (lines.length === 2 && lines[1].length === lines[0].length && lines[0].length !== 30) || lines.length === 3;
    if (complete) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  });
}

// A long table is narrowed as one types.
for (const table of document.querySelectorAll("table[data-filter]")) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  label.textContent = table.dataset.filter + " ";
  label.className = "filter";
  input.type = "search";
  input.autocomplete = "off";
  label.append(input);
  table.closest(".table-box").before(label);
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row, place) => { row.hidden = !wanted.every((word) => texts[place].includes(word)); });
  });
}
