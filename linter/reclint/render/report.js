"use strict";
(() => {
  const controls = document.querySelector(".controls");
  if (!controls) return;
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const buttons = [...controls.querySelectorAll("button")];
  const files = [...document.querySelectorAll("section.file")];
  const findings = [...document.querySelectorAll(".finding")].map((element) => ({
    element, severity: element.dataset.severity, text: element.textContent.toLowerCase(),
  }));
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(buttons.filter((one) => one.ariaPressed === "true").map((one) => one.dataset.filter));
    let shown = 0;
    for (const one of findings) {
      const visible = wanted.has(one.severity) && words.every((word) => one.text.includes(word));
      one.element.hidden = !visible;
      shown += visible;
    }
    const all = shown === findings.length;
    for (const file of files) {
      file.hidden = !all && !file.querySelector(".finding:not([hidden])");
    }
    status.textContent = all ? "" : `${shown} of ${findings.length} findings shown`;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
      apply();
    });
  }
  search.addEventListener("input", apply);
  controls.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && event.target !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      apply();
    }
  });
  for (const about of document.querySelectorAll(".about")) {
    about.addEventListener("toggle", () => {
      const source = document.getElementById(`rule-${about.dataset.rule}`)?.querySelector(".documentation");
      if (about.open && source && !about.querySelector(".documentation")) {
        about.querySelector("p").replaceWith(source.cloneNode(true));
      }
    });
  }
  controls.hidden = false;
  apply();
})();
